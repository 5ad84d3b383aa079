from datetime import timedelta
from pathlib import Path

from assistant.history.addresses import database_url
from assistant.history.database import Database
from assistant.history.owner import Owner
from assistant.history.retention import sweep
from assistant.history.store import History
from tests.assistant.history.answers import answer_to
from tests.assistant.history.conftest import Clock


def test_conversations_go_when_their_last_question_is_too_old(history: History, owner: Owner, clock: Clock) -> None:
    old, alive = answer_to("old"), answer_to("alive")
    history.begin(owner, old)
    history.begin(owner, alive)
    clock.time += timedelta(days=20)
    history.append(owner, answer_to("again", conversation_id=alive.conversation_id))
    clock.time += timedelta(days=11)
    assert sweep(history.database, 30, clock.time) == 1
    assert [each.title for each in history.conversations(owner, 10).conversations] == ["alive"]


def test_a_sweep_of_many_is_cut_into_short_transactions(history: History, owner: Owner, clock: Clock) -> None:
    for number in range(5):
        history.begin(owner, answer_to(str(number)))
    assert sweep(history.database, 0, clock(), at_a_time=2) == 5
    assert history.conversations(owner, 10).conversations == ()


def test_where_nothing_is_kept_nothing_is_made(tmp_path: Path, clock: Clock) -> None:
    database = Database(database_url("", tmp_path / "data"))
    assert sweep(database, 0, clock()) == 0
    assert not (tmp_path / "data").exists()
