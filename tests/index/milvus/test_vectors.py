"""Milvus finds the vectors that FAISS finds."""

from collections.abc import Iterator

import numpy as np
import pytest

from index.embedding import Vectors
from index.faiss_store import FaissStore
from index.index_type import IndexKind, index_type
from index.milvus.collection import Collection
from index.milvus.connection import Milvus
from index.milvus.kinds import index_of
from index.milvus.vectors import MilvusVectors
from index.milvus.writing import Content, write
from index.rows import HeldRows
from index.vectors import Ranges

pytestmark = pytest.mark.milvus

SIZE, DIMENSIONS, QUERIES, LIMIT = 5_000, 384, 40, 10


@pytest.fixture(scope="module")
def near_one_another() -> Vectors:
    """Unit vectors around some centres, as texts on some subjects are; the last ones are questions."""
    random = np.random.default_rng(11)
    centres = random.normal(size=(60, DIMENSIONS))
    count = SIZE + QUERIES
    vectors = centres[random.integers(60, size=count)] + 0.8 * random.normal(size=(count, DIMENSIONS))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def stored(milvus: Milvus, vectors: Vectors, kind: IndexKind) -> MilvusVectors:
    of_type = index_type(kind, *vectors.shape)
    collection = Collection(milvus, f"test_{kind.replace('-', '_')}")
    name, parameters = index_of(of_type)

    def rows(first: int) -> Iterator[tuple[int, Vectors]]:
        return iter(enumerate(vectors[first:], first))

    write(collection, Content(vectors.shape[1], len(vectors), rows, name, parameters))
    return MilvusVectors(collection, of_type, HeldRows(vectors))


def overlap(store: MilvusVectors, vectors: Vectors, queries: Vectors, within: Ranges | None = None) -> float:
    """The share of the ten nearest of FAISS' exact search that a store finds."""
    exact = FaissStore.of(vectors)
    found = 0
    for query in queries:
        scores, rows = store.search(query, LIMIT, within)
        assert scores.tolist() == pytest.approx((vectors[rows] @ query).tolist(), abs=1e-5)
        assert sorted(scores.tolist(), reverse=True) == scores.tolist()
        found += len(set(rows.tolist()) & set(exact.search(query, LIMIT, within)[1].tolist()))
    return found / (LIMIT * len(queries))


@pytest.mark.parametrize(
    ("kind", "least"), [(IndexKind.FLAT, 0.99), (IndexKind.IVF_PQ4, 0.95), (IndexKind.HNSW_FLAT, 0.95)]
)
def test_the_ten_nearest_are_those_of_an_exact_search(
    any_milvus: Milvus, near_one_another: Vectors, kind: IndexKind, least: float
) -> None:
    store = stored(any_milvus, near_one_another[:SIZE], kind)
    assert overlap(store, near_one_another[:SIZE], near_one_another[SIZE:]) >= least


def test_only_rows_of_the_stretches_asked_for_are_found_however_many_these_are(
    any_milvus: Milvus, near_one_another: Vectors
) -> None:
    store = stored(any_milvus, near_one_another[:SIZE], IndexKind.FLAT)
    hundred = [range(start, start + 7) for start in range(0, SIZE, 50)]
    assert overlap(store, near_one_another[:SIZE], near_one_another[SIZE:][:5], hundred) == 1.0
    assert overlap(store, near_one_another[:SIZE], near_one_another[SIZE:][:5], [range(40, 60)]) == 1.0
    assert store.search(near_one_another[0], LIMIT, [])[1].tolist() == []
    assert store.search(near_one_another[0], LIMIT, [range(8, 8)])[1].tolist() == []


def test_a_query_of_another_dimension_is_refused(milvus: Milvus, near_one_another: Vectors) -> None:
    store = MilvusVectors(Collection(milvus, "none"), index_type(IndexKind.FLAT, 1, 384), HeldRows(near_one_another))
    with pytest.raises(ValueError, match="384 dimensions"):
        store.search(np.ones(3, np.float32), 1)
