"""VectorStore, and FAISS behind it."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors

if TYPE_CHECKING:
    import faiss

Rows = NDArray[np.int64]


class VectorStore(Protocol):
    """Finds the vectors nearest to a query's by inner product. Rows are counted from 0 as they were added."""

    def __len__(self) -> int: ...

    def search(self, query: Vectors, limit: int) -> tuple[NDArray[np.float32], Rows]:
        """Return scores and rows of the nearest vectors, best first.

        Args:
            query: one unit vector, shape (dimensions,).
            limit: how many to return at most.
        """
        ...


class FaissStore:
    """Exact search by FAISS: a flat inner-product index, which is the cosine of unit vectors."""

    def __init__(self, index: "faiss.Index") -> None:
        self._index = index

    @classmethod
    def of(cls, vectors: Vectors) -> Self:
        """Hold ``vectors``, shape (rows, dimensions)."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def read(cls, file: Path) -> Self:
        import faiss

        return cls(faiss.read_index(str(file)))

    def write(self, file: Path) -> None:
        import faiss

        faiss.write_index(self._index, str(file))

    @property
    def dimensions(self) -> int:
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, query: Vectors, limit: int) -> tuple[NDArray[np.float32], Rows]:
        if query.shape != (self.dimensions,):
            raise ValueError(f"a query vector of shape {query.shape} in a store of {self.dimensions} dimensions")
        limit = min(limit, len(self))
        if limit < 1:
            return np.empty(0, np.float32), np.empty(0, np.int64)
        scores, rows = self._index.search(query[np.newaxis], limit)
        return scores[0], rows[0]
