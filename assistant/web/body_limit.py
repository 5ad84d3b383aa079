"""A request's body is read before the application runs, and no further than the limit."""

from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.problems import ProblemError
from assistant.web.responses import problem_response
from corpus.readers.limits import LARGEST_FILE

LARGEST_BODY: Final = 64 * 2**10
"""Bytes."""
_LARGEST_UPLOAD: Final = LARGEST_FILE + LARGEST_BODY
"""A file, and the form around it."""
_WITHOUT_BODY: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class BodyLimit:
    """ASGI: refuses a body of more than 64 KiB, whatever its ``Content-Length`` says.

    One that ``may_upload`` brings a plan's file. Each body is gathered whole: what comes after the limit is never read,
    and the application never sees half a body.
    """

    def __init__(self, app: ASGIApp, may_upload: Callable[[Scope], bool]) -> None:
        self._app = app
        self._may_upload = may_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _WITHOUT_BODY:
            await self._app(scope, receive, send)
            return
        largest = _LARGEST_UPLOAD if self._may_upload(scope) else LARGEST_BODY
        if _announced(scope) > largest:
            await _refuse(scope, receive, send, largest)
            return
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                return  # the client has gone
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > largest:
                await _refuse(scope, receive, send, largest)
                return
        await self._app(scope, _replay(bytes(body), receive), send)


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value[:20])
    return 0


def _replay(body: bytes, receive: Receive) -> Receive:
    replayed = False

    async def replay() -> Message:
        nonlocal replayed
        if replayed:
            return await receive()
        replayed = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


async def _refuse(scope: Scope, receive: Receive, send: Send, largest: int) -> None:
    limit = {"limit": largest // 2**10}
    problem = ProblemError("too_large", 413, limit, headers={"connection": "close"})
    await problem_response(Request(scope), problem)(scope, receive, send)
