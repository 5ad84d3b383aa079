"""What retrieval returns."""

from dataclasses import dataclass

from index.relevance import Match
from index.signals import Signals
from index.views import ViewKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A phrase of an item: [start, end) offsets into the item's text, and how near it is to the question."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """An item returned by retrieval.

    ``score`` says by how many standard deviations the item stands out from its plan's items; ``view`` names
    the view nearest to the question in meaning; ``passages`` are the item's phrases in reading order; ``match`` tells
    whether the item belongs to the answer, and is None where it was not looked for but named.
    """

    plan_id: str
    item_id: str
    score: float
    view: ViewKind
    passages: tuple[Passage, ...] = ()
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class Retrieval:
    """The hits of one question, best first, and the signals that tell whether they answer it."""

    hits: tuple[Hit, ...]
    signals: Signals | None = None
