"""The items whose terms weigh most, without reading all postings of common terms.

MaxScore (Turtle and Flood 1995), a term at a time over arrays: lists are added up from the one that can give most to
the one that can give least. Once the k-th best item so far has more than all remaining lists together could give, no
new item can come among the best, and the rest is looked up for those that still can.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.postings import Postings
from index.vectors import Places, Ranges

_FEW: Final = 20_000
"""Postings of a list that is added before it is worth asking whether it has to be."""


def heaviest_items(
    postings: Postings, weights: Mapping[int, float], limit: int, within: Ranges | None = None
) -> tuple[NDArray[np.float64], Places]:
    """Scores and places of the items with the greatest sums, best first; of equal ones, the first in reading order.

    Args:
        postings: the terms of all items.
        weights: of some terms by their numbers; not negative.
        limit: how many at most.
        within: only items of these stretches; None for all.
    """
    sums = np.zeros(postings.size, np.float32)
    allowed = _allowed(within, postings.size)
    most = {term: weight * float(postings.heaviest[term]) for term, weight in weights.items()}
    remaining = sum(most.values())
    left = sorted(most, key=lambda term: -most[term])
    among: NDArray[np.int32] | None = None
    while left:
        items, of_items = postings.of(left[0])
        if len(items) > _FEW and len(left) < len(most):
            among = _still_possible(sums, allowed, limit, remaining)
            if among is not None:
                break
        term = left.pop(0)
        sums[items] += np.float32(weights[term]) * of_items
        remaining -= most[term]
    if among is None:
        among = np.flatnonzero(sums if allowed is None else np.where(allowed, sums, 0)).astype(np.int32)
    totals = sums[among].astype(np.float64)
    for term in left:
        items, of_items = postings.of(term)
        at = np.minimum(np.searchsorted(items, among), len(items) - 1)
        totals += np.where(items[at] == among, weights[term] * of_items[at], 0)
    if len(totals) > limit:
        best = np.argpartition(-totals, limit - 1)
        least = totals[best[limit - 1]]
        keep = totals >= least
        among, totals = among[keep], totals[keep]
    order = np.argsort(-totals, kind="stable")[:limit]
    return totals[order], among[order].astype(np.int64)


def _still_possible(
    sums: NDArray[np.float32], allowed: NDArray[np.bool_] | None, limit: int, remaining: float
) -> NDArray[np.int32] | None:
    """The items that can still come among the best; None while one that has nothing yet could."""
    so_far = sums if allowed is None else np.where(allowed, sums, np.float32(0))
    touched = so_far[so_far > remaining]
    if len(touched) < limit:
        return None
    least = np.partition(touched, len(touched) - limit)[len(touched) - limit]
    return np.flatnonzero(so_far >= least - remaining).astype(np.int32)


def _allowed(within: Ranges | None, size: int) -> NDArray[np.bool_] | None:
    if within is None:
        return None
    allowed = np.zeros(size, bool)
    for stretch in within:
        allowed[stretch.start : stretch.stop] = True
    return allowed
