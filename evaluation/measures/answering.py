"""Whether to answer: how well a system's confidence tells the questions that the plan answers from others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from evaluation.measures.intervals import RESAMPLES, SEED, Estimate, interval

FALSE_REFUSALS: Final = (0.02, 0.05, 0.10)
_BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions whose probability lies in [low, high): how many, their mean probability, the share answerable."""

    low: float
    high: float
    count: int
    probability: float
    answerable: float


def auroc(
    answerable: Sequence[float], unanswerable: Sequence[float], seed: int = SEED, resamples: int = RESAMPLES
) -> Estimate:
    """The chance that an answerable question has the higher confidence (ties count half: Mann and Whitney 1947).

    Answerable and unanswerable questions are resampled each among themselves.

    Raises:
        ValueError: one of the two is empty.
    """
    if not answerable or not unanswerable:
        raise ValueError("AUROC needs answerable and unanswerable questions")
    above = np.subtract.outer(np.asarray(answerable), np.asarray(unanswerable))
    wins = (above > 0) + 0.5 * (above == 0)
    generator = np.random.default_rng(seed)
    rows, columns = wins.shape
    resampled = np.array(
        [
            wins[np.ix_(generator.integers(rows, size=rows), generator.integers(columns, size=columns))].mean()
            for _ in range(resamples)
        ]
    )
    return interval(float(wins.mean()), resampled, rows + columns)


def reliability(probabilities: Sequence[float], answerable: Sequence[bool]) -> tuple[Bin, ...]:
    """Ten bins of equal width, the empty ones left out: what was said against what was so."""
    said, was = np.asarray(probabilities, dtype=np.float64), np.asarray(answerable, dtype=np.float64)
    place = np.minimum((said * _BINS).astype(np.int64), _BINS - 1)
    return tuple(
        Bin(
            low=number / _BINS,
            high=(number + 1) / _BINS,
            count=int((place == number).sum()),
            probability=float(said[place == number].mean()),
            answerable=float(was[place == number].mean()),
        )
        for number in range(_BINS)
        if (place == number).any()
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: the mean gap of the bins, weighted by their questions (Naeini et al. 2015)."""
    total = sum(each.count for each in bins)
    return sum(each.count * abs(each.probability - each.answerable) for each in bins) / total


def threshold(answerable: Sequence[float], false_refusals: float) -> float:
    """The confidence below which that share of the answerable questions lies."""
    return float(np.quantile(np.asarray(answerable), false_refusals))


def refused(confidences: Sequence[float], below: float) -> float:
    """The share of questions refused at a threshold."""
    return float(np.mean(np.asarray(confidences) < below))
