"""A database that may be away for a while: sessions, and what happens while it is away."""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alembic.util import CommandError
from filelock import Timeout
from sqlalchemy import URL, inspect
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.orm import Session

from assistant.history.addresses import printable
from assistant.history.engines import WRITES, make_engine
from assistant.history.errors import HistoryUnavailableError
from assistant.history.migrating import migrate

_log = logging.getLogger(__name__)
_PAUSE_SECONDS: Final = 2.0
"""After a failure the database is left alone for so long, so that no question waits for one that is away."""

_LONGEST_TURN_SECONDS: Final = 5.0


class Database:
    """Sessions on a database whose tables are brought up to date at first use. Safe to use from several threads."""

    def __init__(self, url: URL, clock: Callable[[], float] = time.monotonic) -> None:
        self.url = url
        self._engine = make_engine(url)
        self._writing = self._engine.execution_options(**WRITES)
        self._one_writer = threading.Lock() if url.get_backend_name() == "sqlite" else None
        self._clock = clock
        self._left_alone_until = -1.0
        self._preparing = threading.Lock()
        self._is_prepared = False

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that reads.

        Raises:
            HistoryUnavailableError: the database does not answer.
        """
        with self._guarded(), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that writes: all that is done in it, or nothing if an exception leaves it.

        Raises:
            HistoryUnavailableError: the database does not answer, and nothing was written.
        """
        with (
            self._guarded(),
            self._turn_to_write(),
            Session(self._writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def prepare(self) -> None:
        """Bring the tables up to date, once.

        Raises:
            HistoryUnavailableError: the database does not answer, or is of a newer version of this program.
        """
        with self._guarded():
            pass

    def exists(self) -> bool:
        """Whether there are conversations, without making anything.

        Raises:
            HistoryUnavailableError: the database does not answer.
        """
        if self.url.get_backend_name() == "sqlite" and not Path(str(self.url.database)).exists():
            return False
        try:
            return inspect(self._engine).has_table("conversations")
        except SQLAlchemyError as error:
            raise HistoryUnavailableError("the database of conversations does not answer") from error

    def checkpoint(self) -> None:
        """Have SQLite write its log into the file and empty it, so that the file alone is a backup of itself."""
        if self.url.get_backend_name() == "sqlite":
            with self._guarded(), self._engine.connect() as connection:
                raw = connection.connection.dbapi_connection
                if raw is not None:
                    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        if self._clock() < self._left_alone_until:
            raise HistoryUnavailableError("the database of conversations does not answer; it is tried again shortly")
        try:
            self._prepare()
            yield
        except (SQLAlchemyError, sqlite3.Error, CommandError, Timeout, OSError) as error:
            if _is_away(error):
                self._left_alone_until = self._clock() + _PAUSE_SECONDS
            _log.error("conversations at %s: %s", printable(self.url), error)
            raise HistoryUnavailableError("the database of conversations does not answer as it should") from error

    @contextmanager
    def _turn_to_write(self) -> Iterator[None]:
        """SQLite has one writer at a time, and one that finds it busy sleeps before it looks again; a lock wakes it."""
        if self._one_writer is None:
            yield
            return
        if not self._one_writer.acquire(timeout=_LONGEST_TURN_SECONDS):
            raise HistoryUnavailableError("others write to the database of conversations, one after the other")
        try:
            yield
        finally:
            self._one_writer.release()

    def _prepare(self) -> None:
        if self._is_prepared:
            return
        with self._preparing:
            if not self._is_prepared:
                migrate(self._engine)
                self._is_prepared = True


def _is_away(error: Exception) -> bool:
    """Whether it is the database that fails, and not one statement."""
    return not isinstance(error, SQLAlchemyError) or isinstance(
        error, InterfaceError | NoConnectionError | OperationalError
    )
