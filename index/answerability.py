"""How likely the best hits answer the question, and how many of them do."""

import json
import math
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib import resources
from typing import Any, Final, Self

import numpy as np

from index.hits import Retrieval
from index.signals import Signals, Wording

THRESHOLD: Final = 0.45
"""On held-out folds of the dev questions, one answerable question in twenty falls below."""
_MODEL: Final = "answerability.json"
_LEAST_SHARE: Final = 0.6
_LEAST_SCORE: Final = 2.5
"""On the dev questions these cut-offs gave sets of F1 .78 to questions with several items and .90 to those with one; a
share of .5 showed half of the latter an item too many, one of .7 lost three in ten items of the former."""
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Judgement:
    """The probability that the plan answers, and how many of the first hits belong to the answer."""

    probability: float
    relevant: int

    @property
    def answerable(self) -> bool:
        return self.probability >= THRESHOLD


_SIGNALS: Final = tuple(field.name for field in fields(Signals) if field.name != "wording")


@dataclass(frozen=True, slots=True)
class Regression:
    """A logistic regression. ``means`` and ``scales`` standardise each signal, in the order of ``vector``."""

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def probability(self, signals: Signals) -> float:
        standard = (vector(signals) - np.array(self.means)) / np.array(self.scales)
        return 1 / (1 + math.exp(-float(standard @ np.array(self.weights)) - self.bias))


@dataclass(frozen=True, slots=True)
class Answerability:
    """How likely a plan answers, fitted by ``python -m evaluation calibrate``.

    One regression for each wording: questions in a language that the plan has many views in, in one that it has
    only its own text in, and in one that it has nothing in, which can be judged by their meaning alone.
    """

    many: Regression
    one: Regression
    none: Regression

    def probability(self, signals: Signals) -> float:
        """The calibrated probability that the plan answers a question with these signals."""
        regression = {Wording.MANY: self.many, Wording.ONE: self.one, Wording.NONE: self.none}[signals.wording]
        return regression.probability(signals)

    def to_json(self) -> str:
        return json.dumps({"signals": _SIGNALS, **asdict(self)}, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a fitted model.

        Raises:
            ValueError: it was fitted on other signals than are measured now.
        """
        data = json.loads(text)
        if tuple(data["signals"]) != _SIGNALS:
            raise ValueError("fitted on other signals; fit it again: python -m evaluation calibrate")
        return cls(*(_regression(data[name]) for name in ("many", "one", "none")))


def _regression(data: dict[str, Any]) -> Regression:
    means, scales, weights = (tuple(map(float, data[key])) for key in ("means", "scales", "weights"))
    return Regression(means, scales, weights, float(data["bias"]))


def vector(signals: Signals) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """The signals as numbers, in the order of their fields, without ``wording``."""
    return np.array([getattr(signals, name) for name in _SIGNALS], dtype=np.float64)


def judge(retrieval: Retrieval) -> Judgement:
    """Judge the hits of one question.

    An item belongs to the answer when it stands out clearly, and at least 60 % as far as the first does.
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
