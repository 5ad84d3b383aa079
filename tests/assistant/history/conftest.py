"""A history on a new database of each kind."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.history.addresses import database_url
from assistant.history.database import Database
from assistant.history.owner import Owner, new_owner_key
from assistant.history.store import History
from tests.databases import database_address, new_postgresql_url, running_postgresql

__all__ = ["database_address", "new_postgresql_url", "running_postgresql"]


class Clock:
    """A clock that goes a minute further each time it is read."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def open_database(tmp_path: Path) -> Iterator[Callable[[str], Database]]:
    opened: list[Database] = []

    def make(address: str) -> Database:
        opened.append(Database(database_url(address, tmp_path)))
        return opened[-1]

    yield make
    for database in opened:
        database.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def history(database_address: str, open_database: Callable[[str], Database], clock: Clock) -> History:
    return History(open_database(database_address), clock)


@pytest.fixture
def owner() -> Owner:
    return new_owner_key().owner
