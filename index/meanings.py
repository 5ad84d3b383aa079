"""The meaning of each item of an indexed plan as one vector."""

import numpy as np

from index.embedding import Vectors
from index.opened import IndexedPlan


def item_meanings(plan: IndexedPlan) -> Vectors:
    """Unit vectors of a plan's items in reading order, shape (items, dimensions): the mean of each item's phrases.

    Their language's bias is taken from them already, so that two items' cosine tells of what they say.
    """
    vectors = plan.phrases.vectors
    means = np.stack(
        [
            vectors[first:last].mean(axis=0)
            for first, last in zip(plan.phrases.first, plan.phrases.first[1:], strict=False)
        ]
    )
    unit: Vectors = (means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return unit
