"""The pages on which a plan is uploaded and looked over before it is accepted. They work without JavaScript."""

from dataclasses import dataclass
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assistant.drafts.draft import Draft
from assistant.drafts.store import MOST, ManyDraftsError, UnknownDraftError
from assistant.drafts.uploading import draft_of
from assistant.language import Language
from assistant.titles import short_title
from assistant.web.brief_form import Fields, read_fields
from assistant.web.draft_form import FormFaultError, described, line_corrected
from assistant.web.library_pages import begin, open_workshop
from assistant.web.negotiation import request_language
from assistant.web.page import page
from assistant.web.problems import ProblemError
from assistant.web.services import services
from assistant.web.workshop import Workshop
from corpus import ItemKind, Plan, PlanError
from corpus.plan import DocumentKind
from corpus.readers.limits import LARGEST_FILE
from corpus.review import ReviewedLine, review
from prompts.catalogue import catalogue

_SEE_OTHER: Final = 303
_LINES_ON_A_PAGE: Final = 400
_MOST_DIGITS: Final = 7


@dataclass(frozen=True, slots=True)
class _Fault:
    """What was not taken over of a form, as it is told, and the ``reason``, which is English."""

    text: str
    reason: str = ""


async def new_page(request: Request) -> Response:
    """The form to upload a file by; with ``replaces``, in the place of a plan's text."""
    workshop = open_workshop(request)
    replaces = request.query_params.get("replaces", "")
    return page(request, "library_new.html", **await _new(request, workshop, replaces), fault=None)


async def upload(request: Request) -> Response:
    """Read a file into a draft, and lead to its page."""
    workshop = open_workshop(request)
    async with request.form(max_files=1, max_fields=5) as form:
        file, replaces = form.get("file"), form.get("replaces")
        replaces = replaces if isinstance(replaces, str) else ""
        if not isinstance(file, UploadFile) or not file.filename:
            return _refused(request, await _new(request, workshop, replaces), _fault(request, "no_file"))
        name, data = file.filename, await file.read()
    try:
        draft = await run_in_threadpool(begin_draft, workshop, name, data, replaces)
    except PlanError as error:
        fault = _fault(request, "no_plan", error)
        return _refused(request, await _new(request, workshop, replaces), fault)
    return RedirectResponse(f"/library/drafts/{draft.id}", _SEE_OTHER)


def begin_draft(workshop: Workshop, name: str, data: bytes, replaces: str = "") -> Draft:
    """Read a file into a draft that is kept. Blocks.

    Raises:
        PlanError: it cannot be read as a plan.
        ProblemError: there are too many drafts.
    """
    try:
        draft_id = workshop.drafts.new_id()
    except ManyDraftsError:
        raise ProblemError("many_drafts", 429, {"limit": MOST}) from None
    draft = draft_of(draft_id, name, data, workshop.installation.library, replaces)
    workshop.drafts.save(draft)
    return draft


async def draft_page(request: Request) -> Response:
    """A draft, to be looked over."""
    workshop = open_workshop(request)
    return await _show(request, workshop, await kept_draft(request, workshop))


async def change_draft(request: Request) -> Response:
    """Do what a button of the draft's page asks."""
    workshop = open_workshop(request)
    draft = await kept_draft(request, workshop)
    fields = read_fields(await request.form(max_files=0))
    if fields.get("do") == "discard":
        await run_in_threadpool(workshop.drafts.discard, draft.id)
        return RedirectResponse("/library", _SEE_OTHER)
    edited = await _edited(request, workshop, draft, fields)
    if isinstance(edited, _Fault):
        return await _show(request, workshop, draft, edited, 422)
    if fields.get("do") == "accept":
        return await _accept(request, workshop, edited)
    await run_in_threadpool(workshop.drafts.save, edited)
    place = "?saved=1"
    if fields.get("do") == "line":
        place = f"?from={_start(fields.get('from', '1'))}#line-{fields['line']}"
    return RedirectResponse(f"/library/drafts/{draft.id}{place}", _SEE_OTHER)


async def _accept(request: Request, workshop: Workshop, draft: Draft) -> Response:
    """Take a draft into the library, in the background; it is forgotten once that has begun."""
    try:
        change = await run_in_threadpool(draft.change, workshop.installation.library)
    except PlanError as error:
        return await _show(request, workshop, draft, _fault(request, "not_accepted", error), 422)
    response = begin(workshop, change)
    await run_in_threadpool(workshop.drafts.discard, draft.id)
    return response


async def kept_draft(request: Request, workshop: Workshop) -> Draft:
    """The draft that the address names.

    Raises:
        ProblemError: there is none, or no more.
    """
    try:
        return await run_in_threadpool(workshop.drafts.read, request.path_params["draft_id"])
    except UnknownDraftError:
        raise ProblemError("unknown_draft", 404) from None


async def _edited(request: Request, workshop: Workshop, draft: Draft, fields: Fields) -> Draft | _Fault:
    """The draft as the form wants it, if it can still be read so."""
    try:
        edited = described(draft, fields, workshop.installation.library.plan_ids())
        if fields.get("do") == "line":
            edited = line_corrected(edited, fields)
        plan = await run_in_threadpool(edited.plan)
    except FormFaultError as fault:
        return _fault(request, fault.key)
    except PlanError as error:
        return _fault(request, "unreadable", error)
    if fields.get("do") == "line" and int(fields["line"]) > len(plan.source.splitlines()):
        return _fault(request, "bad_line")
    return edited


def _fault(request: Request, key: str, error: PlanError | None = None) -> _Fault:
    return _Fault(catalogue(request_language(request)).say(f"library.{key}"), str(error) if error else "")


async def _show(
    request: Request, workshop: Workshop, draft: Draft, fault: _Fault | None = None, status: int = 200
) -> Response:
    plan, lines = await run_in_threadpool(_read, draft)
    start = _start(request.query_params.get("from", "1"))
    shown = tuple(line for line in lines if line.number >= start)[:_LINES_ON_A_PAGE]
    library = workshop.installation.library
    others = await run_in_threadpool(_titles, workshop, request_language(request))
    picked = request.query_params.get("line", "")
    at = next((line for line in lines if str(line.number) == picked), None)
    response = page(
        request,
        "library_draft.html",
        draft=draft,
        plan=plan,
        items=sum(item.kind is ItemKind.ITEM for item in plan.items),
        kinds=tuple(DocumentKind),
        languages=tuple(dict.fromkeys((*(language.value for language in Language), draft.metadata.language))),
        others={plan_id: title for plan_id, title in others.items() if plan_id != draft.plan_id},
        lines=shown,
        count=lines[-1].number if lines else 0,
        earlier=_earlier(lines, start),
        later=_later(lines, shown),
        start=start,
        picked=at,
        fault=fault,
        saved="saved" in request.query_params,
        takes_id=not draft.replaces,
        plan_ids=library.plan_ids(),
    )
    response.status_code = status
    return response


def _read(draft: Draft) -> tuple[Plan, tuple[ReviewedLine, ...]]:
    plan = draft.plan()
    return plan, review(plan.source, draft.corrections, plan.layout)


def _titles(workshop: Workshop, language: Language) -> dict[str, str]:
    return {plan.id: short_title(plan, language) for plan in workshop.installation.library.load_all()}


def _earlier(lines: tuple[ReviewedLine, ...], start: int) -> int | None:
    before = [line.number for line in lines if line.number < start]
    return before[max(0, len(before) - _LINES_ON_A_PAGE)] if before else None


def _later(lines: tuple[ReviewedLine, ...], shown: tuple[ReviewedLine, ...]) -> int | None:
    last = shown[-1].number if shown else 0
    return next((line.number for line in lines if line.number > last), None) if shown else None


def _start(number: str) -> int:
    return int(number) if number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS else 1


async def _new(request: Request, workshop: Workshop, replaces: str) -> dict[str, object]:
    assistant = await services(request).loading.assistant()
    if replaces and replaces not in assistant.plans:
        raise ProblemError("no_plan_there", 404, {"plan": replaces})
    title = short_title(assistant.plans[replaces], request_language(request)) if replaces else ""
    return {"replaces": replaces, "title": title, "limit": LARGEST_FILE // 2**20}


def _refused(request: Request, values: dict[str, object], fault: _Fault) -> Response:
    response = page(request, "library_new.html", **values, fault=fault)
    response.status_code = 422
    return response


routes: Final = (
    Route("/library/new", new_page, methods=["GET"]),
    Route("/library/new", upload, methods=["POST"]),
    Route("/library/drafts/{draft_id}", draft_page, methods=["GET"]),
    Route("/library/drafts/{draft_id}", change_draft, methods=["POST"]),
)
