"""What the assistant answers: outcome, text and citations."""

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.language import Language
from corpus.plan import Status


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    NOT_IN_PLAN = "not_in_plan"
    NEEDS_CLARIFICATION = "needs_clarification"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with its address and plan.

    ``quote`` is the plan's source between ``start`` and ``end`` (character offsets) with line wrapping
    removed; ``highlight`` holds the stretches of the source that answer, as [start, end) offsets inside the
    quote's; ``score`` is the retrieval score, comparable within one answer only. ``rendering`` is the item in the
    reader's language, and ``rendering_status`` who stands behind it; ``page`` is the page of the document (from 1) on
    which the quote begins, if the plan was read from one with pages.
    """

    n: int
    plan_id: str
    item_id: str
    address: str
    headings: tuple[str, ...]
    quote: str
    quote_language: str
    start: int
    end: int
    highlight: tuple[tuple[int, int], ...]
    rendering: str | None
    score: float
    rendering_status: Status | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to understand an ambiguous question: what it says to the reader, and the question that it asks instead."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Versions:
    """What an answer was made from.

    The checksum of each plan by its id; the index, the embedding model and the texts of ``prompts/`` by their
    fingerprints; the language model that wrote it, if one did.
    """

    plans: dict[str, str]
    index: str
    embedding: str
    prompts: str
    language_model: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question, as the API returns it.

    ``answer`` is the text, which names citations as [1]; ``nearest`` holds items to look at where the plan
    does not answer; ``notes`` are sentences that a reader has to know (the plan's period is over);
    ``timings_ms`` are the milliseconds that each step took. ``understood`` is the question as one that stands alone,
    where it was a follow-up; ``choices`` are ways to understand it, where it needs clarification.
    """

    outcome: Outcome
    language: Language
    question: str
    answer: str
    conversation_id: str
    turn_id: str
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
    understood: str | None = None
    choices: tuple[Choice, ...] = ()
    versions: Versions | None = None
