"""Where Milvus is, and how long it is waited for."""

from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class MilvusAddress:
    """An address that was looked at.

    Attributes:
        url: ``http://host:port`` (19530 unless given), or ``https`` (443) for TLS; a path names a database of Milvus.
            It holds no secret.
        token: ``user:password`` or a key; empty where Milvus asks for none. Never shown.
        seconds: how long a search may take, with all that it needs.
    """

    url: str
    token: str = field(default="", repr=False)
    seconds: float = 5.0

    @classmethod
    def of(cls, url: str, token: str, seconds: float) -> Self:
        """Look at an address.

        Raises:
            ValueError: it is none, or holds a password; the message says what to do.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("not an http or https address, such as http://127.0.0.1:19530")
        if parts.username is not None or parts.password is not None:
            raise ValueError("an address with a password in it, which belongs into the token")
        if parts.query or parts.fragment:
            raise ValueError("an address with more than a host, a port and a database")
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        database = parts.path.strip("/")
        return cls(
            f"{parts.scheme}://{host}:{port or (443 if parts.scheme == 'https' else 19530)}"
            + (f"/{database}" if database else ""),
            token,
            seconds,
        )
