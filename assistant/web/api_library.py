"""The library through the API: a plan is uploaded as a draft, and accepted; a plan is removed; how far that is."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.drafts.draft import Draft
from assistant.web.api import documented
from assistant.web.background_change import Progress
from assistant.web.draft_pages import begin_draft, kept_draft
from assistant.web.library_pages import open_workshop
from assistant.web.problems import ProblemError
from assistant.web.responses import json_response
from assistant.web.workshop import Workshop
from corpus import Change, Item, NumberingWarning, PlanError

library_api: Final = APIRouter(tags=["plans"])
_PLAN_FILE: Final = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}


@dataclass(frozen=True, slots=True)
class DraftDetail:
    """A plan that was uploaded and not accepted yet: what was found, and the page on which it can be corrected."""

    draft_id: str
    plan_id: str
    title: str
    language: str
    href: str
    items: tuple[Item, ...]
    warnings: tuple[NumberingWarning, ...]


@dataclass(frozen=True, slots=True)
class ChangeState:
    """The last change of the library, None before there is one."""

    change: Progress | None


@library_api.post(
    "/api/plans",
    responses=documented(DraftDetail, 401, 403, 413, 422, 429),
    openapi_extra={"requestBody": _PLAN_FILE},
)
async def upload_plan(
    request: Request,
    name: Annotated[str, Query(max_length=200)] = "",
    replaces: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    """Read a plan's file (the body as it is) into a draft; `replaces` names a plan whose text it is to replace."""
    workshop = open_workshop(request)
    try:
        draft = await run_in_threadpool(begin_draft, workshop, name, await request.body(), replaces)
        return json_response(await run_in_threadpool(_detail, draft))
    except PlanError as error:
        raise ProblemError("unreadable_plan", 422, {"reason": str(error)}) from error


@library_api.post("/api/drafts/{draft_id}/accept", responses=documented(ChangeState, 401, 403, 404, 409, 422))
async def accept_draft(draft_id: str, request: Request) -> Response:
    """Take a draft into the library, in the background; `GET /api/changes` says how far that is."""
    workshop = open_workshop(request)
    draft = await kept_draft(request, workshop)
    try:
        change = await run_in_threadpool(draft.change, workshop.installation.library)
    except PlanError as error:
        raise ProblemError("unreadable_plan", 422, {"reason": str(error)}) from error
    response = _begin(workshop, change)
    await run_in_threadpool(workshop.drafts.discard, draft_id)
    return response


@library_api.delete("/api/plans/{plan_id}", responses=documented(ChangeState, 401, 403, 404, 409))
async def remove_plan(plan_id: str, request: Request) -> Response:
    """Remove a plan that was added to this installation, in the background."""
    workshop = open_workshop(request)
    try:
        change = await run_in_threadpool(workshop.installation.library.removal, plan_id)
    except PlanError:
        raise ProblemError("no_plan_there", 404, {"plan": plan_id}) from None
    return _begin(workshop, change)


@library_api.get("/api/changes", responses=documented(ChangeState, 401, 403))
async def changes(request: Request) -> Response:
    """Say how far the last change of the library is."""
    return json_response(ChangeState(open_workshop(request).changes.progress))


def _begin(workshop: Workshop, change: Change) -> Response:
    if not workshop.changes.start(change):
        raise ProblemError("busy", 409)
    return json_response(ChangeState(workshop.changes.progress))


def _detail(draft: Draft) -> DraftDetail:
    plan, told = draft.plan(), draft.metadata
    href = f"/library/drafts/{draft.id}"
    return DraftDetail(draft.id, draft.plan_id, told.title, told.language, href, plan.items, plan.warnings)
