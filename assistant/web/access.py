"""Who may change the library through pages and the API."""

import base64
import binascii
import secrets
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import Scope

from assistant.settings import Settings
from assistant.web.problems import ProblemError

_UPLOADED_TO: Final = frozenset({"/library/new", "/api/plans"})
_CHALLENGE: Final = {"www-authenticate": 'Basic realm="plan-assistant", charset="UTF-8"'}


@dataclass(frozen=True, slots=True)
class Access:
    """Whether the library may be changed at all, and the password that it takes (any user name); empty for none."""

    is_open: bool
    password: str = ""

    @classmethod
    def of(cls, settings: Settings) -> "Access":
        return cls(settings.takes_uploads, settings.uploads_password.get_secret_value())

    def require(self, request: HTTPConnection) -> None:
        """Let those pass who may change the library.

        Raises:
            ProblemError: it may not be changed here, or the password is missing or wrong.
        """
        if not self.is_open:
            raise ProblemError("uploads_off", 403)
        if not self._knows_password(request.headers):
            raise ProblemError("password", 401, headers=_CHALLENGE)

    def may_upload(self, scope: Scope) -> bool:
        """Whether a request may bring a plan's file."""
        return self.is_open and scope["path"] in _UPLOADED_TO and self._knows_password(Headers(scope=scope))

    def _knows_password(self, headers: Headers) -> bool:
        if not self.password:
            return True
        scheme, _, encoded = headers.get("authorization", "").partition(" ")
        try:
            given = base64.b64decode(encoded, validate=True).partition(b":")[2]
        except (binascii.Error, ValueError):
            return False
        return scheme.lower() == "basic" and secrets.compare_digest(given, self.password.encode())
