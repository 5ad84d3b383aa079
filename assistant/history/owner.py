"""Whose a conversation is: of whoever holds the key that was given when it began.

The key is a random value of 256 bits. Only its SHA-256 is stored, so that who reads the database can continue nobody's
conversations. (A slow hash would add nothing: there is no guessing a key of this length.)
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Final

_KEY_BYTES: Final = 32
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns conversations: the SHA-256 of the key, in hexadecimal digits."""

    digest: str


def new_owner_key() -> str:
    """A key that nobody can guess: 43 characters of base64url."""
    return secrets.token_urlsafe(_KEY_BYTES)


def owner_of(key: str) -> Owner | None:
    """The owner that a key stands for; None if it is no key."""
    if not _KEY.fullmatch(key):
        return None
    return Owner(hashlib.sha256(key.encode()).hexdigest())
