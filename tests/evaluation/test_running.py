import json

import pytest

from assistant.answer import Outcome
from corpus import Plan
from evaluation.kinds import Kind, kind_of
from evaluation.questions_file import AskedQuestion, packaged_questions, read_questions
from evaluation.result import ResultFileError, RunResult
from evaluation.running import MismatchError, check_questions, run
from evaluation.systems.named import chosen_systems
from evaluation.systems.system import Materials
from evaluation.tables import figures
from tests.evaluation.questions import asked

QUESTIONS = [
    asked("q", ["1.1"], query="外相会談は年に何回ですか。"),
    asked("r", ["2.1", "2.2"], "multi", "en", query="bridges and 農業"),
    asked("u", [], "near", "mn", query="цаг агаар"),
]
_SINGLE = (Kind.ANSWERABLE, Kind.DETAIL)


def test_a_run_comes_back_from_its_json_as_it_was(materials: Materials) -> None:
    result = run(QUESTIONS, chosen_systems(["assistant", "bm25"]), materials, "python -m evaluation run")
    again = RunResult.from_json(result.to_json())
    assert again == result
    assert again.summaries == result.summaries
    assert result.provenance.plan_checksum == materials.plan.checksum
    assert result.leakage[0].exact
    assert isinstance(again.responses["assistant"]["q"].outcome, Outcome)
    assert json.loads(result.to_json())["figures"]["assistant"]["latency"]["p50"] > 0


def test_the_figures_are_told_for_every_system(materials: Materials) -> None:
    told = figures(run(QUESTIONS, chosen_systems(["assistant", "rrf"]), materials))
    assert "| assistant | " in told
    assert "| rrf | " in told
    assert {line.count("|") for line in told.splitlines()[:4]} == {14}


@pytest.mark.parametrize(
    ("questions", "fault"),
    [
        ([], "no questions"),
        ([QUESTIONS[0], QUESTIONS[0]], "two questions have the id q"),
        ([asked("q", ["9.9"])], "has no item 9.9"),
        ([asked("q", partial=["9.9"])], "has no item 9.9"),
    ],
)
def test_questions_that_do_not_fit_the_plan_are_refused(
    materials: Materials, questions: list[AskedQuestion], fault: str
) -> None:
    with pytest.raises(MismatchError, match=fault):
        run(questions, {}, materials)


@pytest.mark.parametrize("text", ["", "[]", '{"format": 1}', '{"format": 0}'])
def test_what_is_no_result_is_refused(text: str) -> None:
    with pytest.raises(ResultFileError):
        RunResult.from_json(text)


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_packaged_questions_can_be_asked_of_the_first_plan(first_plan: Plan, part: str) -> None:
    questions = read_questions(packaged_questions(part))
    check_questions(questions, first_plan)
    assert {question.lang for question in questions} == {"ja", "en", "mn"}
    assert {kind_of(question) for question in questions} == set(Kind)


def test_dev_and_test_share_no_question_and_no_item_of_a_single_one() -> None:
    dev, test = (read_questions(packaged_questions(part)) for part in ("dev", "test"))
    assert not {question.query for question in dev} & {question.query for question in test}
    of_one_item = [
        {
            item_id
            for question in questions
            if kind_of(question) in _SINGLE and question.type != "multi"
            for item_id in question.gold
        }
        for questions in (dev, test)
    ]
    assert not of_one_item[0] & of_one_item[1]
