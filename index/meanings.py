"""The meaning of each item of an indexed plan as one vector."""

from itertools import pairwise

import numpy as np

from index.embedding import Vectors
from index.opened import IndexedPlan, OpenIndex


def item_meanings(index: OpenIndex, plan: IndexedPlan) -> Vectors:
    """Unit vectors of a plan's items in reading order, shape (items, dimensions): the mean of each item's phrases.

    Their language's bias is taken from them already, so that two items' cosine tells of what they say.
    """
    first = index.layout.first_phrase[plan.places.start : plan.places.stop + 1]
    means = np.stack([index.phrases.take(slice(start, end)).mean(axis=0) for start, end in pairwise(map(int, first))])
    unit: Vectors = (means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return unit
