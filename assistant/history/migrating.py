"""Brings a database's tables up to date, under a lock: several servers may start on it at once."""

import threading
from importlib import resources
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from filelock import FileLock
from sqlalchemy import Connection, Engine, text

NEWEST: Final = "head"
_LOCK: Final = 0x504C414E  # "PLAN", among the advisory locks of the database
_WAIT_MILLISECONDS: Final = 120_000
_ONE_AT_A_TIME: Final = threading.Lock()
"""Alembic keeps what it works on in global variables."""


def migrate(engine: Engine, revision: str = NEWEST) -> None:
    """Apply the migrations that the database lacks: all of them, or none.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the database cannot be reached or changed.
        alembic.util.CommandError: the database is of a newer version of this program.
    """
    if engine.dialect.name == "sqlite":
        _migrate_sqlite(engine, revision)
        return
    with engine.begin() as connection:
        connection.execute(text(f"SET LOCAL statement_timeout = {_WAIT_MILLISECONDS}"))
        connection.execute(text(f"SET LOCAL lock_timeout = {_WAIT_MILLISECONDS}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        _upgrade(connection, revision)


def _migrate_sqlite(engine: Engine, revision: str) -> None:
    file = Path(str(engine.url.database))
    file.parent.mkdir(parents=True, exist_ok=True)
    # Going over to WAL needs the file for oneself, and does not wait for it: hence a lock beside the database.
    with FileLock(file.with_name(f"{file.name}.lock"), timeout=_WAIT_MILLISECONDS / 1000, mode=0o600):
        with engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if raw is None:
                raise RuntimeError("a new connection has no connection")
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        with engine.execution_options(begins="IMMEDIATE").begin() as connection:
            _upgrade(connection, revision)


def _upgrade(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(resources.files("assistant.history") / "migrations"))
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(config, revision)
