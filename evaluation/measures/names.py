"""The measures, by the names that tables, JSON and gates use."""

from enum import StrEnum
from typing import Final


class Measure(StrEnum):
    """A figure between 0 and 1 of one question; more is better.

    R@1: the first item found is gold. R@5, R@10: share of the gold items among the first five, ten. MRR: one over
    the rank of the first gold item. nDCG@10: the order of the first ten, a gold item worth 2 and a partial one 1.
    Set figures compare the items that the answer cites with the gold ones; a set is exact when it has all of them and
    nothing else but partial ones.
    """

    R1 = "R@1"
    R5 = "R@5"
    R10 = "R@10"
    MRR = "MRR"
    NDCG = "nDCG@10"
    PRECISION = "set precision"
    RECALL = "set recall"
    F1 = "set F1"
    EXACT = "exact set"
    OUTCOME = "right outcome"


RANKING: Final = (Measure.R1, Measure.R5, Measure.R10, Measure.MRR, Measure.NDCG)
SETS: Final = (Measure.PRECISION, Measure.RECALL, Measure.F1, Measure.EXACT)
