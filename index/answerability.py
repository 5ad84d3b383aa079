"""How likely the best hits answer the question, and how many of them do."""

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Final

from index.hits import Retrieval
from index.regression import FittedModel
from index.relevance import count_relevant, relevance
from index.signals import Signals

_MODEL: Final = "answerability.json"
SIGNALS: Final = tuple(field.name for field in fields(Signals) if field.name != "wording")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The probability that the plan answers, how many of the first hits belong to the answer, and the least probability
    with which one is given.
    """

    probability: float
    relevant: int
    threshold: float = 0.5

    @property
    def answerable(self) -> bool:
        return self.probability >= self.threshold


def judge(retrieval: Retrieval) -> Judgement:
    """Judge the hits of one question, by the models that ``python -m evaluation calibrate`` fitted."""
    if retrieval.signals is None:
        return Judgement(0.0, 0)
    wording = retrieval.signals.wording
    relevant = count_relevant([relevance(wording, hit.match) for hit in retrieval.hits if hit.match])
    regression = _packaged().of(wording)
    return Judgement(regression.probability(vector(retrieval.signals)), max(relevant, 1), regression.threshold)


def vector(signals: Signals) -> list[float]:
    """The signals as numbers, in the order of ``SIGNALS``."""
    return [float(getattr(signals, name)) for name in SIGNALS]


@cache
def _packaged() -> FittedModel:
    return FittedModel.from_json(resources.files("index").joinpath(_MODEL).read_text(encoding="utf-8"), SIGNALS)
