"""The key of the browser or program that a conversation belongs to.

A browser has it in a cookie. A program may keep the cookie, too, or make a key itself and send it in the header
``Plan-Assistant-Owner``. To know a conversation's id is not enough: ids stand in addresses, which are copied about.
"""

from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import Response

from assistant.history.owner import Owner, OwnerKey, new_owner_key
from assistant.web.problems import ProblemError

OWNER_COOKIE: Final = "owner"
OWNER_HEADER: Final = "plan-assistant-owner"
_LONGEST_SECONDS: Final = 400 * 24 * 60 * 60
"""No browser keeps a cookie for longer."""


def owner_key(request: HTTPConnection) -> OwnerKey:
    """The key that comes with a request, or a new one.

    Raises:
        ProblemError: the header holds no key.
    """
    return _given_key(request) or new_owner_key()


def request_owner(request: HTTPConnection) -> Owner | None:
    """Whose request it is; None if it brings no key: nothing belongs to it.

    Raises:
        ProblemError: the header holds no key.
    """
    key = _given_key(request)
    return key.owner if key else None


def remember_owner(request: HTTPConnection, response: Response, key: OwnerKey) -> None:
    """Have the browser keep the key. A program that sends it in the header keeps it itself."""
    if OWNER_HEADER in request.headers:
        return
    response.set_cookie(
        OWNER_COOKIE,
        key.text,
        max_age=_LONGEST_SECONDS,
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def _given_key(request: HTTPConnection) -> OwnerKey | None:
    in_header = request.headers.get(OWNER_HEADER)
    try:
        return OwnerKey(request.cookies.get(OWNER_COOKIE, "") if in_header is None else in_header)
    except ValueError:
        if in_header is None:
            return None  # a cookie of another program on this host, or none
        raise ProblemError("owner_key", 422) from None
