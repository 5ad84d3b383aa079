"""What a comparison of two plans says: values only."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus import Span


class Relation(StrEnum):
    """What became of an item of the older plan in the newer one."""

    KEPT = "kept"
    REWORDED = "reworded"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    DROPPED = "dropped"
    NEW = "new"


class Direction(StrEnum):
    """Which way a ground points; ``neutral`` tells of a change that makes a commitment neither stronger nor weaker."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    NEUTRAL = "neutral"


class Ground(StrEnum):
    """What a difference in commitment is a difference of."""

    PREDICATE = "predicate"  # 検討する → 実施する: another strength
    DEGREE = "degree"  # 促進する → 実施する: the same strength, but another kind of doing
    FREQUENCY = "frequency"
    DEADLINE = "deadline"
    QUANTITY = "quantity"
    SCOPE = "scope"  # 可能な範囲で
    PARTY = "party"
    CLAUSE = "clause"  # a whole commitment more, or less


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a relation: its words in the older and in the newer item, as spans of the items' texts.

    A span is None where that item says nothing of it. ``weight`` is how much it counts against others.
    """

    ground: Ground
    direction: Direction
    old: Span | None
    new: Span | None
    weight: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words of the older text in whose place the newer has another; either may be empty."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of the older plan and what became of it: item ids, None where there is none.

    ``likeness`` runs from 0 to 1; ``is_partial`` says that an item was split or several were merged, so that this pair
    tells of a part of it. ``mixed`` says that the grounds point both ways.
    """

    old: str | None
    new: str | None
    relation: Relation
    likeness: float = 0.0
    is_partial: bool = False
    mixed: bool = False
    evidence: tuple[Evidence, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans compared. ``pairs`` stand in the order of the newer plan, what was dropped where it stood."""

    old_plan: str
    new_plan: str
    pairs: tuple[Pair, ...]

    @property
    def counts(self) -> Mapping[Relation, int]:
        """How many pairs there are of each relation."""
        return {relation: sum(pair.relation is relation for pair in self.pairs) for relation in Relation}

    def of(self, relation: Relation | None) -> tuple[Pair, ...]:
        """The pairs of a relation; of all, for None."""
        return tuple(pair for pair in self.pairs if relation is None or pair.relation is relation)


class ComparisonError(ValueError):
    """Two plans that cannot be compared. ``key`` names its text in the catalogue."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key
