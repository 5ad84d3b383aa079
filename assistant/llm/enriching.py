"""A plan → proposals of renderings and expected questions by a language model, for a person to correct and accept."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from assistant.gate.numbers import PAIR, numbers_in
from assistant.language import Language, recognise
from assistant.llm.deadline import Deadline
from assistant.llm.model import LanguageModel, Message, whole_text
from assistant.llm.prompt import fenced
from corpus import Item, Plan
from corpus.plan import Status
from corpus.proposals import Proposal, ProposalKind
from index.world import names_in

QUESTIONS: Final = 2
"""Expected questions that are proposed for each item in each language."""
_LONGEST_QUESTION: Final = 300
_WORDS: Final = ("terms", "everyday")


class ProposalDoubt(StrEnum):
    """What a proposal has that the item has not, or the other way round."""

    NUMBERS = "numbers"
    NAMES = "names"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that is to be proposed."""

    item: Item
    language: Language
    kind: ProposalKind


def wanted(plan: Plan, languages: Sequence[Language]) -> tuple[Wanted, ...]:
    """What a plan lacks in some languages: renderings, except in its own language, and expected questions."""
    rendered = {(each.item_id, each.language) for each in plan.curation.renderings if not each.register}
    expected = {(each.item_id, each.language) for each in plan.curation.questions}
    return tuple(
        Wanted(item, language, kind)
        for item in plan.items
        for language in languages
        for kind, there in ((ProposalKind.RENDERING, rendered), (ProposalKind.QUESTION, expected))
        if (item.id, language) not in there
        and not (kind is ProposalKind.RENDERING and language == plan.metadata.language)
    )


class Enricher:
    """Has a language model write proposals, one text at a time. No proposal is accepted here."""

    def __init__(
        self, model: LanguageModel, timeout_seconds: float, deadline: Callable[[float], Deadline] = Deadline
    ) -> None:
        self._model = model
        self._timeout_seconds = timeout_seconds
        self._deadline = deadline

    def propose(self, plan: Plan, wish: Wanted) -> Iterator[Proposal]:
        """Yield the proposals of one wish; nothing where the model wrote nothing.

        Raises:
            LanguageModelError: the model gave no text in time.
        """
        text = whole_text(self._model, _messages(plan, wish), self._deadline(self._timeout_seconds)).strip()
        if wish.kind is ProposalKind.RENDERING:
            texts = [" ".join(text.split())] if text else []
        else:
            lines = (line.strip(' \t-*•・"「」') for line in text.splitlines())
            texts = [line for line in lines if 0 < len(line) <= _LONGEST_QUESTION][:QUESTIONS]
        for place, each in enumerate(texts):
            yield Proposal(
                accept=False,
                item=wish.item.id,
                kind=wish.kind,
                lang=wish.language,
                status=Status.WORKING,
                text=each,
                original=wish.item.text,
                doubts=tuple(_doubts(each, wish)),
                words=_WORDS[min(place, 1)] if wish.kind is ProposalKind.QUESTION else "",
            )


def _messages(plan: Plan, wish: Wanted) -> tuple[Message, ...]:
    data = {"plan": plan.metadata.title, "headings": list(wish.item.headings), "text": wish.item.text}
    written = json.dumps(data, ensure_ascii=False)
    if wish.kind is ProposalKind.RENDERING:
        return fenced("translate", written, wish.language)
    return fenced("questions", written, wish.language, count=str(QUESTIONS))


def _doubts(text: str, wish: Wanted) -> Iterator[ProposalDoubt]:
    """A rendering must have the item's numbers and names, all of them; a question may have no other."""
    is_whole = wish.kind is ProposalKind.RENDERING
    numbers, of_item = _numbers(text), _numbers(wish.item.text)
    if numbers - of_item or (is_whole and of_item - numbers):
        yield ProposalDoubt.NUMBERS
    names, of_item = names_in(text), names_in(wish.item.text)
    if names - of_item or (is_whole and of_item - names):
        yield ProposalDoubt.NAMES
    if recognise(text) is not wish.language:
        yield ProposalDoubt.LANGUAGE


def _numbers(text: str) -> frozenset[str]:
    return frozenset(number.value for number in numbers_in(text) if number.unit != PAIR)
