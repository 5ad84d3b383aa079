"""The JSON API: ask, search, plans, health."""

from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from assistant.answer import Answer
from assistant.browsing import search_chosen
from assistant.service import Assistant
from assistant.web.api_models import (
    AskRequest,
    Health,
    PlanDetail,
    PlanList,
    Readiness,
    SearchRequest,
    SearchResult,
    plan_detail,
    plan_summary,
)
from assistant.web.exchange import recall
from assistant.web.negotiation import EVENT_STREAM, choose_language, request_language, wants_stream
from assistant.web.owners import owner_key, remember_owner
from assistant.web.problems import PROBLEM_JSON, PROBLEM_SCHEMA, ProblemError
from assistant.web.questions import put_question, require_plans
from assistant.web.responses import json_response
from assistant.web.services import services
from assistant.web.stream import json_events
from corpus import Item

api: Final = APIRouter()

_STREAM: Final = {
    EVENT_STREAM: {
        "schema": {
            "type": "string",
            "description": "`step` {name}, `citation` and `text` {text} events while the answer is made, `answer` at "
            "the end; `withdrawn` if citations and text so far are not the answer's; `problem` if there will be none.",
        }
    }
}


def documented(model: type, *problems: int, **more: Any) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of a route's responses: its model, and the problems it may answer with."""
    problem = {"description": "A problem (RFC 9457).", "content": {PROBLEM_JSON: {"schema": PROBLEM_SCHEMA}}}
    return {200: {"model": model, **more}, **dict.fromkeys(problems, problem)}


@api.post("/api/ask", tags=["ask"], responses=documented(Answer, 400, 404, 409, 413, 422, 503, content=_STREAM))
async def ask(body: AskRequest, request: Request) -> Response:
    """Answer a question with verbatim quotes and item numbers.

    With `Accept: text/event-stream` the answer comes as events, while it is made. The answer's `conversation_id` goes
    on with the conversation if the cookie `owner` that came with it is sent back, or if both requests bring the same
    key in the header `Plan-Assistant-Owner` (43 characters of base64url, 256 random bits). It is empty where the
    conversation could not be kept.
    """
    choose_language(request, body.language)
    page_language = request_language(request)
    question = put_question(
        body.question,
        language=body.language,
        plans=body.plans,
        conversation_id=body.conversation_id or None,
        page_language=page_language,
    )
    key = owner_key(request)
    exchange = await recall(question, key, services(request).history)
    assistant = await _assistant(request)
    require_plans(assistant, body.plans)
    if wants_stream(request):
        events = json_events(exchange.stream(assistant), page_language)
        response: Response = StreamingResponse(events, media_type=EVENT_STREAM, headers={"x-accel-buffering": "no"})
    else:
        response = json_response(await run_in_threadpool(exchange.ask, assistant))
    if exchange.history is not None:
        remember_owner(request, response, key)
    return response


@api.post("/api/search", tags=["ask"], responses=documented(SearchResult, 400, 404, 413, 422, 503))
async def search(body: SearchRequest, request: Request) -> Response:
    """Return the items that match a query best, best first; of those with the facets asked for, if any are."""
    query = put_question(body.query).text
    assistant = await _assistant(request)
    require_plans(assistant, body.plans)
    found = await run_in_threadpool(search_chosen, assistant, query, body.limit, body.filters, body.plans)
    return json_response(SearchResult(found))


@api.get("/api/plans", tags=["plans"], responses=documented(PlanList, 503))
async def plans(request: Request) -> Response:
    """Return the plans that can be asked."""
    assistant = await _assistant(request)
    return json_response(PlanList(tuple(map(plan_summary, assistant.plans.values()))))


@api.get("/api/plans/{plan_id}", tags=["plans"], responses=documented(PlanDetail, 404, 503))
async def plan(plan_id: str, request: Request) -> Response:
    """Return a plan with its items, in reading order."""
    assistant = await _assistant(request)
    require_plans(assistant, [plan_id])
    return json_response(plan_detail(assistant.plans[plan_id]))


@api.get("/api/plans/{plan_id}/items/{item_id}", tags=["plans"], responses=documented(Item, 404, 503))
async def item(plan_id: str, item_id: str, request: Request) -> Response:
    """Return one item of a plan, by its id (`I.1.2`, `II.2.3.ア`)."""
    assistant = await _assistant(request)
    require_plans(assistant, [plan_id])
    try:
        return json_response(assistant.plans[plan_id].item(item_id))
    except KeyError:
        raise ProblemError("unknown_item", 404, {"plan": plan_id, "item": item_id}) from None


@api.get("/health", tags=["operation"], responses=documented(Health))
async def health() -> Response:
    """Say that the process runs."""
    return json_response(Health("ok"))


@api.get("/ready", tags=["operation"], responses=documented(Readiness, 503))
async def ready(request: Request) -> Response:
    """Say whether the assistant can be asked, and what finds its items; does not wait to be prepared."""
    assistant = await services(request).loading.assistant(patience_seconds=0)
    return json_response(Readiness("ready", await run_in_threadpool(assistant.check_store)))


async def _assistant(request: Request) -> Assistant:
    return await services(request).loading.assistant()
