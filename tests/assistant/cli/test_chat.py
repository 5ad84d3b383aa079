from collections.abc import Iterator

import pytest
import typer

from assistant.cli import chatting
from assistant.question import Question
from corpus import Plan
from tests.assistant.web.fake_assistant import AIRPORT, FakeAssistant


@pytest.fixture
def assistant(first_plan: Plan, monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    fake = FakeAssistant(first_plan)
    monkeypatch.setattr(chatting, "open_quietly", lambda: fake)
    return fake


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    waiting: Iterator[str] = iter(lines)

    def read(prompt: str) -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", read)


def test_a_conversation_remembers_its_turns_until_the_input_ends(
    assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "空港は？", " ", "長" * 2001, "それは？")
    with pytest.raises(typer.Exit):
        chatting.chat()
    first, second = assistant.questions
    assert first == Question("空港は？")
    assert [(turn.query, turn.items[0][1]) for turn in second.earlier] == [("空港は？", AIRPORT)]
