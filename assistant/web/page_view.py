"""The page of a PDF that a quote stands on, shown as it is printed, the quote marked in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.web.negotiation import request_language
from assistant.web.page import page
from assistant.web.page_pictures import PagePictures
from assistant.web.plan_lines import plan_line
from assistant.web.problems import ProblemError
from assistant.web.questions import require_plans
from assistant.web.services import services
from corpus import Library, Plan, PlanError, Span
from corpus.boxes import Box, boxes_of

_NUMBER: Final = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a line that is marked, in points."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageView:
    """What the page shows: the picture of one page of ``pages`` and the marks in it, sizes in points."""

    number: int
    pages: int
    width: float
    height: float
    picture_href: str
    text_href: str
    previous_href: str | None
    next_href: str | None
    boxes: tuple[Mark, ...]


def page_view_routes(library: Library) -> tuple[Route, ...]:
    """The routes of the pages of this library's plans."""
    pictures = PagePictures(library)

    async def show(request: Request) -> Response:
        plan, number = await _plan_and_page(request)
        span = _span(request, plan)
        boxes = await run_in_threadpool(_boxes, library, plan, number, span) if span else ()
        view = _view(plan, number, span, boxes)
        line = plan_line(plan, request_language(request), services(request).today())
        return page(request, "page_view.html", line=line, view=view)

    async def picture(request: Request) -> Response:
        plan, number = await _plan_and_page(request)
        try:
            png = await pictures.picture(plan.id, plan.checksum, number)
        except PlanError as error:
            raise _unknown(plan.id, number) from error
        return Response(png, media_type="image/png", headers={"cache-control": "private, max-age=86400"})

    return (
        Route("/plans/{plan_id}/pages/{number}.png", picture, methods=["GET"]),
        Route("/plans/{plan_id}/pages/{number}", show, methods=["GET"]),
    )


async def _plan_and_page(request: Request) -> tuple[Plan, int]:
    assistant = await services(request).loading.assistant()
    plan_id, number = request.path_params["plan_id"], request.path_params["number"]
    require_plans(assistant, [plan_id])
    plan = assistant.plans[plan_id]
    pages = len(plan.layout.pages) if plan.layout else 0
    if not _NUMBER.fullmatch(number) or not 1 <= int(number) <= pages:
        raise _unknown(plan_id, number)
    return plan, int(number)


def _unknown(plan_id: str, number: object) -> ProblemError:
    return ProblemError("unknown_page", 404, {"plan": plan_id, "page": number})


def _span(request: Request, plan: Plan) -> Span | None:
    """The stretch of the source that the address names, if there is one."""
    start, end = (request.query_params.get(name, "") for name in ("start", "end"))
    if not (_NUMBER.fullmatch(start) and _NUMBER.fullmatch(end)):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) <= len(plan.source) else None


def _boxes(library: Library, plan: Plan, number: int, span: Span) -> tuple[Box, ...]:
    """The boxes of a quote on a page; none where the plan's boxes are damaged, as the page can be read without."""
    try:
        return dict(boxes_of(library.boxes(plan.id), span)).get(number, ())
    except PlanError:
        return ()


def _view(plan: Plan, number: int, span: Span | None, boxes: Sequence[Box]) -> PageView:
    assert plan.layout is not None  # noqa: S101  # it has this page
    pages = plan.layout.pages
    home = f"/plans/{quote(plan.id)}"
    query = f"?{urlencode({'start': span.start, 'end': span.end})}" if span else ""
    item = next((one for one in plan.items if span and one.span.start <= span.start < one.span.end), None)
    in_text = f"?{urlencode({'item': item.id})}#item-{quote(item.id)}" if item else ""
    return PageView(
        number,
        len(pages),
        pages[number - 1].width,
        pages[number - 1].height,
        f"{home}/pages/{number}.png?{urlencode({'of': plan.checksum[:12]})}",
        home + in_text,
        f"{home}/pages/{number - 1}{query}" if number > 1 else None,
        f"{home}/pages/{number + 1}{query}" if number < len(pages) else None,
        tuple(_mark(box) for box in boxes),
    )


def _mark(box: Box) -> Mark:
    return Mark(round(box.left, 1), round(box.top, 1), round(box.right - box.left, 1), round(box.bottom - box.top, 1))
