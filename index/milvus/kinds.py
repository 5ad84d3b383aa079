"""Types of index: those of ``index.index_type`` in Milvus' own words."""

import re
from typing import Final

from index.index_type import IndexKind, IndexType

_MOST_LISTS: Final = 2_048
"""Lists of an index. Milvus trains one for every segment, which holds some hundred thousand vectors."""
_EDGES: Final = 32
_EDGES_LOOKED_AT: Final = 80

Parameters = dict[str, float]


def index_of(of_type: IndexType, dimensions: int) -> tuple[str, Parameters]:
    """Milvus' name of a type of index, and what it is built with."""
    lists: Parameters = {"nlist": _lists(of_type)}
    match of_type.kind:
        case IndexKind.FLAT:
            return "FLAT", {}
        case IndexKind.IVF_FLAT:
            return "IVF_FLAT", lists
        case IndexKind.IVF_SQ8:
            return "IVF_SQ8", lists
        case IndexKind.IVF_PQ:
            return "IVF_PQ", {**lists, "m": dimensions // 8, "nbits": 8}
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
            return {"nprobe": min(int(of_type.breadth / max(share, 1e-9)), _lists(of_type))}


def _lists(of_type: IndexType) -> int:
    """The lists that FAISS would have, as its own name for the type says, but no more than a segment can fill."""
    found = re.match(r"IVF(\d+)", of_type.factory)
    return min(int(found[1]), _MOST_LISTS) if found else 1
