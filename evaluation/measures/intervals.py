"""Means with bootstrap intervals, and what they are worth side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

SEED: Final = 20131001
RESAMPLES: Final = 1000
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, its 95 % interval by the percentile bootstrap over questions, and how many questions it is of."""

    value: float
    low: float
    high: float
    count: int


def estimate_mean(values: Sequence[float], seed: int = SEED, resamples: int = RESAMPLES) -> Estimate:
    """The mean of one value a question.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("a mean of no values")
    array = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(seed).integers(len(array), size=(resamples, len(array)))
    return interval(float(array.mean()), array[drawn].mean(axis=1), len(array))


def interval(value: float, resampled: Floats, count: int) -> Estimate:
    """A figure with the middle 95 % of what it was in the resamples."""
    low, high = np.percentile(resampled, [2.5, 97.5]).tolist()
    return Estimate(value, low, high, count)
