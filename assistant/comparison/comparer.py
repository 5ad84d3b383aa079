"""Compares the plans of a library, each two of them once."""

import threading
from collections.abc import Callable, Mapping

from assistant.comparison.comparing import compare
from assistant.comparison.side import Side
from assistant.comparison.values import Comparison
from corpus import Plan
from corpus.commitments import read_commitments
from index.embedding import Vectors


class Comparer:
    """Comparisons of plans, kept once they are made. Safe to use from several threads."""

    def __init__(self, plans: Mapping[str, Plan], meanings: Callable[[str], Vectors | None]) -> None:
        """``meanings`` gives the vectors of a plan's items (see ``index.meanings``), or None."""
        self._plans = plans
        self._meanings = meanings
        self._made: dict[tuple[str, str], Comparison] = {}
        self._lock = threading.Lock()

    def compare(self, old: str, new: str) -> Comparison:
        """Compare two plans by their ids, the older first.

        Raises:
            ComparisonError: they cannot be compared.
        """
        with self._lock:
            if (old, new) not in self._made:
                self._made[old, new] = compare(self._side(old), self._side(new))
            return self._made[old, new]

    def _side(self, plan_id: str) -> Side:
        plan = self._plans[plan_id]
        return Side(plan, read_commitments(plan), self._meanings(plan_id))


def in_order(plans: Mapping[str, Plan]) -> tuple[tuple[str, str], ...]:
    """The plans of which one supersedes the other, as pairs of ids, the older first."""
    return tuple((plan.metadata.supersedes, plan.id) for plan in plans.values() if plan.metadata.supersedes in plans)
