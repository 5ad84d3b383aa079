"""A connection pool, set up for what each database needs to be quick to answer, and to lose nothing."""

import os
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event

WRITES: Final = {"begins": "IMMEDIATE"}
"""Execution options of connections that write: SQLite then takes its one lock for writing at the start, in turn, where
a transaction that reads before it writes would fail when another wrote in between."""

_POSTGRESQL: Final = {
    # A database that is gone must not hold up answers: seconds, then milliseconds.
    "connect_timeout": 3,
    "tcp_user_timeout": 5000,
    "options": "-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000",
}
_SQLITE_PRAGMAS: Final = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten
)


def make_engine(url: URL) -> Engine:
    """Make the pool. Nothing is connected to yet."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    settings = {name: value for name, value in _POSTGRESQL.items() if name not in url.query}
    return create_engine(
        url, connect_args=settings, pool_pre_ping=True, pool_size=5, max_overflow=10, pool_timeout=5, pool_recycle=1800
    )


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"check_same_thread": False}, pool_size=5, max_overflow=60, pool_timeout=5)

    @event.listens_for(engine, "do_connect")
    def keep_private(dialect: Any, record: Any, arguments: list[Any], options: dict[str, Any]) -> None:
        """People's questions are for nobody else on this machine; SQLite gives its other files the same mode."""
        file = Path(str(url.database))
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # the driver begins no transactions of its own
        for pragma in _SQLITE_PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begins', 'DEFERRED')}")

    return engine
