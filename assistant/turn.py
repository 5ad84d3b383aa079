"""What is known of one question on its way through the pipeline. Each step adds its part."""

from dataclasses import dataclass, field

from assistant.answer import Citation, Outcome
from assistant.facts import Fact
from assistant.language import Language
from assistant.listing.query import ListQuery
from assistant.question import Question
from index.answerability import Judgement
from index.hits import Retrieval


@dataclass(frozen=True, slots=True)
class Understanding:
    """The language to answer in, the question as one that stands alone, and the (plan, item) ids that it names.

    ``listing`` is what list of items it asks for, if it does.
    """

    language: Language
    query: str
    named: tuple[tuple[str, str], ...] = ()
    listing: ListQuery | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be said, before it is checked: the items that answer, or the nearest where none does.

    ``missing`` is the kind of fact that was asked for and that the items do not state; ``unstated`` are the numbers
    that the question takes for granted and the first item does not have.
    """

    outcome: Outcome
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    missing: Fact | None = None
    unstated: tuple[str, ...] = ()
    listed: int | None = None
    """How many items a list that was asked for has; None where none was. All of them are cited."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what the steps so far have made of it."""

    question: Question
    understanding: Understanding
    retrieval: Retrieval = field(default_factory=lambda: Retrieval(()))
    judgement: Judgement = field(default_factory=lambda: Judgement(0.0, 0))
    listed: tuple[tuple[str, str], ...] | None = None
    """All items of the list that was asked for; None where none was, or where the plan has nothing of the kind."""
    draft: Draft = field(default_factory=lambda: Draft(Outcome.NOT_IN_PLAN))
    timings_ms: dict[str, float] = field(default_factory=dict)
