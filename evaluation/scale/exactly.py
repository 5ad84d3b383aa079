"""Exact search and exact scoring of every item, some at a time: what a large index is compared with."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.blocks import Block
from index.embedding import Vectors
from index.fusion import fuse
from index.opened import OpenIndex
from index.scoring import Query
from index.vectors import VectorRows

_ROWS = 65_536
_ITEMS = 20_000


def nearest_exactly(rows: VectorRows, queries: Vectors, limit: int) -> Vectors:
    """The greatest cosines of each query with any row, best first, shape (queries, limit)."""
    best = np.full((len(queries), limit), -1, np.float32)
    for start in range(0, len(rows), _ROWS):
        scores = queries @ rows.take(slice(start, min(start + _ROWS, len(rows)))).T
        best = -np.sort(-np.concatenate([best, scores], axis=1), axis=1)[:, :limit]
    return best


def best_exactly(index: OpenIndex, queries: Sequence[Query], limit: int) -> list[NDArray[np.int64]]:
    """The places of the items that score best for each query when every item is scored."""
    dense: list[list[NDArray[np.float64]]] = [[] for _ in queries]
    words: list[list[NDArray[np.float64]]] = [[] for _ in queries]
    for start in range(0, index.words.size, _ITEMS):
        places = np.arange(start, min(start + _ITEMS, index.words.size))
        block = Block.of(places, index.layout, index.views, index.phrases)
        for number, query in enumerate(queries):
            dense[number].append(block.scored(query.vector).dense)
            words[number].append(index.words.among(places).shares_in_any_wording(query.wordings))
    fused = (fuse(np.concatenate(d), np.concatenate(w)) for d, w in zip(dense, words, strict=True))
    return [np.argsort(-of_query, kind="stable")[:limit] for of_query in fused]
