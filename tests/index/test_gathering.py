import numpy as np
import pytest

from index.gathering import DEFAULT_CUT, named_heading, relevance, under_heading


def test_the_best_item_is_fully_relevant_once_it_stands_out() -> None:
    shares = relevance(np.array([3.0, 1.5, -1.0]), np.array([0.8, 0.0, 0.0]))
    assert shares.tolist() == pytest.approx([1.0, 1.5 / 5.0, 0.0])  # 3.0 + 2.5 × 0.8 = 5.0


def test_where_nothing_stands_out_nothing_reaches_the_cut() -> None:
    assert relevance(np.array([1.6, 1.5]), np.zeros(2)).max() < DEFAULT_CUT


def test_items_under_the_heading_that_is_named_are_above_the_cut() -> None:
    assert under_heading(0.0) >= DEFAULT_CUT
    assert under_heading(0.2) > under_heading(0.1)


def test_only_the_nearest_heading_is_named_and_only_if_it_is_near() -> None:
    assert named_heading([0.2, 0.6, 0.5]) == 1
    assert named_heading([0.2, 0.4]) is None
    assert named_heading([]) is None
