"""The relation of two items that are the same matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.comparison.folding import fold
from assistant.comparison.values import Direction, Evidence, Ground, Relation

_ENOUGH: Final = 1.0
"""The weight from which on the grounds decide; below it the item counts as reworded."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation, and whether its grounds point both ways."""

    relation: Relation
    mixed: bool = False


def judge(old: str, new: str, evidence: Sequence[Evidence]) -> Judged:
    """Judge two texts: kept, if nothing but the print differs; else by the grounds.

    Where they point both ways, the main predicate decides, then the heavier side; where neither is heavier, the item
    is reworded.
    """
    if fold(old) == fold(new):
        return Judged(Relation.KEPT)
    weights = {
        direction: sum(each.weight for each in evidence if each.direction is direction)
        for direction in (Direction.STRONGER, Direction.WEAKER)
    }
    stronger, weaker = weights[Direction.STRONGER], weights[Direction.WEAKER]
    mixed = bool(stronger and weaker)
    predicates = [each.direction for each in evidence if each.ground is Ground.PREDICATE]
    if mixed and predicates and len(set(predicates)) == 1:
        return Judged(_relation(predicates[0]), mixed)
    if abs(stronger - weaker) < _ENOUGH:
        return Judged(Relation.REWORDED, mixed)
    return Judged(_relation(Direction.STRONGER if stronger > weaker else Direction.WEAKER), mixed)


def _relation(direction: Direction) -> Relation:
    return Relation.STRENGTHENED if direction is Direction.STRONGER else Relation.WEAKENED
