"""The pages of briefs: the one being put together, and the others that are kept. They work without JavaScript."""

from dataclasses import replace
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from assistant.brief import editing
from assistant.brief.document import Brief
from assistant.brief.draft import Draft, DraftItem, Grouping
from assistant.brief.store import Briefs, BriefSummary, SavedBrief
from assistant.brief.taking import take
from assistant.export.formats import BriefFormat
from assistant.export.html import stylesheet, to_html
from assistant.history.owner import Owner
from assistant.language import Language
from assistant.service import Assistant
from assistant.web.brief_calls import assemble, brief_file, call_briefs, kept_briefs
from assistant.web.brief_form import edited, read_fields
from assistant.web.negotiation import request_language
from assistant.web.owners import owner_key, remember_owner, request_owner
from assistant.web.page import page
from assistant.web.problems import ProblemError
from assistant.web.questions import require_plans
from assistant.web.services import services

_SEE_OTHER: Final = 303
_MOST_DIGITS: Final = 9
_STYLE: Final = "/brief/style.css"


async def latest_page(request: Request) -> Response:
    """The brief that was changed last: what is added goes there."""
    briefs, owner = kept_briefs(request), request_owner(request)
    saved = await call_briefs(briefs.latest, owner) if owner else None
    return await _show(request, saved, briefs, owner)


async def brief_page(request: Request) -> Response:
    briefs, owner = kept_briefs(request), _known_owner(request)
    return await _show(request, await call_briefs(briefs.get, owner, _id(request)), briefs, owner)


async def add(request: Request) -> Response:
    """Add a quote to the brief that was changed last, or to a new one. The quote is taken from the plan."""
    fields = read_fields(await request.form())
    assistant = await services(request).loading.assistant()
    plan_id = fields.get("plan_id", "")
    require_plans(assistant, [plan_id])
    start, end = _offset(fields.get("start", "")), _offset(fields.get("end", ""))
    briefs, key, language = kept_briefs(request), owner_key(request), request_language(request)

    def save() -> None:
        item = take(assistant.plans[plan_id], fields.get("item_id", ""), start, end)
        _add(briefs, key.owner, item, language)

    await call_briefs(save)
    response: Response = RedirectResponse("/brief", _SEE_OTHER)
    if "application/json" in request.headers.get("accept", ""):
        response = Response(status_code=204)
    remember_owner(request, response, key)
    return response


async def new(request: Request) -> Response:
    """Begin another brief."""
    briefs, key = kept_briefs(request), owner_key(request)
    saved = await call_briefs(briefs.create, key.owner, Draft(language=request_language(request)))
    response = RedirectResponse(f"/brief/{saved.id}", _SEE_OTHER)
    remember_owner(request, response, key)
    return response


async def edit(request: Request) -> Response:
    """Write down the form, and do what its button says; without a brief yet, begin one with it."""
    fields = read_fields(await request.form())
    assistant = await services(request).loading.assistant()
    briefs, key, brief_id = kept_briefs(request), owner_key(request), request.path_params.get("brief_id")

    def save() -> SavedBrief:
        if brief_id is None:
            return briefs.create(key.owner, edited(Draft(language=request_language(request)), fields, assistant))
        return briefs.change(key.owner, brief_id, lambda draft: edited(draft, fields, assistant))

    saved = await call_briefs(save)
    response = RedirectResponse(f"/brief/{saved.id}", _SEE_OTHER)
    remember_owner(request, response, key)
    return response


async def delete(request: Request) -> Response:
    briefs, owner = kept_briefs(request), _known_owner(request)
    await call_briefs(briefs.delete, owner, _id(request))
    return RedirectResponse("/brief", _SEE_OTHER)


async def file(request: Request) -> Response:
    """The brief as a file."""
    form = request.query_params.get("format", "")
    if form not in tuple(BriefFormat):
        raise ProblemError("not_found", 404)
    assistant, draft = await _saved(request)
    shared = services(request)
    return await call_briefs(
        lambda: brief_file(assemble(draft, assistant, shared.talking_points), BriefFormat(form), shared.exporter)
    )


async def print_page(request: Request) -> Response:
    """The brief as it is printed."""
    assistant, draft = await _saved(request)
    talking_points = services(request).talking_points
    return HTMLResponse(await call_briefs(lambda: to_html(assemble(draft, assistant, talking_points), _STYLE)))


async def style(request: Request) -> Response:
    return Response(stylesheet(), media_type="text/css", headers={"cache-control": "no-cache"})


routes: Final = (
    Route("/brief", latest_page, methods=["GET"]),
    Route("/brief", edit, methods=["POST"]),
    Route("/brief/add", add, methods=["POST"]),
    Route("/brief/new", new, methods=["POST"]),
    Route(_STYLE, style, methods=["GET"]),
    Route("/brief/{brief_id}", brief_page, methods=["GET"]),
    Route("/brief/{brief_id}", edit, methods=["POST"]),
    Route("/brief/{brief_id}/delete", delete, methods=["POST"]),
    Route("/brief/{brief_id}/file", file, methods=["GET"]),
    Route("/brief/{brief_id}/print", print_page, methods=["GET"]),
)


def _add(briefs: Briefs, owner: Owner, item: DraftItem, language: Language) -> None:
    latest = briefs.latest(owner)
    if latest is None:
        briefs.create(owner, editing.add_item(Draft(language=language), item))
    else:
        briefs.change(owner, latest.id, lambda draft: editing.add_item(draft, item))


async def _show(request: Request, saved: SavedBrief | None, briefs: Briefs, owner: Owner | None) -> Response:
    assistant = await services(request).loading.assistant()
    draft = saved.draft if saved else Draft(language=request_language(request))

    def read() -> tuple[Brief, tuple[BriefSummary, ...]]:
        by_agenda = replace(draft, grouping=Grouping.AGENDA)  # points and places as the draft has them
        return assemble(by_agenda, assistant), briefs.all(owner) if owner else ()

    brief, others = await call_briefs(read)
    searched = {search.topic: search for search in brief.searches}
    return page(
        request,
        "brief.html",
        brief_id=saved.id if saved else None,
        draft=draft,
        brief=brief,
        points=[(shown, searched.get(point.topic)) for shown, point in zip(brief.points, draft.points, strict=True)],
        others=[other for other in others if saved is None or other.id != saved.id],
        formats=tuple(BriefFormat),
        groupings=tuple(Grouping),
        languages=tuple(Language),
    )


async def _saved(request: Request) -> tuple[Assistant, Draft]:
    saved = await call_briefs(kept_briefs(request).get, _known_owner(request), _id(request))
    return await services(request).loading.assistant(), saved.draft


def _known_owner(request: Request) -> Owner:
    owner = request_owner(request)
    if owner is None:
        raise ProblemError("unknown_brief", 404)
    return owner


def _id(request: Request) -> str:
    return str(request.path_params["brief_id"])


def _offset(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None
