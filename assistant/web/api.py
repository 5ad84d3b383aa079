"""The JSON API: ask, search, plans, health."""

from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from assistant.answer import Answer
from assistant.service import Assistant
from assistant.web.api_models import (
    AskRequest,
    Health,
    PlanDetail,
    PlanList,
    SearchRequest,
    SearchResult,
    plan_detail,
    plan_summary,
)
from assistant.web.negotiation import EVENT_STREAM, choose_language, request_language, wants_stream
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
            "description": "`step` {name}, `citation`, `text` {text} and `answer` events, in this order; "
            "`problem` if the answer cannot be finished.",
        }
    }
}


def _documented(model: type, *problems: int, **more: Any) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of a route's responses: its model, and the problems it may answer with."""
    problem = {"description": "A problem (RFC 9457).", "content": {PROBLEM_JSON: {"schema": PROBLEM_SCHEMA}}}
    return {200: {"model": model, **more}, **dict.fromkeys(problems, problem)}


@api.post("/api/ask", tags=["ask"], responses=_documented(Answer, 400, 404, 413, 422, 503, content=_STREAM))
async def ask(body: AskRequest, request: Request) -> Response:
    """Answer a question with verbatim quotes and item numbers.

    With `Accept: text/event-stream` the answer comes as events, while it is made.
    """
    choose_language(request, body.language)
    page_language = request_language(request)
    question = put_question(
        body.question,
        language=body.language,
        plans=body.plans,
        conversation_id=body.conversation_id,
        page_language=page_language,
    )
    assistant = await _assistant(request)
    require_plans(assistant, body.plans)
    if wants_stream(request):
        events = json_events(assistant.stream(question), page_language)
        return StreamingResponse(events, media_type=EVENT_STREAM, headers={"x-accel-buffering": "no"})
    return json_response(await run_in_threadpool(assistant.ask, question))


@api.post("/api/search", tags=["ask"], responses=_documented(SearchResult, 400, 404, 413, 422, 503))
async def search(body: SearchRequest, request: Request) -> Response:
    """Return the items that match a query best, best first."""
    query = put_question(body.query).text
    assistant = await _assistant(request)
    require_plans(assistant, body.plans)
    filters = (body.party, body.strength, body.topic, body.section)
    if not any(filters):
        return json_response(SearchResult(await run_in_threadpool(assistant.search, query, body.limit, body.plans)))
    kept = {(item.plan_id, item.item_id) for item in assistant.facets.select(*filters)}
    hits = await run_in_threadpool(assistant.search, query, max(len(assistant.facets), 1), body.plans)
    return json_response(SearchResult(tuple(h for h in hits if (h.plan_id, h.item_id) in kept)[: body.limit]))


@api.get("/api/plans", tags=["plans"], responses=_documented(PlanList, 503))
async def plans(request: Request) -> Response:
    """Return the plans that can be asked."""
    assistant = await _assistant(request)
    return json_response(PlanList(tuple(map(plan_summary, assistant.plans.values()))))


@api.get("/api/plans/{plan_id}", tags=["plans"], responses=_documented(PlanDetail, 404, 503))
async def plan(plan_id: str, request: Request) -> Response:
    """Return a plan with its items, in reading order."""
    assistant = await _assistant(request)
    require_plans(assistant, [plan_id])
    return json_response(plan_detail(assistant.plans[plan_id]))


@api.get("/api/plans/{plan_id}/items/{item_id}", tags=["plans"], responses=_documented(Item, 404, 503))
async def item(plan_id: str, item_id: str, request: Request) -> Response:
    """Return one item of a plan, by its id (`I.1.2`, `II.2.3.ア`)."""
    assistant = await _assistant(request)
    require_plans(assistant, [plan_id])
    try:
        return json_response(assistant.plans[plan_id].item(item_id))
    except KeyError:
        raise ProblemError("unknown_item", 404, {"plan": plan_id, "item": item_id}) from None


@api.get("/health", tags=["operation"], responses=_documented(Health))
async def health() -> Response:
    """Say that the process runs."""
    return json_response(Health("ok"))


@api.get("/ready", tags=["operation"], responses=_documented(Health, 503))
async def ready(request: Request) -> Response:
    """Say whether the assistant can be asked; does not wait."""
    await services(request).loading.assistant(patience_seconds=0)
    return json_response(Health("ready"))


async def _assistant(request: Request) -> Assistant:
    return await services(request).loading.assistant()
