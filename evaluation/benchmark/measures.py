"""Percentiles of latencies."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Latency:
    """Median and 95th percentile, in milliseconds."""

    p50: float
    p95: float


def latency(seconds: Sequence[float]) -> Latency:
    """Summarise durations given in seconds."""
    p50, p95 = np.percentile(np.asarray(seconds) * 1000, [50, 95]).tolist()
    return Latency(p50, p95)
