"""Calls to the history from routes: off the event loop, their errors told as problems."""

from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from assistant.history.errors import HistoryUnavailableError, UnknownConversationError, UnknownTurnError
from assistant.history.owner import Owner
from assistant.history.store import History
from assistant.web.owners import request_owner
from assistant.web.problems import ProblemError
from assistant.web.services import services

P = ParamSpec("P")
T = TypeVar("T")
_RETRY_AFTER_SECONDS: Final = "5"


def kept_history(request: HTTPConnection) -> History:
    """The history.

    Raises:
        ProblemError: conversations are not kept here.
    """
    history = services(request).history
    if history is None:
        raise ProblemError("history_off", 404)
    return history


def known_owner(request: HTTPConnection) -> Owner:
    """Whose request it is.

    Raises:
        ProblemError: it brings no key, so that no conversation can be its own.
    """
    owner = request_owner(request)
    if owner is None:
        raise ProblemError("unknown_conversation", 404)
    return owner


async def call_history(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call in a thread.

    Raises:
        ProblemError: what is asked for is not there, or the database does not answer.
    """
    try:
        return await run_in_threadpool(call, *args, **kwargs)
    except UnknownConversationError:
        raise ProblemError("unknown_conversation", 404) from None
    except UnknownTurnError:
        raise ProblemError("unknown_turn", 404) from None
    except HistoryUnavailableError as error:
        headers = {"retry-after": _RETRY_AFTER_SECONDS}
        raise ProblemError("history_unavailable", 503, headers=headers) from error
