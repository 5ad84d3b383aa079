import pytest

from evaluation.comparison import ComparisonError, check_same, compare, randomisation_p
from evaluation.measures.names import Measure
from tests.evaluation.questions import asked, found


def test_four_wins_of_four_are_met_by_one_in_eight_random_signs() -> None:
    # of 16 ways to sign four equal gaps, two have a sum as far from nought
    assert randomisation_p([1, 1, 1, 1]) == pytest.approx(2 / 16, abs=0.02)
    assert randomisation_p([0, 0, 0]) == 1
    assert randomisation_p([1, 1, 1, 1]) == randomisation_p([1, 1, 1, 1])


def test_the_difference_is_the_second_less_the_first_by_language() -> None:
    questions = [asked("q", ["a"], lang="ja"), asked("r", ["a"], lang="en"), asked("d", ["a"], "detail")]
    first = {"q": found("b", "a"), "r": found("a"), "d": found("b")}
    second = {"q": found("a"), "r": found("a"), "d": found("a")}
    gaps = {(each.measure, each.language): each for each in compare(questions, first, second)}
    whole = gaps[Measure.R1, "all"]
    assert (whole.first, whole.second, whole.difference.value, whole.difference.count) == (0.5, 1, 0.5, 2)
    assert gaps[Measure.MRR, "ja"].difference.value == 0.5
    assert gaps[Measure.R1, "en"].difference.value == 0
    assert (Measure.F1, "all") not in gaps


def test_runs_of_different_questions_are_not_compared() -> None:
    check_same([asked("q", ["a"])], [asked("q", ["a"])])
    with pytest.raises(ComparisonError, match=r"\(2: q, r\)"):
        check_same([asked("q", ["a"])], [asked("q", ["b"]), asked("r", ["a"])])
