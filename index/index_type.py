"""Which kind of FAISS index holds how many vectors, and how widely it is searched.

Chosen by ``python -m evaluation scale --compare``, which measures every kind at every size on one machine; the README
has the table.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_EXACT: Final = 50_000
"""Vectors up to which every one is compared: 4 ms on one thread at 384 dimensions."""
_VECTORS_A_LIST: Final = 512
_SAMPLE_A_LIST: Final = 48
"""Vectors that each list's centre is learnt from; FAISS wants 39 at least."""


class IndexKind(StrEnum):
    """Flat compares every vector; the others are searched in part.

    ``ivf``: vectors lie in lists by their nearest centre, and the lists nearest to a query are read. ``hnsw``: a graph
    of near vectors is walked. ``sq8`` keeps a byte a dimension, ``pq`` a byte for eight dimensions.
    """

    FLAT = "flat"
    IVF_FLAT = "ivf-flat"
    IVF_SQ8 = "ivf-sq8"
    IVF_PQ = "ivf-pq"
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
        refine: how many times as many vectors as asked for are found in coarse form, to be compared in full.
    """

    kind: IndexKind
    factory: str
    breadth: int = 0
    sample: int = 0
    refine: int = 1


def choose_index_type(vectors: int, dimensions: int) -> IndexType:
    """The type for so many vectors."""
    return index_type(IndexKind.FLAT if vectors <= _EXACT else IndexKind.IVF_SQ8, vectors, dimensions)


def index_type(kind: IndexKind, vectors: int, dimensions: int) -> IndexType:
    """A kind with its parameters for so many vectors."""
    lists = _lists(vectors)
    sample = min(vectors, _SAMPLE_A_LIST * lists)
    breadth = max(16, lists // 32)
    match kind:
        case IndexKind.FLAT:
            return IndexType(kind, "Flat")
        case IndexKind.IVF_FLAT:
            return IndexType(kind, f"IVF{lists},Flat", breadth, sample)
        case IndexKind.IVF_SQ8:
            return IndexType(kind, f"IVF{lists},SQ8", breadth, sample, refine=2)
        case IndexKind.IVF_PQ:
            return IndexType(kind, f"IVF{lists},PQ{dimensions // 8}", breadth, sample, refine=20)
        case IndexKind.HNSW_FLAT:
            return IndexType(kind, "HNSW32", 64)
        case IndexKind.HNSW_SQ8:
            return IndexType(kind, "HNSW32_SQ8", 64, min(vectors, 50_000), refine=2)


def _lists(vectors: int) -> int:
    """A power of two near one list for every 512 vectors; a million vectors have 2,048."""
    return 1 << (vectors // _VECTORS_A_LIST).bit_length()
