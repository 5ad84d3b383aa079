"""Milvus behind ``VectorStore``."""

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors
from index.index_type import IndexKind, IndexType
from index.milvus.collection import MOST_FOUND, Collection
from index.milvus.kinds import search_parameters
from index.vectors import Ranges, Rows, VectorRows


class MilvusVectors:
    """Rows of unit vectors in a collection, found by inner product.

    What an index in part finds is compared again with the vectors themselves, which every server has on disk, just as
    behind FAISS: the scores are those of the whole vectors.
    """

    def __init__(self, collection: Collection, of_type: IndexType, rows: VectorRows) -> None:
        self._collection = collection
        self._type = of_type
        self._rows = rows

    @property
    def dimensions(self) -> int:
        return self._rows.dimensions

    def __len__(self) -> int:
        return len(self._rows)

    def search(self, query: Vectors, limit: int, within: Ranges | None = None) -> tuple[NDArray[np.float32], Rows]:
        """As the contract says.

        Raises:
            StoreUnavailableError: Milvus does not answer in time.
        """
        if query.shape != (self.dimensions,):
            raise ValueError(f"a query vector of shape {query.shape} in a store of {self.dimensions} dimensions")
        limit = min(limit, len(self))
        if limit < 1:
            return np.empty(0, np.float32), np.empty(0, np.int64)
        wanted = min(max(2 * limit, self._type.pool) if self._type.pool else limit, len(self), MOST_FOUND)
        share = 1.0 if within is None else sum(map(len, within)) / len(self)
        scores, rows = self._collection.search(query, wanted, search_parameters(self._type, wanted, share), within)
        if self._type.kind is not IndexKind.FLAT:
            scores = self._rows.take(rows) @ query
            order = np.lexsort((rows, -scores))
            scores, rows = scores[order], rows[order]
        return scores[:limit], rows[:limit]
