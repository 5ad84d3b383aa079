from pathlib import Path

import numpy as np
import pytest

from index.embedding import Vectors
from index.faiss_store import FaissStore
from index.index_type import IndexKind, choose_index_type, index_type
from index.rows import HeldRows

VECTORS = np.array([[1, 0], [0.6, 0.8], [0, 1]], np.float32)
QUERY = np.array([0.8, 0.6], np.float32)
COARSE = [kind for kind in IndexKind if kind is not IndexKind.FLAT]


def near_one_another(count: int) -> Vectors:
    """Unit vectors around a few centres, as texts on a few subjects are."""
    random = np.random.default_rng(5)
    centres = random.normal(size=(12, 32))
    vectors = centres[random.integers(12, size=count)] + 0.7 * random.normal(size=(count, 32))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def test_the_nearest_vectors_come_first_with_their_inner_products() -> None:
    scores, rows = FaissStore.of(VECTORS).search(QUERY, 2)
    assert rows.tolist() == [1, 0]
    assert scores.tolist() == pytest.approx([0.6 * 0.8 + 0.8 * 0.6, 0.8])


def test_no_more_rows_are_returned_than_there_are() -> None:
    scores, rows = FaissStore.of(VECTORS).search(QUERY, 10)
    assert len(scores) == len(rows) == 3


def test_an_empty_store_finds_nothing() -> None:
    store = FaissStore.of(np.empty((0, 2), np.float32))
    assert len(store) == 0
    assert store.search(QUERY, 5)[1].tolist() == []


def test_a_query_of_another_dimension_is_refused() -> None:
    with pytest.raises(ValueError, match="2 dimensions"):
        FaissStore.of(VECTORS).search(np.ones(3, np.float32), 1)


def test_only_rows_of_the_stretches_asked_for_are_found() -> None:
    assert FaissStore.of(VECTORS).search(QUERY, 3, [range(0, 1), range(2, 3)])[1].tolist() == [0, 2]
    assert FaissStore.of(VECTORS).search(QUERY, 3, [])[1].tolist() == []


def test_few_vectors_are_compared_exactly_and_many_in_part() -> None:
    assert choose_index_type(1_000, 384).kind is IndexKind.FLAT
    assert choose_index_type(1_000_000, 384).kind is not IndexKind.FLAT


@pytest.mark.parametrize("kind", list(IndexKind))
def test_a_store_read_back_finds_the_same(tmp_path: Path, kind: IndexKind) -> None:
    rows = HeldRows(near_one_another(3_000))
    store = FaissStore.build(rows, index_type(kind, 3_000, 32))
    store.write(tmp_path / "store")
    again = FaissStore.read(tmp_path / "store", index_type(kind, 3_000, 32), rows)
    query = near_one_another(3_001)[-1]
    assert again.search(query, 10)[1].tolist() == store.search(query, 10)[1].tolist()
    assert len(again) == 3_000


@pytest.mark.parametrize("kind", COARSE)
def test_a_coarse_index_finds_nearly_all_that_an_exact_one_does_with_the_same_scores(kind: IndexKind) -> None:
    vectors = near_one_another(3_000)
    store = FaissStore.build(HeldRows(vectors), index_type(kind, 3_000, 32))
    found = 0
    for query in near_one_another(3_050)[-50:]:
        scores, rows = store.search(query, 10)
        assert scores.tolist() == pytest.approx((vectors[rows] @ query).tolist(), abs=1e-6)
        found += len(set(rows.tolist()) & set(np.argsort(-(vectors @ query))[:10].tolist()))
    assert found / 500 > 0.95


@pytest.mark.parametrize("kind", COARSE)
def test_a_coarse_index_keeps_to_the_stretches_too(kind: IndexKind) -> None:
    vectors = near_one_another(3_000)
    store = FaissStore.build(HeldRows(vectors), index_type(kind, 3_000, 32))
    _, rows = store.search(vectors[150], 5, [range(100, 200), range(2_000, 2_050)])
    assert rows[0] == 150
    assert all(100 <= row < 200 or 2_000 <= row < 2_050 for row in rows.tolist())
