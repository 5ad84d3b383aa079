"""Exceptions → problems. Nothing of the inside is told; it is logged under the number that is."""

import logging
import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.negotiation import spoken
from assistant.web.problems import Invalid, ProblemError
from assistant.web.responses import problem_response
from index.errors import StoreUnavailableError

_log = logging.getLogger(__name__)
_RETRY_AFTER_SECONDS: Final = "5"


def internal_problem(error: Exception) -> ProblemError:
    """Log what went wrong under a new number, and tell the number only."""
    number = secrets.token_hex(4)
    _log.error("internal error %s", number, exc_info=error)
    return ProblemError("internal", 500, {"id": number})


def store_problem(error: StoreUnavailableError) -> ProblemError:
    """Log why the store cannot be asked, and say that it may be later: nothing is lost by it."""
    _log.warning("%s", error)
    return ProblemError("store_unavailable", 503, headers={"retry-after": _RETRY_AFTER_SECONDS})


def problem_of(error: Exception) -> ProblemError:
    """What is told of an error that ended an answer."""
    return store_problem(error) if isinstance(error, StoreUnavailableError) else internal_problem(error)


def tell_problems(app: FastAPI) -> None:
    """Have every expected exception of a route answered as a problem."""
    app.add_exception_handler(ProblemError, _handler(_of_problem))
    app.add_exception_handler(StoreUnavailableError, _handler(_of_store))
    app.add_exception_handler(HTTPException, _handler(_of_http))
    app.add_exception_handler(RequestValidationError, _handler(_of_validation))


def _handler(
    respond: Callable[[Request, Exception], Response],
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        return respond(request, error)

    return handle


def _of_problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, ProblemError):
        raise error
    return problem_response(request, error)


def _of_store(request: Request, error: Exception) -> Response:
    if not isinstance(error, StoreUnavailableError):
        raise error
    return problem_response(request, store_problem(error))


def _of_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = headers.get("Allow", "")
        return problem_response(request, ProblemError("method", 405, {"allowed": allowed}, headers))
    key = "rejected"
    if error.status_code == HTTPStatus.NOT_FOUND:
        key = "not_found"
    elif error.status_code == HTTPStatus.BAD_REQUEST and request.url.path.startswith("/api/"):
        key = "malformed"
    return problem_response(request, ProblemError(key, error.status_code, headers=headers))


def _of_validation(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    details = error.errors()
    language = spoken(error.body.get("language")) if isinstance(error.body, dict) else None
    if any(each["type"] == "json_invalid" for each in details):
        return problem_response(request, ProblemError("malformed", 400))
    errors = tuple(Invalid(_pointer(each["loc"]), str(each["type"]), str(each["msg"])) for each in details)
    return problem_response(request, ProblemError("invalid", 422, errors=errors), language)


def _pointer(location: tuple[int | str, ...]) -> str:
    """Where a value stands in the body, as a JSON pointer in a URI fragment (RFC 6901)."""
    return "#" + "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in location[1:])


class LastResort:
    """ASGI: whatever the application did not catch becomes an internal problem."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:
            problem = internal_problem(error)
            if started:
                raise
            await problem_response(Request(scope), problem)(scope, receive, send)
