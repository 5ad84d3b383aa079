"""How long an index takes to build."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from corpus import Plan
from index.builder import build_index
from index.embedding import Embedder


def measure_building(plans: Sequence[Plan], embedder: Embedder, runs: int = 1) -> float:
    """Seconds an item, the best of ``runs`` builds from nothing: views and phrases embedded and written."""
    items = sum(len(plan.items) for plan in plans)
    durations = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            begun = time.perf_counter()
            build_index(plans, embedder, Path(folder))
            durations.append(time.perf_counter() - begun)
    return min(durations) / items
