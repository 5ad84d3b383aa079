"""Precision, recall and F1 of labels, counted over all sentences together (micro)."""

from collections.abc import Iterable, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Labels right, labels read but not given by hand, labels given by hand but not read."""

    right: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0


def score(pairs: Iterable[tuple[Set[str], Set[str]]]) -> Score:
    """Compare what was read with what was labelled, a pair of sets a sentence."""
    right = extra = missed = 0
    for read, labelled in pairs:
        right += len(read & labelled)
        extra += len(read - labelled)
        missed += len(labelled - read)
    return Score(right, extra, missed)
