"""Postings the other way round: of every item, its terms and their weights."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np

from index.postings import Postings
from index.vectors import Places

SparseVector = dict[int, float]
_ITEMS_AT_A_TIME: Final = 131_072
"""Items whose terms are sorted together; some 100 MB."""


def items_with_terms(postings: Postings) -> Places:
    """The places of the items that have a term, ascending: Milvus takes no vector of nothing."""
    having = np.zeros(postings.size, bool)
    having[postings.items] = True
    return np.flatnonzero(having).astype(np.int64)


def item_weights(postings: Postings, first: int) -> Iterator[tuple[int, SparseVector]]:
    """Of every item from ``first`` on that has a term: its place, ascending, and its terms' numbers with weights."""
    terms = np.repeat(np.arange(len(postings.heaviest), dtype=np.int32), np.diff(postings.first))
    for start in range(first, postings.size, _ITEMS_AT_A_TIME):
        chosen = np.flatnonzero((postings.items >= start) & (postings.items < start + _ITEMS_AT_A_TIME))
        chosen = chosen[np.argsort(postings.items[chosen], kind="stable")]
        places, starts = np.unique(postings.items[chosen], return_index=True)
        for place, (begin, end) in zip(places.tolist(), pairwise([*starts.tolist(), len(chosen)]), strict=True):
            at = chosen[begin:end]
            yield place, dict(zip(terms[at].tolist(), postings.weights[at].tolist(), strict=True))
