"""Which kind of FAISS index holds how many vectors, and how widely it is searched.

Chosen by ``python -m evaluation scale-kinds``, which measures every kind over the same views; the README has the table.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import log2
from typing import Final

_EXACT: Final = 50_000
"""Vectors up to which every one is compared: 4 ms on one thread at 384 dimensions."""
_VECTORS_A_LIST: Final = 512
_COMPARED: Final = 1000
"""Vectors found by four-bit codes that are compared in full. Of 1,075,457 views, 400 held .966 of the ten nearest in
5.1 ms, 1,000 hold .994 in 5.7 ms; reading three quarters of the lists in place of half of them found no more.
"""
_SAMPLE_A_LIST: Final = 48
"""Vectors that each list's centre is learnt from; FAISS wants 39 at least."""


class IndexKind(StrEnum):
    """Flat compares every vector; the others are searched in part or in coarse form.

    ``ivf``: vectors lie in lists by their nearest centre, and the lists nearest to a query are read. ``hnsw``: a graph
    of near vectors is walked. ``sq8`` keeps a byte a dimension, ``pq`` a byte for eight dimensions, ``pq4`` half a byte
    for two, which the processor compares 32 at a time.
    """

    FLAT = "flat"
    IVF_FLAT = "ivf-flat"
    IVF_SQ8 = "ivf-sq8"
    IVF_PQ = "ivf-pq"
    IVF_PQ4 = "ivf-pq4"
    HNSW_FLAT = "hnsw-flat"
    HNSW_SQ8 = "hnsw-sq8"


@dataclass(frozen=True, slots=True)
class IndexType:
    """A kind of index with its parameters, as the manifest records it.

    Attributes:
        kind: what it is.
        factory: FAISS' own name for it, without the measure, which is the inner product.
        breadth: lists read (``nprobe``) or nodes kept (``efSearch``) for a query; 0 where every vector is compared.
        sample: how many vectors it is trained on; 0 where nothing is learnt.
        pool: how many vectors found in coarse form are compared in full, at least; twice those asked for in any case.
            0 where nothing is coarse.
    """

    kind: IndexKind
    factory: str
    breadth: int = 0
    sample: int = 0
    pool: int = 0


def choose_index_type(vectors: int, dimensions: int) -> IndexType:
    """The type for so many vectors.

    Questions in other languages than the items are nearest to items of many lists: half of the lists have to be read.
    So the index that reads fastest wins. Of 107,431 views and 192 questions, recall@10 was .985 in 1.1 ms of one thread
    by ``ivf-pq4``, .986 in 3.3 ms by ``ivf-sq8`` with half of the lists, .849 in 0.7 ms by ``hnsw-sq8`` with 256 nodes,
    1 in 8.1 ms by ``flat``.
    """
    return index_type(IndexKind.FLAT if vectors <= _EXACT else IndexKind.IVF_PQ4, vectors, dimensions)


def index_type(kind: IndexKind, vectors: int, dimensions: int) -> IndexType:
    """A kind with its parameters for so many vectors."""
    lists = _lists(vectors)
    sample = min(vectors, _SAMPLE_A_LIST * lists)
    half = max(1, lists // 2)
    match kind:
        case IndexKind.FLAT:
            return IndexType(kind, "Flat")
        case IndexKind.IVF_FLAT:
            return IndexType(kind, f"IVF{lists},Flat", half, sample)
        case IndexKind.IVF_SQ8:
            return IndexType(kind, f"IVF{lists},SQ8", half, sample, pool=20)
        case IndexKind.IVF_PQ:
            return IndexType(kind, f"IVF{lists},PQ{dimensions // 8}", half, max(sample, min(vectors, 10_000)), 400)
        case IndexKind.IVF_PQ4:
            return IndexType(kind, f"IVF{lists},PQ{dimensions // 2}x4fs", half, sample, _COMPARED)
        case IndexKind.HNSW_FLAT:
            return IndexType(kind, "HNSW32", 256)
        case IndexKind.HNSW_SQ8:
            return IndexType(kind, "HNSW32_SQ8", 256, min(vectors, 50_000), 20)


def _lists(vectors: int) -> int:
    """A power of two near one list for every 512 vectors; a million vectors have 2,048."""
    return 1 << round(log2(max(1.0, vectors / _VECTORS_A_LIST)))
