"""The pages: the conversation, and the plan it answers from."""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from assistant.language import Language
from assistant.web.loading import LoadFailure
from assistant.web.negotiation import EVENT_STREAM, LANGUAGE_COOKIE, request_language, spoken, wants_stream
from assistant.web.page_answer import answered
from assistant.web.page_stream import page_events
from assistant.web.plan_document import plan_document, quote_span
from assistant.web.plan_lines import plan_line, plan_lines
from assistant.web.problems import ProblemError
from assistant.web.questions import PageQuestion, read_form, require_plans
from assistant.web.services import services
from assistant.web.turns import Turn
from corpus import Item, Plan

_YEAR_SECONDS: Final = 365 * 24 * 60 * 60
_KEPT_FOR_THE_WAY_BACK: Final = "private, no-cache"
"""With ``no-store`` a browser that goes back has lost the conversation, or asks to send the form again."""
_OFFSET: Final = re.compile(r"[0-9]{1,9}")
_NOTHING_ASKED: Final = PageQuestion("", "", "")


async def chat_page(request: Request) -> Response:
    return _chat(request, _NOTHING_ASKED)


async def ask_on_page(request: Request) -> Response:
    """Answer the form: with the whole page, or (JavaScript) with the events of the answer."""
    asked = read_form(await request.form())
    language = request_language(request)
    if wants_stream(request):
        events = page_events(asked, language, services(request))
        headers = {"x-accel-buffering": "no"}
        return StreamingResponse(events, media_type=EVENT_STREAM, headers=headers)
    turn, problem = await answered(asked, language, services(request))
    response = _chat(request, asked, turn)
    if problem is not None:
        response.status_code = problem.status
        response.headers.update(problem.headers)
    return response


async def plan_page(request: Request) -> Response:
    """The whole plan, with the item (and in it the quote) that the address names marked."""
    assistant = await services(request).loading.assistant()
    plan_id = request.path_params["plan_id"]
    require_plans(assistant, [plan_id])
    plan = assistant.plans[plan_id]
    shown = _shown_item(request, plan)
    language = request_language(request)
    marked = quote_span(shown, _offset(request, "start"), _offset(request, "end")) if shown else None
    return page(
        request,
        "plan.html",
        plan=plan,
        line=plan_line(plan, language, services(request).today()),
        blocks=plan_document(plan, shown, marked),
        shown=shown,
    )


routes: Final = (
    Route("/", chat_page, methods=["GET"]),
    Route("/", ask_on_page, methods=["POST"]),
    Route("/plans/{plan_id}", plan_page, methods=["GET"]),
)


def _chat(request: Request, asked: PageQuestion, turn: Turn | None = None) -> Response:
    shared, language = services(request), request_language(request)
    outcome = shared.loading.outcome
    loaded = None if isinstance(outcome, LoadFailure) else outcome
    reply = turn.reply if turn else None
    return page(
        request,
        "chat.html",
        lines=plan_lines(loaded.plans.values(), language, shared.today()) if loaded else (),
        preparing=outcome is None,
        failure=outcome.reason if isinstance(outcome, LoadFailure) else None,
        turn=turn,
        draft=asked.text if turn and turn.problem else "",
        asked_plan=asked.plan_id,
        conversation_id=reply.answer.conversation_id if reply else asked.conversation_id,
    )


def page(request: Request, template: str, **values: object) -> Response:
    """Render a template in the reader's language, with links to the same page in the others."""
    language = request_language(request)
    links = tuple((each, str(_in_language(request, each))) for each in Language)
    html = services(request).templates.render(template, language, language_links=links, **values)
    headers = {"content-language": language.value, "cache-control": _KEPT_FOR_THE_WAY_BACK}
    response = HTMLResponse(html, headers=headers)
    if spoken(request.query_params.get("lang")):
        response.set_cookie(
            LANGUAGE_COOKIE,
            language.value,
            max_age=_YEAR_SECONDS,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )
    return response


def _in_language(request: Request, language: Language) -> str:
    url = request.url.include_query_params(lang=language.value)
    return f"{url.path}?{url.query}"


def _shown_item(request: Request, plan: Plan) -> Item | None:
    item_id = request.query_params.get("item")
    if item_id is None:
        return None
    try:
        return plan.item(item_id)
    except KeyError:
        raise ProblemError("unknown_item", 404, {"plan": plan.id, "item": item_id}) from None


def _offset(request: Request, name: str) -> int | None:
    value = request.query_params.get(name, "")
    return int(value) if _OFFSET.fullmatch(value) else None
