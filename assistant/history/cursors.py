"""Where in a list of conversations a page of it begins: after a time and, among conversations of one time, an id."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

_CURSOR: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?)Z~([A-Za-z0-9_-]{1,64})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last conversation of the page before: when it was last asked (UTC), and its id."""

    last_asked: datetime
    conversation_id: str

    def __str__(self) -> str:
        return f"{self.last_asked.isoformat().removesuffix('+00:00')}Z~{self.conversation_id}"


def read_cursor(text: str) -> Cursor:
    """Read a cursor.

    Raises:
        ValueError: it is none.
    """
    found = _CURSOR.fullmatch(text)
    if found is None:
        raise ValueError("no cursor; take that of `next`")
    return Cursor(datetime.fromisoformat(f"{found[1]}+00:00"), found[2])
