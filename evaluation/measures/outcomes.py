"""Whether an answer ended as it should have."""

from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.answer import Outcome
from evaluation.kinds import Kind, kind_of
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response

_EXPECTED = {
    Kind.ANSWERABLE: Outcome.ANSWERED,
    Kind.LISTS: Outcome.ANSWERED,
    Kind.DETAIL: Outcome.PARTLY_ANSWERED,
    Kind.UNANSWERABLE: Outcome.NOT_IN_PLAN,
}


def expected_outcome(kind: str) -> Outcome:
    """The outcome that a question of this kind should have, or of this type of unanswerable question."""
    return _EXPECTED[Kind(kind)] if kind in list(Kind) else Outcome.NOT_IN_PLAN


def outcome_groups(question: AskedQuestion) -> tuple[str, ...]:
    """The groups in which outcomes are counted: a question's kind, and the type of an unanswerable one."""
    kind = str(kind_of(question))
    return (kind,) if question.gold else (kind, question.type)


def is_right(question: AskedQuestion, response: Response) -> bool:
    """Whether the outcome is the expected one.

    A question for a detail that the plan lacks is also right when it is answered with the item it is about: the
    reader sees there what the plan says.
    """
    kind = kind_of(question)
    if response.outcome is expected_outcome(kind):
        return True
    if kind is Kind.DETAIL and response.outcome is Outcome.ANSWERED:
        return bool(set(question.gold) & set(response.cited))
    return False


def confusion(questions: Sequence[AskedQuestion], responses: Mapping[str, Response]) -> dict[str, dict[str, int]]:
    """How often the questions of each group ended how; kinds in their order, each unanswerable type after them."""
    counts: dict[str, Counter[str]] = {str(kind): Counter() for kind in Kind}
    for question in questions:
        outcome = responses[question.id].outcome
        if outcome is not None:
            for group in outcome_groups(question):
                counts.setdefault(group, Counter())[str(outcome)] += 1
    return {group: dict(ended) for group, ended in counts.items() if ended}
