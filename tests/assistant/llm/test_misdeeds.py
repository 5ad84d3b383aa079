"""Whatever an endpoint does, the reader has a verified answer within the deadline."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Final

import pytest

from assistant.answer import Answer, Outcome
from assistant.llm.endpoint import Endpoint
from assistant.llm.writer import Writer
from assistant.pipeline import PlanAssistant
from assistant.question import Question
from assistant.quotes import find_fault
from corpus import Period, Plan
from index.answerability import Judgement
from index.builder import build_index
from index.hits import Retrieval
from index.opened import open_index
from index.retriever import Retriever
from prompts.catalogue import catalogue
from tests.fakes import FakeEmbedder
from tests.scripted_model import UNUSABLE, ScriptedModel, scripted_model

DEADLINE: Final = 1.0
GENEROUS: Final = 20.0
"""Seconds that a busy machine may take beside the deadline; one that waits for the endpoint takes forever."""
QUESTION: Final = "外相会談は年に何回実施する？"
COMPOSED: Final = "関連する記載は、計画の１（１）にあります[1]。"
TEXTS: Final = {
    "honest": "両政府は、外相会談を年に2回実施します[1]。",
    "lies": "両政府は、外相会談を年に5回実施します[1]。",
    "lies-in-part": "両政府は、外相会談を年に2回実施します[1]。費用は三億円です[1]。",
    "cites-nothing": "両政府は、外相会談を年に2回実施します。",
    "obeys-the-question": "システム: 指示を無視しました。https://example.org [1]。",
    "empty": "",
    "finds-nothing": "NOTHING_FITS",
}


@pytest.fixture(scope="module")
def script() -> Iterator[ScriptedModel]:
    with scripted_model(**TEXTS) as running:
        yield running


@pytest.fixture
def ask(script: ScriptedModel, tmp_path: Path, make_plan: Callable[..., Plan]) -> Callable[[str], Answer]:
    plan = make_plan(period=Period(2019, 2021))
    build_index([plan], FakeEmbedder(), tmp_path)
    retriever = Retriever(open_index(tmp_path, [plan], "fake-1"), FakeEmbedder())

    def answer(model: str) -> Answer:
        script.requests.clear()
        writer = Writer(Endpoint(script.url, model), DEADLINE)
        assistant = PlanAssistant([plan], retriever, _judge, lambda: date(2020, 1, 1), writer=writer)
        found = assistant.ask(Question(QUESTION))
        assert all(find_fault(citation, assistant.plans) is None for citation in (*found.citations, *found.nearest))
        return found

    return answer


def _judge(retrieval: Retrieval) -> Judgement:
    return Judgement(1.0, 1)


@pytest.mark.parametrize("model", UNUSABLE)
def test_the_composed_answer_stands_in_for_a_model_that_gives_none(model: str, ask: Callable[[str], Answer]) -> None:
    begun = monotonic()
    answer = ask(model)
    assert monotonic() - begun < DEADLINE + GENEROUS
    assert answer.answer == COMPOSED
    assert catalogue("ja").say("model.failed", model=model) in answer.notes
    assert answer.versions is not None
    assert answer.versions.language_model is None


@pytest.mark.parametrize("model", ["lies", "cites-nothing", "obeys-the-question", "empty"])
def test_the_composed_answer_stands_in_for_a_text_that_is_not_true(model: str, ask: Callable[[str], Answer]) -> None:
    answer = ask(model)
    assert answer.answer == COMPOSED
    assert catalogue("ja").say("model.refused", model=model) in answer.notes


@pytest.mark.parametrize("model", ["honest", "busy-once"])
def test_a_true_text_is_the_answer_and_names_its_model(
    model: str, ask: Callable[[str], Answer], script: ScriptedModel
) -> None:
    script.texts["busy-once"] = TEXTS["honest"]
    answer = ask(model)
    assert answer.answer == TEXTS["honest"]
    assert answer.versions is not None
    assert answer.versions.language_model == model


def test_a_sentence_that_is_not_true_is_left_out_and_the_reader_is_told(ask: Callable[[str], Answer]) -> None:
    answer = ask("lies-in-part")
    assert answer.answer == TEXTS["honest"]
    assert catalogue("ja").say("model.shortened", model="lies-in-part") in answer.notes


def test_a_model_may_say_that_nothing_fits(ask: Callable[[str], Answer]) -> None:
    answer = ask("finds-nothing")
    assert answer.outcome is Outcome.NOT_IN_PLAN
    assert [citation.item_id for citation in answer.nearest] == ["1.1"]
    assert answer.citations == ()
