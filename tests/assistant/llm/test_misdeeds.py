"""Whatever an endpoint does, the reader has a verified answer within the deadline."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Final

import pytest

from assistant.answer import Answer, Citation, Outcome
from assistant.events import Event, StepStarted, TextPiece, Withdrawn
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
def assistant_with(
    script: ScriptedModel, tmp_path: Path, make_plan: Callable[..., Plan]
) -> Callable[[str], PlanAssistant]:
    plan = make_plan(period=Period(2019, 2021))
    build_index([plan], FakeEmbedder(), tmp_path)
    retriever = Retriever(open_index(tmp_path, [plan], "fake-1"), FakeEmbedder())

    def with_model(model: str) -> PlanAssistant:
        script.requests.clear()
        writer = Writer(Endpoint(script.url, model), DEADLINE)
        return PlanAssistant([plan], retriever, _judge, lambda: date(2020, 1, 1), writer=writer)

    return with_model


@pytest.fixture
def ask(assistant_with: Callable[[str], PlanAssistant]) -> Callable[[str], Answer]:
    def answer(model: str) -> Answer:
        assistant = assistant_with(model)
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


def _shown(events: Iterable[Event]) -> list[str]:
    """What a reader sees of the text after each event of it."""
    shown, texts = "", []
    for event in events:
        if isinstance(event, TextPiece | Withdrawn):
            shown = shown + event.text if isinstance(event, TextPiece) else ""
            texts.append(shown)
    return texts


def test_a_reader_sees_each_sentence_once_it_is_verified_and_none_before(
    assistant_with: Callable[[str], PlanAssistant], script: ScriptedModel
) -> None:
    script.texts["two"] = TEXTS["honest"] * 2
    events = list(assistant_with("two").stream(Question(QUESTION)))
    writing = events.index(StepStarted("write"))
    assert any(isinstance(event, Citation) for event in events[:writing])
    assert _shown(events) == [TEXTS["honest"], TEXTS["honest"] * 2]


def test_what_a_reader_saw_of_a_text_that_breaks_off_is_withdrawn(
    assistant_with: Callable[[str], PlanAssistant], script: ScriptedModel
) -> None:
    script.texts["cuts-off-later"] = TEXTS["honest"] + "外相"
    shown = _shown(assistant_with("cuts-off-later").stream(Question(QUESTION)))
    assert shown[0] == TEXTS["honest"]
    assert "" in shown
    assert shown[-1] == COMPOSED


def test_citations_of_what_nothing_fits_are_withdrawn(assistant_with: Callable[[str], PlanAssistant]) -> None:
    events = list(assistant_with("finds-nothing").stream(Question(QUESTION)))
    answer = events[-1]
    assert isinstance(answer, Answer)
    after = events[events.index(Withdrawn()) :]
    assert tuple(event for event in after if isinstance(event, Citation)) == answer.nearest
