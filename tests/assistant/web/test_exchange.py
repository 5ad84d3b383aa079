from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Outcome
from assistant.history.opening import open_history
from assistant.history.owner import new_owner_key
from assistant.question import Question
from assistant.settings import Settings
from assistant.web.exchange import Exchange
from tests.assistant.history.answers import answer_to


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    history = open_history(Settings(data_folder=tmp_path))
    return Exchange(Question("?"), new_owner_key().owner, history, begins=True)


def test_an_answer_that_failed_is_given_and_not_kept(exchange: Exchange) -> None:
    failed = exchange.keep(replace(answer_to(), outcome=Outcome.FAILED))
    assert (failed.conversation_id, failed.turn_id, failed.notes) == ("", "", answer_to().notes)
    assert stored(exchange) == 0


def test_an_answer_to_a_conversation_deleted_meanwhile_is_given_with_a_note(exchange: Exchange) -> None:
    answer: Answer = replace(exchange, begins=False).keep(answer_to())
    assert answer.conversation_id
    assert answer.turn_id == ""
    assert "保存できませんでした" in answer.notes[-1]
    assert stored(exchange) == 0


def stored(exchange: Exchange) -> int:
    assert exchange.history is not None
    found = exchange.history.conversations(exchange.owner, 10)
    exchange.history.database.close()
    return len(found.conversations)
