"""The JSON API of briefs: preview, export, and those that are kept."""

from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from assistant.brief.draft import Draft
from assistant.brief.gathering import gather_topics
from assistant.brief.store import SavedBrief
from assistant.export.formats import BriefFormat
from assistant.service import Assistant
from assistant.web.brief_calls import assemble, brief_file, call_briefs, kept_briefs
from assistant.web.brief_models import (
    BriefBody,
    BriefDetail,
    BriefList,
    BriefPreview,
    PreviewRequest,
    detail,
    empty_draft,
    given_point,
    preview,
)
from assistant.web.negotiation import choose_language
from assistant.web.owners import owner_key, remember_owner, request_owner
from assistant.web.problems import PROBLEM_JSON, PROBLEM_SCHEMA, ProblemError
from assistant.web.questions import require_plans
from assistant.web.responses import json_response
from assistant.web.services import services

briefs_api: Final = APIRouter(tags=["briefs"])
_FILES: Final = {
    "description": "The brief as a file.",
    "content": {form.media_type.partition(";")[0]: {} for form in BriefFormat},
}


def _documented(*problems: int, model: type | None = None) -> dict[int | str, dict[str, Any]]:
    problem = {"description": "A problem (RFC 9457).", "content": {PROBLEM_JSON: {"schema": PROBLEM_SCHEMA}}}
    return {**({200: {"model": model}} if model else {}), **dict.fromkeys(problems, problem)}


@briefs_api.post("/api/briefs/preview", responses=_documented(400, 404, 413, 422, 503, model=BriefPreview))
async def preview_brief(body: PreviewRequest, request: Request) -> Response:
    """Gather all items on some topics, and say what was left just below the cut."""
    choose_language(request, body.language)
    assistant = await services(request).loading.assistant()
    require_plans(assistant, body.plans)

    def gather() -> BriefPreview:
        draft = Draft(language=body.language, plans=tuple(body.plans) if body.plans else None, cut=body.cut)
        return preview(assemble(gather_topics(draft, list(dict.fromkeys(body.topics)), assistant), assistant))

    return json_response(await call_briefs(gather))


@briefs_api.post("/api/briefs/export", responses={**_documented(400, 404, 413, 422, 503), 200: _FILES})
async def export_brief(body: BriefBody, request: Request, format: BriefFormat = BriefFormat.DOCX) -> Response:
    """Return a brief as a file; nothing of it is kept."""
    choose_language(request, body.language)
    assistant = await _assistant_for(body, request)
    shared = services(request)
    return await call_briefs(
        lambda: brief_file(assemble(_draft(body, assistant), assistant, shared.talking_points), format, shared.exporter)
    )


@briefs_api.get("/api/briefs", responses=_documented(404, 503, model=BriefList))
async def list_briefs(request: Request) -> Response:
    """Return the caller's briefs, the last changed first."""
    briefs, owner = kept_briefs(request), request_owner(request)
    return json_response(BriefList(await call_briefs(briefs.all, owner) if owner else ()))


@briefs_api.post("/api/briefs", status_code=201, responses=_documented(400, 404, 413, 422, 503))
async def create_brief(body: BriefBody, request: Request) -> Response:
    """Save a new brief; points without items are gathered."""
    assistant = await _assistant_for(body, request)
    briefs, key = kept_briefs(request), owner_key(request)

    def create() -> BriefDetail:
        return _detail(briefs.create(key.owner, _draft(body, assistant)), assistant)

    response = json_response(await call_briefs(create))
    response.status_code = 201
    remember_owner(request, response, key)
    return response


@briefs_api.get("/api/briefs/{brief_id}", responses=_documented(404, 503, model=BriefDetail))
async def get_brief(brief_id: str, request: Request) -> Response:
    """Return a saved brief, and which of its quotes do not stand in the plan as it is now."""
    briefs, owner = kept_briefs(request), request_owner(request)
    if owner is None:
        raise ProblemError("unknown_brief", 404)
    assistant = await services(request).loading.assistant()
    return json_response(await call_briefs(lambda: _detail(briefs.get(owner, brief_id), assistant)))


@briefs_api.put("/api/briefs/{brief_id}", responses=_documented(400, 404, 413, 422, 503, model=BriefDetail))
async def put_brief(brief_id: str, body: BriefBody, request: Request) -> Response:
    """Replace a saved brief. Quotes that it had already stay as they were taken."""
    briefs, owner = kept_briefs(request), request_owner(request)
    if owner is None:
        raise ProblemError("unknown_brief", 404)
    assistant = await _assistant_for(body, request)

    def change(old: Draft) -> Draft:
        return _draft(body, assistant, old)

    return json_response(await call_briefs(lambda: _detail(briefs.change(owner, brief_id, change), assistant)))


@briefs_api.delete("/api/briefs/{brief_id}", status_code=204, responses=_documented(404, 503))
async def delete_brief(brief_id: str, request: Request) -> Response:
    """Delete a saved brief."""
    briefs, owner = kept_briefs(request), request_owner(request)
    if owner is None:
        raise ProblemError("unknown_brief", 404)
    await call_briefs(briefs.delete, owner, brief_id)
    return Response(status_code=204)


async def _assistant_for(body: BriefBody, request: Request) -> Assistant:
    assistant = await services(request).loading.assistant()
    require_plans(assistant, body.plans)
    require_plans(assistant, sorted({item.plan_id for point in body.points for item in point.items or ()}))
    return assistant


def _draft(body: BriefBody, assistant: Assistant, old: Draft | None = None) -> Draft:
    """The draft that a body describes: items as they are named, or gathered where none are."""
    draft = empty_draft(body)
    known = [item for point in old.points for item in point.items] if old else []
    before = {(item.plan_id, item.item_id, item.start): item for item in known}
    points = []
    for point in body.points:
        if point.items is None and point.topic:
            gathered = gather_topics(draft, [point.topic], assistant).points[0]
            points.append(type(gathered)(point.topic, gathered.items, point.note))
        else:
            points.append(given_point(point, assistant.plans, before))
    return Draft(draft.details, draft.language, draft.plans, draft.cut, draft.grouping, tuple(points))


def _detail(saved: SavedBrief, assistant: Assistant) -> BriefDetail:
    return detail(saved, assemble(saved.draft, assistant))
