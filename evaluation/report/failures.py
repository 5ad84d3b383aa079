"""What went wrong, question by question, with what was found instead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from assistant.answer import Outcome
from corpus import Item, Plan
from evaluation.kinds import Kind, asks_for_a_set, kind_of
from evaluation.measures.outcomes import is_right
from evaluation.measures.sets import set_values
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response

_SHOWN: Final = 5


class Fault(StrEnum):
    """How a response failed, in the words of the report."""

    MISSED = "Another item was found first"
    REFUSED = "Refused, though the plan answers"
    INVENTED = "Answered, though the plan does not"
    OVERLOOKED = "A detail that the plan lacks: neither said so, nor led to the item"
    INCOMPLETE = "Answered with other items than those asked for"
    FAILED = "Ended in another way than it should"


@dataclass(frozen=True, slots=True)
class Found:
    """An item that was found, whether the answer cites it, and how much it matters to the question."""

    item: Item
    cited: bool
    gold: bool
    partial: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that went wrong: what should have been found, and the first five that were."""

    question: AskedQuestion
    response: Response
    gold: tuple[Item, ...]
    found: tuple[Found, ...]


def failures(
    questions: Sequence[AskedQuestion], responses: Mapping[str, Response], plan: Plan
) -> dict[Fault, list[Failure]]:
    """Every failure of a system by its fault; a question may have several."""
    items = {item.id: item for item in plan.items}
    by_fault: dict[Fault, list[Failure]] = {}
    for question in questions:
        response = responses[question.id]
        for fault in faults(question, response):
            gold = tuple(items[item_id] for item_id in question.gold)
            found = tuple(_found(items[item_id], question, response) for item_id in response.items[:_SHOWN])
            by_fault.setdefault(fault, []).append(Failure(question, response, gold, found))
    return {fault: by_fault[fault] for fault in Fault if fault in by_fault}


def faults(question: AskedQuestion, response: Response) -> Iterator[Fault]:
    """The faults of one response."""
    kind = kind_of(question)
    if kind is Kind.ANSWERABLE and response.items[:1] not in {(item_id,) for item_id in question.gold}:
        yield Fault.MISSED
    if response.outcome is None:
        return
    if not is_right(question, response):
        yield _wrong_outcome(kind, response.outcome)
    elif asks_for_a_set(question) and not _complete(question, response):
        yield Fault.INCOMPLETE


def _wrong_outcome(kind: Kind, outcome: Outcome) -> Fault:
    if kind is Kind.DETAIL:
        return Fault.OVERLOOKED
    if kind is Kind.UNANSWERABLE and outcome in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED):
        return Fault.INVENTED
    if kind is not Kind.UNANSWERABLE and outcome is Outcome.NOT_IN_PLAN:
        return Fault.REFUSED
    return Fault.FAILED


def _complete(question: AskedQuestion, response: Response) -> bool:
    return min(set_values(response.cited, question.gold, question.partial).values()) == 1


def _found(item: Item, question: AskedQuestion, response: Response) -> Found:
    return Found(item, item.id in response.cited, item.id in question.gold, item.id in question.partial)
