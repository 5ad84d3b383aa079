"""Where the database is: a file in the data folder, or what the settings name."""

from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from assistant.history.errors import HistoryAddressError

FILE_NAME: Final = "history.sqlite"
_EXAMPLES: Final = "postgresql://user:password@host/name or sqlite:////folder/file"
_DRIVERS: Final = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "sqlite": "sqlite"}


def database_url(setting: str, data_folder: Path) -> URL:
    """The address of the database. No message names it: it may hold a password.

    Raises:
        HistoryAddressError: the setting is no address of SQLite or PostgreSQL.
    """
    if not setting:
        return URL.create("sqlite", database=str(data_folder.absolute() / FILE_NAME))
    try:
        url = make_url(setting)
    except (ArgumentError, ValueError):
        raise HistoryAddressError(f"PLAN_ASSISTANT_DATABASE is no address of a database; write {_EXAMPLES}") from None
    kind = url.drivername.partition("+")[0]
    if kind not in _DRIVERS or (kind == "sqlite" and not url.database):
        raise HistoryAddressError(f"PLAN_ASSISTANT_DATABASE names no SQLite or PostgreSQL database; write {_EXAMPLES}")
    return url.set(drivername=_DRIVERS[kind])


def printable(url: URL) -> str:
    """The address without its password, for messages and logs."""
    return url.set(query={}).render_as_string(hide_password=True)
