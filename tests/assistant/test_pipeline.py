from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Citation, Outcome
from assistant.conversation import StandAlone, remembered
from assistant.events import StepStarted, TextPiece
from assistant.language import Language
from assistant.pipeline import PlanAssistant
from assistant.question import Question, QuestionError
from corpus import Period, Plan, PlanError, Span, unwrap
from index.answerability import Judgement
from index.builder import build_index
from index.hits import Retrieval
from index.opened import open_index
from index.retriever import Retriever
from tests.conftest import SMALL_TEXT
from tests.fakes import FakeEmbedder

MakePlan = Callable[..., Plan]


def assistant_on(plans: list[Plan], folder: Path, today: date = date(2022, 1, 1)) -> PlanAssistant:
    build_index(plans, FakeEmbedder(), folder)
    retriever = Retriever(open_index(folder, plans, "fake-1"), FakeEmbedder())
    return PlanAssistant(plans, retriever, judge, lambda: today)


def judge(retrieval: Retrieval) -> Judgement:
    """The plan answers a question that shares a word with it."""
    words = retrieval.signals.words if retrieval.signals else 0.0
    return Judgement(float(words > 0), sum(hit.score >= 1 for hit in retrieval.hits))


@pytest.fixture
def assistant(tmp_path: Path, make_plan: MakePlan) -> PlanAssistant:
    return assistant_on([make_plan(period=Period(2019, 2021))], tmp_path)


def test_a_question_is_answered_with_the_items_own_words(assistant: PlanAssistant) -> None:
    answer = assistant.ask(Question("外相会談は年に何回実施する？"))
    assert answer.outcome is Outcome.ANSWERED
    first = answer.citations[0]
    assert (first.item_id, first.address) == ("1.1", "１（１）")
    assert first.quote == "両政府は，外相会談を年に２回実施する。"
    assert answer.answer == "関連する記載は、計画の１（１）にあります[1]。"
    source = assistant.plans["small"].source
    assert unwrap(source, Span(first.start, first.end)).text == first.quote


def test_what_the_plan_does_not_hold_is_not_in_the_plan_and_the_nearest_are_named(assistant: PlanAssistant) -> None:
    answer = assistant.ask(Question("zzzz qqqq"))
    assert answer.outcome is Outcome.NOT_IN_PLAN
    assert answer.citations == ()
    assert [citation.n for citation in answer.nearest] == [1, 2, 3]
    assert "not in the plan" in answer.answer


def test_an_item_that_the_question_names_is_the_answer(assistant: PlanAssistant) -> None:
    answer = assistant.ask(Question("２（１）の内容は？"))
    assert (answer.outcome, [citation.item_id for citation in answer.citations]) == (Outcome.ANSWERED, ["2.1"])


def test_the_nearest_items_pass_the_gate_too(tmp_path: Path, make_plan: MakePlan) -> None:
    plan = make_plan()
    tampered = replace(plan, source=plan.source.replace("両政府", "三政府").replace("日本国政府", "日木国政府"))
    answer = assistant_on([tampered], tmp_path).ask(Question("zzzz qqqq"))
    assert (answer.outcome, answer.nearest) == (Outcome.NOT_IN_PLAN, ())


def test_the_answer_is_in_the_language_of_the_question_unless_one_is_forced(assistant: PlanAssistant) -> None:
    assert assistant.ask(Question("外相会談")).language is Language.JAPANESE
    assert assistant.ask(Question("外相会談", language=Language.MONGOLIAN)).language is Language.MONGOLIAN
    assert assistant.ask(Question("EPA", page_language=Language.ENGLISH)).language is Language.ENGLISH


def test_the_steps_are_told_in_order_and_timed(assistant: PlanAssistant) -> None:
    names = ["understand", "retrieve", "judge", "compose", "verify", "decide"]
    events = list(assistant.stream(Question("外相会談は年に何回？")))
    assert [event.name for event in events if isinstance(event, StepStarted)] == names
    answer = events[-1]
    assert isinstance(answer, Answer)
    assert list(answer.timings_ms) == names


def test_the_stream_tells_the_citations_and_the_text_of_the_answer(assistant: PlanAssistant) -> None:
    events = list(assistant.stream(Question("外相会談は年に何回実施する？")))
    answer = events[-1]
    assert isinstance(answer, Answer)
    assert answer.citations
    assert tuple(event for event in events if isinstance(event, Citation)) == answer.citations
    assert "".join(event.text for event in events if isinstance(event, TextPiece)) == answer.answer


def test_only_the_plans_asked_answer(tmp_path: Path, make_plan: MakePlan) -> None:
    later = make_plan(SMALL_TEXT.replace("年に２回", "年に４回"), plan_id="later")
    assistant = assistant_on([make_plan(), later], tmp_path)
    answer = assistant.ask(Question("外相会談は年に何回実施する？", plans=("later",)))
    assert {citation.plan_id for citation in answer.citations} == {"later"}
    with pytest.raises(PlanError, match="'none'"):
        assistant.ask(Question("外相会談", plans=("none",)))


@pytest.mark.parametrize(("today", "notes"), [(date(2021, 12, 31), 0), (date(2022, 1, 1), 1)])
def test_a_note_says_that_the_period_is_over_once_it_is(
    tmp_path: Path, make_plan: MakePlan, today: date, notes: int
) -> None:
    assistant = assistant_on([make_plan(period=Period(2019, 2021))], tmp_path, today)
    assert len(assistant.ask(Question("外相会談")).notes) == notes


def test_an_answer_none_of_whose_quotes_stands_is_a_failure_not_silence(tmp_path: Path, make_plan: MakePlan) -> None:
    plan = make_plan()
    tampered = replace(plan, source=plan.source.replace("２回", "４回"))
    answer = assistant_on([tampered], tmp_path).ask(Question("外相会談は年に何回実施する？"))
    assert answer.outcome is Outcome.FAILED
    assert answer.citations == ()


class ScriptedRewriter:
    """Says one thing, whatever it is asked."""

    def __init__(self, words: str | None) -> None:
        self._words = words

    def rewrite(self, question: Question, ruled: StandAlone) -> str | None:
        return self._words


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("外相会談はいつ実施しますか。", "外相会談はいつ実施しますか。"),
        ("外相会談は１９９９年に実施しますか。", "外相会談について：それはいつですか。"),
        (None, "外相会談について：それはいつですか。"),
    ],
)
def test_a_rewriter_puts_follow_ups_into_words_that_are_checked(
    tmp_path: Path, make_plan: MakePlan, words: str | None, understood: str
) -> None:
    plan = make_plan()
    build_index([plan], FakeEmbedder(), tmp_path)
    retriever = Retriever(open_index(tmp_path, [plan], "fake-1"), FakeEmbedder())
    assistant = PlanAssistant([plan], retriever, judge, rewriter=ScriptedRewriter(words))
    first = assistant.ask(Question("外相会談について教えてください。"))
    assert first.understood is None
    answer = assistant.ask(Question("それはいつですか。", earlier=(remembered(first),)))
    assert answer.understood == understood


def test_search_lists_items_best_first(assistant: PlanAssistant) -> None:
    hits = assistant.search("農業の発展を支援", 2)
    assert hits[0].item_id == "2.2"
    assert len(hits) == 2
    assert hits[0].text == "日本国政府は，農業の発展を支援する。"


@pytest.mark.parametrize(("text", "key"), [("  \n", "empty_question"), ("長" * 2001, "long_question")])
def test_a_question_that_cannot_be_put_is_refused(text: str, key: str) -> None:
    with pytest.raises(QuestionError) as refused:
        Question(text)
    assert refused.value.key == key
