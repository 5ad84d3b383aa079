"""Fixtures of databases: SQLite always, PostgreSQL where it is installed."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import PostgreSql, find_binaries, postgresql

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = [SQLITE, pytest.param(POSTGRESQL, marks=pytest.mark.database)]


@pytest.fixture(scope="session")
def running_postgresql() -> Iterator[PostgreSql]:
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    with postgresql(binaries) as server:
        yield server


@pytest.fixture
def new_postgresql_url(running_postgresql: PostgreSql) -> str:
    """The address of a new, empty PostgreSQL database."""
    return running_postgresql.new_database(f"t{uuid.uuid4().hex}").render_as_string(hide_password=False)


@pytest.fixture(params=BOTH)
def database_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new, empty database of each kind."""
    if request.param == SQLITE:
        return f"sqlite:///{tmp_path}/history.sqlite"
    return str(request.getfixturevalue("new_postgresql_url"))
