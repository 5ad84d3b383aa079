import logging
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.history.addresses import database_url, printable
from assistant.history.database import Database
from assistant.history.errors import HistoryAddressError, HistoryUnavailableError
from assistant.history.owner import Owner
from assistant.history.store import History
from tests.assistant.history.answers import answer_to
from tests.postgres import PASSWORD, PostgreSql

OpenDatabase = Callable[[str], Database]


def test_without_a_setting_it_is_a_file_in_the_data_folder_that_nobody_else_may_read(
    tmp_path: Path, open_database: OpenDatabase, owner: Owner
) -> None:
    History(open_database("")).begin(owner, answer_to())
    for name in ("history.sqlite", "history.sqlite-wal"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_sqlite_is_set_up_to_lose_nothing(open_database: OpenDatabase) -> None:
    with open_database("").reading() as session:
        pragmas = ("journal_mode", "foreign_keys", "busy_timeout", "synchronous", "secure_delete")
        values = [session.execute(text(f"PRAGMA {name}")).scalar() for name in pragmas]
    assert values == ["wal", 1, 5000, 2, 1]


def test_after_a_checkpoint_the_file_alone_is_a_backup(
    tmp_path: Path, open_database: OpenDatabase, owner: Owner
) -> None:
    database = open_database("")
    History(database).begin(owner, answer_to("whole"))
    database.checkpoint()
    copy = tmp_path / "copy"
    copy.write_bytes((tmp_path / "history.sqlite").read_bytes())
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT question FROM turns").fetchall() == [("whole",)]
    connection.close()


@pytest.mark.parametrize("address", ["postgres", "mysql://u:hidden@h/d", "sqlite://", "://hidden", "hidden@h:x/y"])
def test_what_is_no_address_is_refused_with_an_example_and_without_its_password(address: str) -> None:
    with pytest.raises(HistoryAddressError, match="postgresql://user:password@host/name") as refused:
        database_url(address, Path("/data"))
    assert "hidden" not in str(refused.value)


def test_an_address_is_printed_without_its_password() -> None:
    url = database_url("postgres://u:hidden@db.example/plans?password=hidden2", Path("/data"))
    assert "hidden" not in printable(url)
    assert "db.example" in printable(url)


@pytest.mark.database
def test_a_database_that_goes_away_is_unavailable_and_later_there_again(
    running_postgresql: PostgreSql, new_postgresql_url: str, owner: Owner, caplog: pytest.LogCaptureFixture
) -> None:
    now = [0.0]
    database = Database(database_url(new_postgresql_url, Path("/data")), clock=lambda: now[0])
    history = History(database)
    history.begin(owner, answer_to("before"))
    running_postgresql.stop()
    try:
        with caplog.at_level(logging.DEBUG), pytest.raises(HistoryUnavailableError):
            history.begin(owner, answer_to("while it is away"))
        with pytest.raises(HistoryUnavailableError, match="tried again shortly"):
            history.conversations(owner, 10)
    finally:
        running_postgresql.start()
    assert PASSWORD not in caplog.text
    now[0] += 5
    history.begin(owner, answer_to("after"))
    assert [each.title for each in history.conversations(owner, 10).conversations] == ["after", "before"]
    database.close()


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path, open_database: OpenDatabase) -> None:
    (tmp_path / "history.sqlite").write_bytes(b"no database " * 1000)
    with pytest.raises(HistoryUnavailableError):
        open_database("").prepare()
