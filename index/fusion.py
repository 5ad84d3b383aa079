"""Many scorings of the same items → one."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.lexical import Scores

DENSE_SHARE: Final = 0.6
"""Weight of meaning against words. On the dev questions .5 to .6 were best with curated views (R@1 .992) and .6 to
.8 without (.697); reciprocal rank fusion, which forgets by how much, lost to any of them."""


_ALIKE: Final = 1e-9


def standardise(scores: Scores) -> Scores:
    """Scores as standard deviations from their mean; zeros where all are alike."""
    deviation = scores.std()
    if deviation < _ALIKE:
        return np.zeros_like(scores)
    standard: Scores = (scores - scores.mean()) / deviation
    return standard


def fuse(dense: Scores, lexical: Scores) -> Scores:
    """The weighted sum of both, each standardised over all the items asked."""
    return DENSE_SHARE * standardise(dense) + (1 - DENSE_SHARE) * standardise(lexical)


def over_views(scores: Scores, item_of_view: NDArray[np.int64], items: int) -> Scores:
    """One score an item from those of its views: their mean and half their maximum.

    The mean asks that an item be about the matter in every wording, the maximum that one wording fits well; both
    together found more than either (design note, section 5: R@1 .747 by the maximum, .806 by the mean, .842).

    Args:
        scores: one a view.
        item_of_view: which item each view belongs to; every item has at least one view.
        items: how many items there are.
    """
    totals = np.bincount(item_of_view, weights=scores, minlength=items)
    counts = np.bincount(item_of_view, minlength=items)
    best = np.full(items, -np.inf)
    np.maximum.at(best, item_of_view, scores)
    means: Scores = totals / counts
    return means + 0.5 * best
