"""Whose a conversation is: of whoever holds the key that was given when it began.

The key is a random value of 256 bits. Only its SHA-256 is stored, so that who reads the database can continue nobody's
conversations. (A slow hash would add nothing: there is no guessing a key of this length.)
"""

import hashlib
import re
import secrets
from dataclasses import dataclass, field
from typing import Final

_KEY_BYTES: Final = 32
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns conversations: the SHA-256 of the key, in hexadecimal digits."""

    digest: str


@dataclass(frozen=True, slots=True)
class OwnerKey:
    """A key: 43 characters of base64url. It is shown in no log.

    Raises:
        ValueError: the text is no key.
    """

    text: str = field(repr=False)

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.text):
            raise ValueError("an owner's key has 43 characters of base64url")

    @property
    def owner(self) -> Owner:
        return Owner(hashlib.sha256(self.text.encode()).hexdigest())


def new_owner_key() -> OwnerKey:
    """A key that nobody can guess."""
    return OwnerKey(secrets.token_urlsafe(_KEY_BYTES))
