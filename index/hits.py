"""What retrieval returns."""

from dataclasses import dataclass

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

    ``score`` is the cosine of the question and the best view, which ``view`` names; ``passages`` are the
    item's phrases in reading order.
    """

    plan_id: str
    item_id: str
    score: float
    view: ViewKind
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Retrieval:
    """The hits of one question, best first, and how the scores of all items considered are spread."""

    hits: tuple[Hit, ...]
    mean: float = 0.0
    deviation: float = 0.0
