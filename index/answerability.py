"""How likely the best hits answer the question, and how many of them do."""

import json
import math
from dataclasses import astuple, dataclass, fields
from functools import cache
from importlib import resources
from typing import Final, Self

import numpy as np

from index.hits import Retrieval
from index.signals import Signals

THRESHOLD: Final = 0.45
"""On held-out folds of the dev questions, one answerable question in twenty falls below."""
_MODEL: Final = "answerability.json"
_LEAST_SHARE: Final = 0.55
_LEAST_SCORE: Final = 1.3
"""On the dev questions these cut-offs gave the best sets for questions with several items (F1 .81); .6 and more lost
items, .5 and less showed too many for questions with one; a cut at the largest gap lost a third of the items."""
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Judgement:
    """The probability that the plan answers, and how many of the first hits belong to the answer."""

    probability: float
    relevant: int

    @property
    def answerable(self) -> bool:
        return self.probability >= THRESHOLD


@dataclass(frozen=True, slots=True)
class Answerability:
    """A logistic regression on the signals: ``python -m evaluation calibrate`` fits it and writes it.

    ``means`` and ``scales`` standardise each signal, in the order of the fields of ``Signals``.
    """

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def probability(self, signals: Signals) -> float:
        """The calibrated probability that the plan answers a question with these signals."""
        standard = (vector(signals) - np.array(self.means)) / np.array(self.scales)
        return 1 / (1 + math.exp(-float(standard @ np.array(self.weights)) - self.bias))

    def to_json(self) -> str:
        names = [field.name for field in fields(Signals)]
        table = {
            name: {"mean": mean, "scale": scale, "weight": weight}
            for name, mean, scale, weight in zip(names, self.means, self.scales, self.weights, strict=True)
        }
        return json.dumps({"bias": self.bias, "signals": table}, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a fitted model.

        Raises:
            ValueError: it was fitted on other signals than are measured now.
        """
        data = json.loads(text)
        names = [field.name for field in fields(Signals)]
        if list(data["signals"]) != names:
            raise ValueError("fitted on other signals; fit it again: python -m evaluation calibrate")
        rows = [data["signals"][name] for name in names]
        means, scales, weights = (tuple(float(row[key]) for row in rows) for key in ("mean", "scale", "weight"))
        return cls(means, scales, weights, float(data["bias"]))


def vector(signals: Signals) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """The signals as numbers, in the order of their fields."""
    return np.array(astuple(signals), dtype=np.float64)


def judge(retrieval: Retrieval) -> Judgement:
    """Judge the hits of one question.

    An item belongs to the answer when it stands out clearly, and at least 55 % as far as the first does.
    """
    if retrieval.signals is None:
        return Judgement(0.0, 0)
    first, *others = retrieval.hits[:_MOST]
    floor = max(_LEAST_SCORE, _LEAST_SHARE * first.score)
    relevant = 1 + sum(hit.score >= floor for hit in others)
    return Judgement(_packaged().probability(retrieval.signals), relevant)


@cache
def _packaged() -> Answerability:
    return Answerability.from_json(resources.files("index").joinpath(_MODEL).read_text(encoding="utf-8"))
