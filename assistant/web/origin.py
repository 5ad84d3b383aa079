"""Requests that another site had a browser send are refused."""

import ipaddress
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.settings import is_loopback
from assistant.web.problems import ProblemError
from assistant.web.responses import problem_response

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class OwnOrigin:
    """ASGI: refuses cross-site posts, and names that point here by DNS rebinding.

    Rebinding needs a name of the attacker's, so addresses and ``localhost`` are always taken. Other names
    are taken if they are among ``hosts``; with no ``hosts``, all are, unless the server listens on this
    machine only (``listens_on`` is a loopback address), where no other name has any business.
    """

    def __init__(self, app: ASGIApp, listens_on: str, hosts: Sequence[str] = ()) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._any_name = not hosts and not is_loopback(listens_on)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = host_name(headers.get("host", ""))
        problem = None
        if not self._is_ours(host):
            problem = ProblemError("wrong_host", 421, {"host": host[:100]})
        elif scope["method"] not in _SAFE and is_cross_site(headers):
            problem = ProblemError("cross_site", 403)
        if problem is None:
            await self._app(scope, receive, send)
        else:
            await problem_response(Request(scope), problem)(scope, receive, send)

    def _is_ours(self, host: str) -> bool:
        return self._any_name or host in ("", "localhost") or host in self._hosts or is_address(host)


def is_cross_site(headers: Headers) -> bool:
    """Whether a browser says that another site had this request sent. Programs that are no browser say nothing."""
    if (site := headers.get("sec-fetch-site")) is not None:
        return site not in ("same-origin", "none")
    if (origin := headers.get("origin")) is None:
        return False
    try:
        return urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
    except ValueError:
        return True


def host_name(header: str) -> str:
    """The name or address in a ``Host`` header, without the port."""
    header = header.strip().lower()
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.rpartition(":")[0] if ":" in header else header


def is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
