"""How likely the best hits answer the question, and how many of them do."""

import math
from dataclasses import dataclass
from typing import Final

from index.hits import Retrieval


@dataclass(frozen=True, slots=True)
class Judgement:
    """The probability that the plan answers, and how many of the first hits belong to the answer."""

    probability: float
    relevant: int

    @property
    def answerable(self) -> bool:
        return self.probability >= THRESHOLD


THRESHOLD: Final = 0.5
_WEIGHT: Final = 90.0
_TURNING_POINT: Final = 0.036
_RELEVANT: Final = 0.7
_MOST: Final = 8


def judge(retrieval: Retrieval) -> Judgement:
    """Judge the hits of one question by how far the first stands out from all the items considered.

    The cosine itself says little: questions in one language score higher throughout than in another, and
    short ones higher than long ones. The distance to the mean of all items cancels that. An item belongs to the
    answer when its own distance is at least 70 % of the first's.
    """
    if not retrieval.hits:
        return Judgement(0.0, 0)
    lead = retrieval.hits[0].score - retrieval.mean
    probability = 1 / (1 + math.exp(-_WEIGHT * (lead - _TURNING_POINT)))
    floor = retrieval.mean + _RELEVANT * lead
    relevant = sum(hit.score >= floor for hit in retrieval.hits[:_MOST])
    return Judgement(probability, relevant)
