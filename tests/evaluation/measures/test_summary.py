import pytest

from assistant.answer import Outcome
from evaluation.measures.intervals import Estimate, estimate_mean
from evaluation.measures.names import Measure
from evaluation.measures.summary import summarise
from tests.evaluation.questions import asked, found

QUESTIONS = [
    asked("q", ["a"], "direct", "ja"),
    asked("r", ["a", "b"], "multi", "en"),
    asked("d", ["a"], "detail", "ja"),
    asked("u", [], "out_of_domain", "mn"),
]
RESPONSES = {
    "q": found("a", "b", cited=["a"], outcome=Outcome.ANSWERED, confidence=0.9, milliseconds=10),
    "r": found("b", "a", cited=["b", "c"], outcome=Outcome.ANSWERED, confidence=0.8, milliseconds=20),
    "d": found("b", "a", outcome=Outcome.NOT_IN_PLAN, confidence=0.3, milliseconds=30),
    "u": found("b", "a", outcome=Outcome.NOT_IN_PLAN, confidence=0.1, milliseconds=40),
}


def test_a_mean_has_an_interval_that_is_the_same_each_time() -> None:
    estimate = estimate_mean([0.0, 1.0, 1.0, 1.0])
    assert estimate.value == 3 / 4
    assert estimate == estimate_mean([0.0, 1.0, 1.0, 1.0])
    assert 0 <= estimate.low < 3 / 4 < estimate.high <= 1
    assert estimate_mean([1.0]) == Estimate(1, 1, 1, 1)
    with pytest.raises(ValueError, match="no values"):
        estimate_mean([])


def test_all_types_are_the_answerable_questions_and_details_stand_apart() -> None:
    summary = summarise(QUESTIONS, RESPONSES)
    whole, detail = summary.estimate(Measure.R1), summary.estimate(Measure.R1, type_="detail")
    assert whole is not None
    assert detail is not None
    assert (whole.value, whole.count) == (1, 2)
    assert (detail.value, detail.count) == (0, 1)
    assert summary.estimate(Measure.R1, "mn") is None


def test_sets_outcomes_and_latency_are_summarised() -> None:
    summary = summarise(QUESTIONS, RESPONSES)
    f1 = summary.estimate(Measure.F1, type_="multi")
    assert f1 is not None
    assert f1.value == 1 / 2
    outcomes = {row.type: row.estimates[Measure.OUTCOME].value for row in summary.outcomes if row.language == "all"}
    assert outcomes == {"all": 3 / 4, "answerable": 1, "detail": 0, "unanswerable": 1, "out_of_domain": 1}
    assert summary.latency.p50 == 25
