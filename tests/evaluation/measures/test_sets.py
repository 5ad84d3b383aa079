import pytest

from evaluation.measures.names import Measure
from evaluation.measures.sets import set_values


def test_precision_recall_and_f1_of_what_is_cited() -> None:
    values = set_values(["a", "b", "x", "y"], ["a", "b", "c"])
    assert values[Measure.PRECISION] == 2 / 4
    assert values[Measure.RECALL] == pytest.approx(2 / 3)
    assert values[Measure.F1] == pytest.approx(2 * (1 / 2) * (2 / 3) / (1 / 2 + 2 / 3))


def test_a_partial_item_is_neither_right_nor_wrong_to_cite() -> None:
    assert set_values(["a", "p"], ["a"], ["p"]) == set_values(["a"], ["a"])
    assert set_values(["p"], ["a"], ["p"])[Measure.PRECISION] == 0


def test_an_answer_that_cites_nothing_is_worth_nothing() -> None:
    assert set(set_values([], ["a"]).values()) == {0.0}
