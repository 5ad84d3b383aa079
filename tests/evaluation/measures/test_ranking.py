import math

import pytest

from evaluation.measures.names import Measure
from evaluation.measures.ranking import grades, ranking_values
from tests.evaluation.questions import asked


def test_the_first_gold_item_at_rank_two_counts_half_in_mrr_and_nothing_in_r_1() -> None:
    values = ranking_values([asked("q", ["a"])], {"q": ["b", "a", "c"]})["q"]
    assert values[Measure.R1] == 0
    assert values[Measure.MRR] == 1 / 2
    assert values[Measure.R5] == values[Measure.R10] == 1


def test_recall_is_the_share_of_the_gold_items_found() -> None:
    ranking = ["a", *(f"x{number}" for number in range(4)), "b"]
    values = ranking_values([asked("q", ["a", "b", "c"])], {"q": ranking})["q"]
    assert values[Measure.R1] == 1
    assert values[Measure.R5] == pytest.approx(1 / 3)
    assert values[Measure.R10] == pytest.approx(2 / 3)


def test_a_gold_item_gains_two_and_a_partial_one_one() -> None:
    values = ranking_values([asked("q", ["a"], partial=["b"])], {"q": ["b", "a"]})["q"]
    ideal = 2 / math.log2(2) + 1 / math.log2(3)
    assert values[Measure.NDCG] == pytest.approx((1 / math.log2(2) + 2 / math.log2(3)) / ideal)
    assert values[Measure.R1] == 0, "a partial item first is not right"


def test_the_order_of_the_ranking_counts_and_not_the_items_names() -> None:
    for ranking, expected in ((["z", "a"], 1.0), (["a", "z"], 0.0)):
        assert ranking_values([asked("q", ["z"])], {"q": ranking})["q"][Measure.R1] == expected


def test_a_question_for_which_nothing_was_found_counts_nought() -> None:
    values = ranking_values([asked("q", ["a"]), asked("r", ["a"])], {"q": [], "r": ["a"]})
    assert set(values["q"].values()) == {0.0}
    assert values["r"][Measure.R1] == 1


def test_an_item_that_is_gold_and_partial_is_gold_and_unanswerable_questions_have_no_grades() -> None:
    questions = [asked("q", ["a"], partial=["a", "b"]), asked("u", partial=["b"])]
    assert grades(questions) == {"q": {"a": 2, "b": 1}}
    assert "u" not in ranking_values(questions, {"q": ["a"], "u": ["b"]})
