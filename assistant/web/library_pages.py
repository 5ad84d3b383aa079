"""The pages of the library: its plans, how far a change is, and the removal of a plan. They work without JavaScript."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assistant.language import Language
from assistant.succession import successor
from assistant.titles import short_title
from assistant.web.background_change import Stage
from assistant.web.negotiation import request_language
from assistant.web.page import page
from assistant.web.plan_lines import PlanLine, plan_line
from assistant.web.problems import ProblemError
from assistant.web.services import services
from assistant.web.workshop import Workshop
from corpus import Change, ItemKind, Plan, PlanError

_SEE_OTHER: Final = 303


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A plan in the list. ``successor`` is the title of the plan that took its place; one that is ``own`` can go."""

    line: PlanLine
    kind: str
    items: int
    successor: str
    is_own: bool


async def list_page(request: Request) -> Response:
    """The plans, what can be done with them, and the change that is under way."""
    shared, language = services(request), request_language(request)
    workshop = shared.workshop
    # Before the plans: a change that is said to be done is among them.
    progress = workshop.changes.progress if workshop else None
    assistant = await shared.loading.assistant()
    own = await run_in_threadpool(_own, assistant.plans, workshop) if workshop else frozenset()
    today = shared.today()
    return page(
        request,
        "library.html",
        entries=tuple(
            _entry(plan, assistant.plans, plan_line(plan, language, today), language, plan.id in own)
            for plan in assistant.plans.values()
        ),
        progress=progress,
        is_running=progress is not None and progress.stage is Stage.RUNNING,
        is_open=is_open(request),
    )


async def remove_page(request: Request) -> Response:
    """Ask whether a plan is to be removed."""
    workshop = open_workshop(request)
    plan = await _own_plan(request, workshop)
    return page(request, "library_remove.html", plan=plan, title=short_title(plan, request_language(request)))


async def remove(request: Request) -> Response:
    """Remove a plan, in the background."""
    workshop = open_workshop(request)
    plan = await _own_plan(request, workshop)
    change = await run_in_threadpool(workshop.installation.library.removal, plan.id)
    return begin(workshop, change)


def is_open(request: Request) -> bool:
    """Whether this server has pages that change the library."""
    shared = services(request)
    return shared.workshop is not None and shared.access.is_open


def open_workshop(request: Request) -> Workshop:
    """What changes of the library are made with.

    Raises:
        ProblemError: the library is not changed here, or not by whoever asks.
    """
    shared = services(request)
    shared.access.require(request)
    if shared.workshop is None:
        raise ProblemError("uploads_off", 403)
    return shared.workshop


def begin(workshop: Workshop, change: Change) -> Response:
    """Begin a change, and lead to the list, which says how far it is.

    Raises:
        ProblemError: another change is under way.
    """
    if not workshop.changes.start(change):
        raise ProblemError("busy", 409)
    return RedirectResponse("/library", _SEE_OTHER)


async def _own_plan(request: Request, workshop: Workshop) -> Plan:
    plan_id = request.path_params["plan_id"]
    library = workshop.installation.library
    if not await run_in_threadpool(library.is_own, plan_id):
        raise ProblemError("no_plan_there", 404, {"plan": plan_id})
    try:
        return await run_in_threadpool(library.load, plan_id)
    except PlanError as error:
        raise ProblemError("unreadable_plan", 422, {"reason": str(error)}) from error


def _own(plans: Mapping[str, Plan], workshop: Workshop) -> frozenset[str]:
    return frozenset(plan_id for plan_id in plans if workshop.installation.library.is_own(plan_id))


def _entry(plan: Plan, plans: Mapping[str, Plan], line: PlanLine, language: Language, is_own: bool) -> LibraryEntry:
    later = successor(plan.id, plans)
    items = sum(item.kind is ItemKind.ITEM for item in plan.items)
    return LibraryEntry(line, plan.metadata.kind.value, items, short_title(later, language) if later else "", is_own)


routes: Final = (
    Route("/library", list_page, methods=["GET"]),
    Route("/library/plans/{plan_id}/remove", remove_page, methods=["GET"]),
    Route("/library/plans/{plan_id}/remove", remove, methods=["POST"]),
)
