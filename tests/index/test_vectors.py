from pathlib import Path

import numpy as np
import pytest

from index.vectors import FaissStore

VECTORS = np.array([[1, 0], [0.6, 0.8], [0, 1]], np.float32)
QUERY = np.array([0.8, 0.6], np.float32)


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


def test_a_store_read_back_finds_the_same(tmp_path: Path) -> None:
    FaissStore.of(VECTORS).write(tmp_path / "store")
    again = FaissStore.read(tmp_path / "store")
    assert again.search(QUERY, 3)[1].tolist() == [1, 0, 2]
