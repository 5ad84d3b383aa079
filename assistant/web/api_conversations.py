"""The JSON API of conversations. A program sees those that its cookie or its owner key began, and no other."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from pydantic import AfterValidator, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.history.cursors import read_cursor
from assistant.history.rating import rate
from assistant.history.records import (
    LONGEST_QUERY,
    MOST_TURNS,
    ConversationPage,
    ConversationSummary,
    Feedback,
)
from assistant.web.api_history_models import (
    ConversationDetail,
    FeedbackList,
    FeedbackRequest,
    RenameRequest,
    conversation_detail,
)
from assistant.web.api_models import Text
from assistant.web.exports import ExportFormat, export
from assistant.web.history_calls import call_history, kept_history, known_owner
from assistant.web.negotiation import request_language
from assistant.web.owners import request_owner
from assistant.web.problems import PROBLEM_JSON, PROBLEM_SCHEMA
from assistant.web.responses import json_response
from assistant.web.services import services

conversations_api: Final = APIRouter(tags=["conversations"])


def _is_cursor(text: str) -> str:
    read_cursor(text)
    return text


_Cursor = Annotated[Text, Field(max_length=120), AfterValidator(_is_cursor)]
_Limit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]
_FILES: Final = {
    "content": {"application/json": {}, "text/markdown": {"schema": {"type": "string"}}},
    "description": "The conversation as a file.",
}


def _documented(*problems: int, **success: Any) -> dict[int | str, dict[str, Any]]:
    problem = {"description": "A problem (RFC 9457).", "content": {PROBLEM_JSON: {"schema": PROBLEM_SCHEMA}}}
    return {**({200: success} if success else {}), **dict.fromkeys(problems, problem)}


@conversations_api.get("/api/conversations", responses=_documented(404, 422, 503, model=ConversationPage))
async def list_conversations(
    request: Request,
    query: Annotated[Text, Query(max_length=LONGEST_QUERY, description="Words that stand in it together.")] = "",
    before: Annotated[_Cursor | None, Query(description="`next` of the page before.")] = None,
    limit: _Limit = 20,
) -> Response:
    """Return conversations, newest first; with `query`, those with these words in their title, questions or answers."""
    history, owner = kept_history(request), request_owner(request)
    if owner is None:
        return json_response(ConversationPage((), None))
    cursor = read_cursor(before) if before else None
    return json_response(await call_history(history.conversations, owner, limit, query, cursor))


@conversations_api.delete("/api/conversations", status_code=204, responses=_documented(404, 503))
async def delete_conversations(request: Request) -> Response:
    """Delete all conversations of the caller."""
    history, owner = kept_history(request), request_owner(request)
    if owner is not None:
        await call_history(history.delete_all, owner)
    return Response(status_code=204)


@conversations_api.get(
    "/api/conversations/{conversation_id}", responses=_documented(404, 422, 503, model=ConversationDetail)
)
async def get_conversation(
    conversation_id: str,
    request: Request,
    before: Annotated[int | None, Query(ge=1, description="Only turns before this place.")] = None,
    limit: _Limit = 50,
) -> Response:
    """Return a conversation with its last turns, oldest first."""
    found = await call_history(kept_history(request).conversation, known_owner(request), conversation_id, limit, before)
    assistant = await services(request).loading.assistant()
    return json_response(await run_in_threadpool(conversation_detail, found, assistant.plans))


@conversations_api.patch(
    "/api/conversations/{conversation_id}", responses=_documented(400, 404, 413, 422, 503, model=ConversationSummary)
)
async def rename_conversation(conversation_id: str, body: RenameRequest, request: Request) -> Response:
    """Give a conversation another title."""
    history = kept_history(request)
    return json_response(await call_history(history.rename, known_owner(request), conversation_id, body.title))


@conversations_api.delete("/api/conversations/{conversation_id}", status_code=204, responses=_documented(404, 503))
async def delete_conversation(conversation_id: str, request: Request) -> Response:
    """Delete a conversation with all that belongs to it."""
    await call_history(kept_history(request).delete, known_owner(request), conversation_id)
    return Response(status_code=204)


@conversations_api.get(
    "/api/conversations/{conversation_id}/export", responses={**_documented(404, 422, 503), 200: _FILES}
)
async def export_conversation(
    conversation_id: str, request: Request, format: ExportFormat = ExportFormat.JSON
) -> Response:
    """Return a conversation as a file: all turns, with quotes, addresses, notes and versions."""
    history = kept_history(request)
    found = await call_history(history.conversation, known_owner(request), conversation_id, MOST_TURNS)
    assistant = await services(request).loading.assistant()
    return await run_in_threadpool(export, found, format, assistant.plans, request_language(request))


@conversations_api.post(
    "/api/turns/{turn_id}/feedback", responses=_documented(400, 404, 413, 422, 503, model=FeedbackList)
)
async def give_feedback(turn_id: str, body: FeedbackRequest, request: Request) -> Response:
    """Say what you think of an answer or of one of its citations; what was said of the same before is replaced."""
    given = Feedback(body.citation, body.rating, body.comment.strip())
    _, feedback = await call_history(rate, kept_history(request).database, known_owner(request), turn_id, given)
    return json_response(FeedbackList(feedback))
