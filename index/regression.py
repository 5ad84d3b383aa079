"""Logistic regressions that were fitted elsewhere and are applied here."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np

from index.signals import Wording


@dataclass(frozen=True, slots=True)
class Regression:
    """A logistic regression. ``means`` and ``scales`` standardise each signal; all are in the signals' order.

    Of what is so, one in twenty falls below ``threshold`` on held-out folds.
    """

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float

    def probability(self, signals: Sequence[float]) -> float:
        standard = (np.asarray(signals) - np.array(self.means)) / np.array(self.scales)
        return 1 / (1 + math.exp(-float(standard @ np.array(self.weights)) - self.bias))


@dataclass(frozen=True, slots=True)
class FittedModel:
    """One regression for each wording: questions in a language that the plan has many views in, in one that it has only
    its own text in, and in one that it has nothing in, which can be judged by their meaning alone. ``signals`` names
    what they were fitted on.
    """

    signals: tuple[str, ...]
    many: Regression
    one: Regression
    none: Regression

    def of(self, wording: Wording) -> Regression:
        return {Wording.MANY: self.many, Wording.ONE: self.one, Wording.NONE: self.none}[wording]

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str, signals: Sequence[str]) -> Self:
        """Read a fitted model.

        Raises:
            ValueError: it was fitted on other signals than are measured now.
        """
        data = json.loads(text)
        if tuple(data["signals"]) != tuple(signals):
            raise ValueError("fitted on other signals; fit it again: python -m evaluation calibrate")
        return cls(tuple(signals), *(_regression(data[name]) for name in ("many", "one", "none")))


def _regression(data: dict[str, Any]) -> Regression:
    means, scales, weights = (tuple(map(float, data[key])) for key in ("means", "scales", "weights"))
    return Regression(means, scales, weights, float(data["bias"]), float(data["threshold"]))
