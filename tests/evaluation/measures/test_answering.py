import pytest

from assistant.answer import Outcome
from evaluation.measures.answering import auroc, calibration_error, refused, reliability, threshold
from evaluation.measures.whether_to_answer import RefusedShare, measure_answering
from tests.evaluation.questions import asked, found


def test_auroc_is_the_share_of_pairs_in_the_right_order_and_ties_count_half() -> None:
    # .9 beats .5 and .1; .5 ties with .5 and beats .1
    assert auroc([0.9, 0.5], [0.5, 0.1]).value == (1 + 1 + 0.5 + 1) / 4
    assert auroc([0.1], [0.9]).value == 0
    with pytest.raises(ValueError, match="needs answerable and unanswerable"):
        auroc([0.1], [])


def test_the_same_seed_gives_the_same_interval() -> None:
    sure, unsure = [0.9, 0.8, 0.4, 0.7], [0.1, 0.5, 0.6]
    one = auroc(sure, unsure)
    assert one == auroc(sure, unsure)
    assert one.low <= one.value <= one.high
    assert one.count == 7


def test_probabilities_fall_into_ten_bins_and_one_belongs_to_the_last() -> None:
    bins = reliability([0.05, 0.0, 0.92, 1.0], [True, False, True, False])
    assert [(each.low, each.high, each.count, each.answerable) for each in bins] == [
        (0.0, 0.1, 2, 0.5),
        (0.9, 1.0, 2, 0.5),
    ]
    assert [each.probability for each in bins] == pytest.approx([0.025, 0.96])
    assert calibration_error(bins) == pytest.approx((2 * 0.475 + 2 * 0.46) / 4)


def test_a_threshold_leaves_the_given_share_of_answerable_questions_below_it() -> None:
    answerable = [number / 10 for number in range(11)]
    assert threshold(answerable, 0.1) == pytest.approx(0.1)
    assert refused(answerable, threshold(answerable, 0.1)) == 1 / 11
    assert refused([0.05, 0.1, 0.2], 0.1) == 1 / 3


def test_refusals_are_told_by_type_and_language() -> None:
    questions = [
        asked("q", ["a"], lang="ja"),
        asked("r", ["a"], lang="en"),
        asked("u", [], "near", "ja"),
        asked("v", [], "near", "en"),
        asked("d", ["a"], "detail", "ja"),
    ]
    confidences = {"q": 0.9, "r": 0.6, "u": 0.2, "v": 0.8, "d": 0.4}
    responses = {key: found("a", outcome=Outcome.ANSWERED, confidence=value) for key, value in confidences.items()}
    answering = measure_answering(questions, responses)
    assert answering is not None
    assert answering.auroc.value == 3 / 4
    assert {language: estimate.value for language, estimate in answering.by_language.items()} == {"ja": 1, "en": 0}
    assert sum(each.count for each in answering.bins) == 4, "a question for a detail is on neither side"
    two = answering.refusals[0]
    assert two.threshold == pytest.approx(0.6 + 0.02 * 0.3)
    assert RefusedShare("near", "all", 2, 0.5) in two.shares
    assert RefusedShare("near", "ja", 1, 1.0) in two.shares
    assert RefusedShare("detail", "all", 1, 1.0) in two.shares


def test_a_system_that_only_ranks_has_no_reliability() -> None:
    questions = [asked("q", ["a"]), asked("u", [], "near")]
    answering = measure_answering(questions, {"q": found("a", confidence=3.2), "u": found("a", confidence=9.0)})
    assert answering is not None
    assert (answering.auroc.value, answering.bins, answering.calibration_error) == (0, (), None)
    assert measure_answering(questions[:1], {"q": found("a")}) is None
