"""What the assistant answers: outcome, text and citations."""

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.language import Language


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
    quote's; ``score`` is the retrieval score, comparable within one answer only.
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


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question, as the API returns it.

    ``answer`` is the text, which names citations as [1]; ``nearest`` holds items to look at where the plan
    does not answer; ``notes`` are sentences that a reader has to know (the plan's period is over);
    ``timings_ms`` are the milliseconds that each step took.
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
