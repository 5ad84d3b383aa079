"""Writes a collection: in bulk, and from where a build that was killed had come to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from index.errors import StoreUnavailableError
from index.milvus.collection import VECTOR, Collection
from index.milvus.deadline import Deadline
from index.milvus.filters import ROW

_ROWS_AT_A_TIME: Final = 2_048
_SECONDS: Final = 120.0
"""That a batch may take."""
_SECONDS_TO_FINISH: Final = 3_600.0
"""That Milvus may take to build its index and to load it."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a collection is to hold.

    Attributes:
        dimensions: of dense vectors; None for sparse ones.
        size: how many rows.
        rows: from the row of that number on, each row's key and vector; the same every time.
        index: Milvus' name of the type of index.
        parameters: what the index is built with.
    """

    dimensions: int | None
    size: int
    rows: Callable[[int], Iterator[tuple[int, Any]]]
    index: str
    parameters: dict[str, float]


def is_complete(collection: Collection, content_size: int) -> bool:
    """Whether a collection has all its rows, indexed and in memory.

    Raises:
        StoreUnavailableError: Milvus cannot be asked.
    """
    return _ready(collection, Deadline(_SECONDS)) and collection.size(Deadline(_SECONDS)) == content_size


def write(collection: Collection, content: Content) -> None:
    """Make a collection complete, unless it is.

    Rows are written in their order and by their keys, so that those of a build that was killed are counted and the
    rest follows; the batch that may have been written in part is written again, in the place of itself.

    Raises:
        StoreUnavailableError: Milvus does not take it.
    """
    if is_complete(collection, content.size):
        return
    written = _written(collection, content)
    rows = content.rows(written)
    while batch := [{ROW: row, VECTOR: vector} for row, vector in islice(rows, _ROWS_AT_A_TIME)]:
        _call(collection, "upsert", data=batch)
    _call(collection, "flush", _SECONDS_TO_FINISH)
    _build_index(collection, content)
    collection.load(Deadline(_SECONDS_TO_FINISH))
    found = collection.size(Deadline(_SECONDS))
    if found != content.size:
        raise StoreUnavailableError(f"Milvus has {found} of {content.size} rows of {collection.name}; build it again")


def _written(collection: Collection, content: Content) -> int:
    """How many rows are surely there already; the collection is made if need be."""
    if _call(collection, "has_collection"):
        _build_index(collection, content)
        collection.load(Deadline(_SECONDS_TO_FINISH))
        there = collection.size(Deadline(_SECONDS)) or 0
        if there <= content.size:
            return there // _ROWS_AT_A_TIME * _ROWS_AT_A_TIME
        _call(collection, "drop_collection")
    _create(collection, content)
    return 0


def _ready(collection: Collection, deadline: Deadline) -> bool:
    return bool(
        collection.milvus.call(
            lambda client, seconds: (
                client.has_collection(collection.name, timeout=seconds) and client.list_indexes(collection.name)
            ),
            deadline,
        )
    )


def _create(collection: Collection, content: Content) -> None:
    def create(client: Any, seconds: float) -> None:
        from pymilvus import DataType, MilvusClient

        schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field(ROW, DataType.INT64, is_primary=True)
        if content.dimensions is None:
            schema.add_field(VECTOR, DataType.SPARSE_FLOAT_VECTOR)
        else:
            schema.add_field(VECTOR, DataType.FLOAT_VECTOR, dim=content.dimensions)
        client.create_collection(collection.name, schema=schema, consistency_level="Bounded", timeout=seconds)

    collection.milvus.call(create, Deadline(_SECONDS))


def _build_index(collection: Collection, content: Content) -> None:
    def build(client: Any, seconds: float) -> None:
        if client.list_indexes(collection.name):
            return
        asked = client.prepare_index_params()
        asked.add_index(VECTOR, index_type=content.index, metric_type="IP", params=content.parameters)
        client.create_index(collection.name, asked, timeout=seconds)

    collection.milvus.call(build, Deadline(_SECONDS_TO_FINISH))


def _call(collection: Collection, what: str, seconds: float = _SECONDS, **arguments: Any) -> Any:
    return collection.milvus.call(
        lambda client, left: getattr(client, what)(collection.name, **arguments, timeout=left), Deadline(seconds)
    )
