import numpy as np
import pytest

from index.gathering import DEFAULT_CUT, relevance

NONE = np.zeros(2)


def test_the_best_item_is_fully_relevant_once_it_stands_out() -> None:
    shares = relevance(np.array([3.0, 1.5, -1.0]), np.array([0.5, 0.0, 0.0]), np.zeros(3), np.zeros(3))
    assert shares.tolist() == pytest.approx([1.0, 1.5 / 6.0, 0.0])  # 3.0 + 6 × 0.5 = 6.0


def test_where_nothing_stands_out_nothing_reaches_the_cut() -> None:
    assert relevance(np.array([2.6, 2.5]), NONE, NONE, NONE).max() < DEFAULT_CUT


def test_items_under_the_heading_that_is_named_are_taken_in_the_order_of_their_relevance() -> None:
    shares = relevance(np.array([0.0, 1.0]), NONE, NONE, np.ones(2))
    assert DEFAULT_CUT <= shares[0] < shares[1]


def test_an_item_that_names_what_falls_under_the_topic_is_raised_the_more_it_names() -> None:
    shares = relevance(np.array([1.0, 1.0, 5.0]), np.zeros(3), np.array([3.0, 6.0, 0.0]), np.zeros(3))
    assert shares.tolist() == pytest.approx([0.2 + 0.25, 0.2 + 0.5, 1.0])
