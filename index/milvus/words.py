"""Milvus behind ``WordStore``: the BM25 weights of items as sparse vectors, a dimension a term."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from index.lexical import LexicalIndex
from index.milvus.collection import Collection
from index.vectors import Places, Ranges


class MilvusWords:
    """Items by the terms they have. A term's dimension is its number in the vocabulary of the same index."""

    def __init__(self, collection: Collection, words: LexicalIndex) -> None:
        self._collection = collection
        self._words = words

    def search(
        self, weights: Mapping[str, float], limit: int, within: Ranges | None = None
    ) -> tuple[NDArray[np.float64], Places]:
        """As the contract says.

        Raises:
            StoreUnavailableError: Milvus does not answer in time.
        """
        numbers = {self._words.number(term): float(np.float32(weight)) for term, weight in weights.items()}
        query = {number: weight for number, weight in numbers.items() if number is not None and weight > 0}
        if not query or limit < 1:
            return np.empty(0), np.empty(0, np.int64)
        scores, places = self._collection.search(query, limit, {"drop_ratio_search": 0.0}, within)
        having = scores > 0
        return scores[having].astype(np.float64), places[having]
