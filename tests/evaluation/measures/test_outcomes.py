import pytest

from assistant.answer import Outcome
from evaluation.kinds import Kind, asks_for_a_set, kind_of
from evaluation.measures.outcomes import confusion, is_right
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response
from tests.evaluation.questions import asked, found

ANSWERED = found("a", cited=["a"], outcome=Outcome.ANSWERED)
PARTLY = found("a", cited=["a"], outcome=Outcome.PARTLY_ANSWERED)
REFUSED = found("a", outcome=Outcome.NOT_IN_PLAN)


def test_a_question_is_of_the_kind_that_its_gold_items_and_type_say() -> None:
    assert kind_of(asked("q", ["a"], "scenario")) is Kind.ANSWERABLE
    assert kind_of(asked("q", ["a"], "result")) is Kind.DETAIL
    assert kind_of(asked("q", ["a"], "count")) is Kind.LISTS
    assert kind_of(asked("q", [], "count")) is Kind.UNANSWERABLE
    assert [asks_for_a_set(asked("q", ["a"], type_)) for type_ in ("multi", "list", "direct")] == [True, True, False]


@pytest.mark.parametrize(
    ("question", "response", "right"),
    [
        (asked("q", ["a"]), ANSWERED, True),
        (asked("q", ["a"]), REFUSED, False),
        (asked("q"), REFUSED, True),
        (asked("q"), ANSWERED, False),
        (asked("q", ["a"], "detail"), PARTLY, True),
        (asked("q", ["a"], "detail"), ANSWERED, True),
        (asked("q", ["b"], "detail"), ANSWERED, False),
        (asked("q", ["a"], "detail"), REFUSED, False),
        (asked("q", ["a"], "list"), ANSWERED, True),
    ],
)
def test_an_outcome_is_right_for_its_kind(question: AskedQuestion, response: Response, right: bool) -> None:
    assert is_right(question, response) is right


def test_outcomes_are_counted_by_kind_and_unanswerable_ones_by_type_as_well() -> None:
    questions = [asked("q", ["a"]), asked("r", ["a"]), asked("u", [], "near"), asked("v", [], "other")]
    responses = {"q": ANSWERED, "r": REFUSED, "u": REFUSED, "v": ANSWERED}
    assert confusion(questions, responses) == {
        "answerable": {"answered": 1, "not_in_plan": 1},
        "unanswerable": {"not_in_plan": 1, "answered": 1},
        "near": {"not_in_plan": 1},
        "other": {"answered": 1},
    }
    assert confusion(questions[:1], {"q": found("a")}) == {}
