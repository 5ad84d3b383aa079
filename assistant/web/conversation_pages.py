"""The pages of conversations: the list, one of them, and what is done with them. They work without JavaScript."""

from typing import Final
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assistant.history.cursors import Cursor, read_cursor
from assistant.history.rating import rate
from assistant.history.records import (
    LONGEST_COMMENT,
    LONGEST_QUERY,
    LONGEST_TITLE,
    MOST_TURNS,
    WHOLE_ANSWER,
    ConversationPage,
    Feedback,
    Rating,
)
from assistant.web.conversation_view import conversation_line, open_conversation
from assistant.web.exports import ExportFormat, export
from assistant.web.history_calls import call_history, kept_history, known_owner
from assistant.web.negotiation import request_language
from assistant.web.owners import request_owner
from assistant.web.page import page
from assistant.web.pages import chat
from assistant.web.problems import ProblemError
from assistant.web.questions import PageQuestion
from assistant.web.services import services

_ON_A_PAGE: Final = 20
_SEE_OTHER: Final = 303
_MOST_DIGITS: Final = 4


async def list_page(request: Request) -> Response:
    """The conversations of this browser, newest first, or those in which words stand."""
    history, owner = kept_history(request), request_owner(request)
    query = request.query_params.get("query", "").strip()[:LONGEST_QUERY]
    before = _cursor(request)
    found = ConversationPage((), None)
    if owner is not None:
        found = await call_history(history.conversations, owner, _ON_A_PAGE, query, before)
    language = request_language(request)
    return page(
        request,
        "conversations.html",
        conversations=tuple(conversation_line(each, language) for each in found.conversations),
        query=query,
        is_first=before is None,
        older=_address(query, found.next) if found.next else None,
        newest=_address(query, None),
        retention_days=services(request).retention_days,
    )


async def conversation_page(request: Request) -> Response:
    """A conversation as it was answered, to go on with."""
    conversation_id = request.path_params["conversation_id"]
    before = _number(request.query_params.get("before", ""))
    head, turns = await open_conversation(request, conversation_id, before)
    return chat(request, PageQuestion("", (), conversation_id), turns, conversation=head)


async def export_page(request: Request) -> Response:
    """A conversation as a file."""
    history, owner = kept_history(request), known_owner(request)
    found = await call_history(history.conversation, owner, request.path_params["conversation_id"], MOST_TURNS)
    form = request.query_params.get("format", "")
    if form not in tuple(ExportFormat):
        raise ProblemError("not_found", 404)
    assistant = await services(request).loading.assistant()
    return await run_in_threadpool(export, found, ExportFormat(form), assistant.plans, request_language(request))


async def rename(request: Request) -> Response:
    conversation_id = request.path_params["conversation_id"]
    title = " ".join(_field(await request.form(), "title").split())[:LONGEST_TITLE]
    if title:
        await call_history(kept_history(request).rename, known_owner(request), conversation_id, title)
    return RedirectResponse(f"/conversations/{conversation_id}", _SEE_OTHER)


async def delete(request: Request) -> Response:
    await call_history(kept_history(request).delete, known_owner(request), request.path_params["conversation_id"])
    return RedirectResponse("/conversations", _SEE_OTHER)


async def delete_all(request: Request) -> Response:
    history, owner = kept_history(request), request_owner(request)
    if owner is not None:
        await call_history(history.delete_all, owner)
    return RedirectResponse("/conversations", _SEE_OTHER)


async def give_feedback(request: Request) -> Response:
    """Take the form of an answer or a citation, and lead back to where it stands."""
    form = await request.form()
    turn_id = request.path_params["turn_id"]
    # The form holds the rating so far, and after it that of the button, empty for one that is pressed already.
    chosen = [value for value in form.getlist("rating") if isinstance(value, str)][-1:]
    rating = Rating(chosen[0]) if chosen and chosen[0] in tuple(Rating) else None
    citation = _number(_field(form, "citation")) or WHOLE_ANSWER
    feedback = Feedback(citation, rating, _field(form, "comment").strip()[:LONGEST_COMMENT])
    conversation_id, _ = await call_history(
        rate, kept_history(request).database, known_owner(request), turn_id, feedback
    )
    return RedirectResponse(f"/conversations/{conversation_id}#t-{turn_id}", _SEE_OTHER)


routes: Final = (
    Route("/conversations", list_page, methods=["GET"]),
    Route("/conversations/delete", delete_all, methods=["POST"]),
    Route("/conversations/{conversation_id}", conversation_page, methods=["GET"]),
    Route("/conversations/{conversation_id}/export", export_page, methods=["GET"]),
    Route("/conversations/{conversation_id}/rename", rename, methods=["POST"]),
    Route("/conversations/{conversation_id}/delete", delete, methods=["POST"]),
    Route("/turns/{turn_id}/feedback", give_feedback, methods=["POST"]),
)


def _address(query: str, before: str | None) -> str:
    values = {name: value for name, value in (("query", query), ("before", before)) if value}
    return f"/conversations?{urlencode(values)}" if values else "/conversations"


def _cursor(request: Request) -> Cursor | None:
    """The cursor in the address; None, and so the first page, if it is none."""
    try:
        return read_cursor(request.query_params.get("before", ""))
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""
