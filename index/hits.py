"""What retrieval returns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A phrase of an item by source offsets [start, end), and how well it matches the question."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """An item returned by retrieval, best first.

    ``score`` is comparable within one ranking only; ``view`` names the view that matched; ``passages``
    are the item's phrases in reading order.
    """

    plan_id: str
    item_id: str
    score: float
    view: str
    passages: tuple[Passage, ...] = ()
