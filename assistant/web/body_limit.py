"""A request's body is read before the application runs, and no further than the limit."""

from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.problems import ProblemError
from assistant.web.responses import problem_response

LARGEST_BODY: Final = 64 * 2**10
"""Bytes."""
_WITHOUT_BODY: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class BodyLimit:
    """ASGI: refuses a body of more than 64 KiB, whatever its ``Content-Length`` says.

    Bodies are small, so each is gathered whole: what comes after the limit is never read, and the application
    never sees half a body.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _WITHOUT_BODY:
            await self._app(scope, receive, send)
            return
        if _announced(scope) > LARGEST_BODY:
            await _refuse(scope, receive, send)
            return
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                return  # the client has gone
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > LARGEST_BODY:
                await _refuse(scope, receive, send)
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


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    limit = {"limit": LARGEST_BODY // 2**10}
    problem = ProblemError("too_large", 413, limit, headers={"connection": "close"})
    await problem_response(Request(scope), problem)(scope, receive, send)
