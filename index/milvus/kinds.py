"""Types of index: those of ``index.index_type`` in Milvus' own words."""

import re
from math import ceil
from typing import Final

from index.index_type import IndexKind, IndexType

_MOST_LISTS: Final = 2_048
"""Lists of an index. Milvus trains one for every segment, which holds some hundred thousand vectors."""
_EDGES: Final = 32
_EDGES_LOOKED_AT: Final = 80

Parameters = dict[str, float]


def index_of(of_type: IndexType) -> tuple[str, Parameters]:
    """Milvus' name of a type of index, and what it is built with.

    What FAISS keeps in four bits a dimension is kept in eight here: not every Milvus has the former, and memory is
    shared by many machines.
    """
    match of_type.kind:
        case IndexKind.FLAT:
            return "FLAT", {}
        case IndexKind.IVF_FLAT:
            return "IVF_FLAT", {"nlist": _lists(of_type)}
        case IndexKind.IVF_SQ8 | IndexKind.IVF_PQ | IndexKind.IVF_PQ4:
            return "IVF_SQ8", {"nlist": _lists(of_type)}
        case IndexKind.HNSW_FLAT | IndexKind.HNSW_SQ8:
            return "HNSW", {"M": _EDGES, "efConstruction": _EDGES_LOOKED_AT}


def search_parameters(of_type: IndexType, wanted: int, share: float) -> Parameters:
    """How widely is looked for ``wanted`` vectors, where ``share`` of all may be found."""
    match of_type.kind:
        case IndexKind.FLAT:
            return {}
        case IndexKind.HNSW_FLAT | IndexKind.HNSW_SQ8:
            return {"ef": max(of_type.breadth, wanted)}
        case _:
            lists = _lists(of_type)
            read = lists * of_type.breadth / _lists_of_faiss(of_type)
            return {"nprobe": min(ceil(read / max(share, 1e-9)), lists)}


def _lists(of_type: IndexType) -> int:
    """The lists that FAISS would have, but no more than a segment can fill."""
    return min(_lists_of_faiss(of_type), _MOST_LISTS)


def _lists_of_faiss(of_type: IndexType) -> int:
    found = re.match(r"IVF(\d+)", of_type.factory)
    if found is None:
        raise ValueError(f"{of_type.factory} has no lists")
    return int(found[1])
