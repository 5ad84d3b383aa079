"""FAISS behind ``VectorStore``: exact for few vectors, in part for many."""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors
from index.index_type import IndexKind, IndexType, choose_index_type
from index.rows import HeldRows
from index.vectors import Ranges, Rows, VectorRows

_CHUNK: Final = 65_536
_ROUNDS: Final = 10
"""Rounds of k-means; 25, FAISS' own number, took twice as long and found no more."""
_EDGES: Final = 40
"""Nodes looked at for each that is added to a graph."""
_SEED: Final = 20_130_917


class FaissStore:
    """Rows of unit vectors, found by inner product, which is the cosine.

    What a coarse index finds is compared again with the vectors themselves, which stay on disk: the index in memory
    holds a byte a dimension, and the scores are those of the whole vectors all the same.
    """

    def __init__(self, index: Any, of_type: IndexType, rows: VectorRows) -> None:
        self._index = index
        self._type = of_type
        self._rows = rows

    @classmethod
    def of(cls, vectors: Vectors) -> Self:
        """Hold ``vectors``, shape (rows, dimensions), in the type of index that so many want."""
        return cls.build(HeldRows(vectors), choose_index_type(*vectors.shape))

    @classmethod
    def build(cls, rows: VectorRows, of_type: IndexType) -> Self:
        """Train an index on a sample and add all rows, some at a time, with every core."""
        faiss = _faiss()
        faiss.omp_set_num_threads(os.cpu_count() or 1)
        index = faiss.index_factory(rows.dimensions, of_type.factory, faiss.METRIC_INNER_PRODUCT)
        if isinstance(index, faiss.IndexIVF):
            index.cp.niter = _ROUNDS
            index.cp.seed = _SEED
        elif isinstance(index, faiss.IndexHNSW):
            index.hnsw.efConstruction = _EDGES
        if of_type.sample:
            index.train(rows.take(_sample(len(rows), of_type.sample)))
        for chunk in _chunks(len(rows)):
            index.add(rows.take(chunk))
        return cls(index, of_type, rows)

    @classmethod
    def read(cls, file: Path, of_type: IndexType, rows: VectorRows) -> Self:
        """Open a file that ``write`` made; its lists stay on disk and are mapped into memory."""
        faiss = _faiss()
        lists = of_type.kind in {IndexKind.IVF_FLAT, IndexKind.IVF_SQ8, IndexKind.IVF_PQ}
        whole = faiss.IO_FLAG_MMAP_IFC if of_type.kind is IndexKind.IVF_PQ4 else 0
        return cls(faiss.read_index(str(file), faiss.IO_FLAG_MMAP if lists else whole), of_type, rows)

    def write(self, file: Path) -> None:
        _faiss().write_index(self._index, str(file))

    @property
    def dimensions(self) -> int:
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, query: Vectors, limit: int, within: Ranges | None = None) -> tuple[NDArray[np.float32], Rows]:
        if query.shape != (self.dimensions,):
            raise ValueError(f"a query vector of shape {query.shape} in a store of {self.dimensions} dimensions")
        limit = min(limit, len(self))
        if limit < 1:
            return np.empty(0, np.float32), np.empty(0, np.int64)
        faiss = _faiss()
        faiss.omp_set_num_threads(1)  # Of this thread: a server has a thread a question.
        wanted = min(max(2 * limit, self._type.pool) if self._type.pool else limit, len(self))
        share = 1.0 if within is None else sum(map(len, within)) / len(self)
        parameters = self._parameters(_selector(within, len(self)), wanted, max(share, 1e-9))
        scores, rows = (found[0] for found in self._index.search(query[np.newaxis], wanted, params=parameters))
        scores, rows = scores[rows >= 0], rows[rows >= 0]
        if self._type.kind is not IndexKind.FLAT:
            scores = self._rows.take(rows) @ query
            best = np.argsort(-scores, kind="stable")[:limit]
            scores, rows = scores[best], rows[best]
        return scores, rows

    def _parameters(self, selector: Any, wanted: int, share: float) -> Any:
        """``share`` of the rows may be found: the fewer they are, the more widely they are looked for."""
        faiss = _faiss()
        chosen = {} if selector is None else {"sel": selector}
        match self._type.kind:
            case IndexKind.FLAT:
                return faiss.SearchParameters(**chosen)
            case IndexKind.HNSW_FLAT | IndexKind.HNSW_SQ8:
                return faiss.SearchParametersHNSW(efSearch=max(self._type.breadth, wanted), **chosen)
            case _:
                probes = min(int(self._type.breadth / share), self._index.nlist)
                return faiss.SearchParametersIVF(nprobe=probes, **chosen)


def _faiss() -> Any:
    """The library, which takes a while to import and describes its own arguments wrongly."""
    return import_module("faiss")


def _selector(within: Ranges | None, size: int) -> Any:
    """A bit a row, so that any number of stretches costs the same."""
    if within is None:
        return None
    bits = np.zeros(size, bool)
    for stretch in within:
        bits[stretch.start : stretch.stop] = True
    return _faiss().IDSelectorBitmap(np.packbits(bits, bitorder="little"))


def _sample(size: int, count: int) -> Rows:
    """Rows spread at random; the same every time."""
    chosen = np.random.default_rng(_SEED).choice(size, count, replace=False)
    return np.sort(chosen).astype(np.int64)


def _chunks(size: int) -> Iterator[slice]:
    return (slice(start, min(start + _CHUNK, size)) for start in range(0, size, _CHUNK))
