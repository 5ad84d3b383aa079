"""Names of conversations and turns that nobody can guess."""

import re
import secrets
from typing import Final

_BYTES: Final = 24
_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


def new_id() -> str:
    """192 random bits, as 32 characters of base64url. It may stand in an address."""
    return secrets.token_urlsafe(_BYTES)


def is_id(text: str) -> bool:
    """Whether it could be the name of a conversation or a turn at all."""
    return _ID.fullmatch(text) is not None
