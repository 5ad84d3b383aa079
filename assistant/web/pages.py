"""The pages: the conversation, and the plan it answers from."""

import re
from contextlib import suppress
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from assistant.history.owner import OwnerKey
from assistant.language import Language
from assistant.question import LONGEST_QUESTION
from assistant.web.conversation_view import (
    ConversationHead,
    ConversationLine,
    open_conversation,
    recent_conversations,
    turns_before,
)
from assistant.web.loading import LoadFailure
from assistant.web.negotiation import EVENT_STREAM, request_language, wants_stream
from assistant.web.owners import owner_key, remember_owner
from assistant.web.page import page
from assistant.web.page_answer import answered
from assistant.web.page_stream import page_events
from assistant.web.plan_choice import plan_choice
from assistant.web.plan_document import plan_document, quote_span
from assistant.web.plan_lines import plan_line, plan_lines
from assistant.web.problems import ProblemError
from assistant.web.questions import PageQuestion, read_form, require_plans
from assistant.web.services import services
from assistant.web.turns import Turn
from corpus import Item, Plan

_OFFSET: Final = re.compile(r"[0-9]{1,9}")


async def chat_page(request: Request) -> Response:
    """The page to ask on; ``draft`` is a question to begin with, and ``conversation`` the one that it goes on with."""
    draft = request.query_params.get("draft", "")[:LONGEST_QUESTION]
    conversation = request.query_params.get("conversation", "")[:200]
    asked = PageQuestion("", (), conversation)
    if conversation:
        with suppress(ProblemError):
            head, turns = await open_conversation(request, conversation)
            return chat(request, asked, turns, conversation=head, draft=draft)
    return chat(request, asked, recent=await recent_conversations(request), draft=draft)


async def ask_on_page(request: Request) -> Response:
    """Answer the form: with the whole page, or (JavaScript) with the events of the answer."""
    asked = read_form(await request.form())
    language = request_language(request)
    key = owner_key(request)
    if wants_stream(request):
        events = page_events(asked, key, language, services(request))
        headers = {"x-accel-buffering": "no"}
        response: Response = StreamingResponse(events, media_type=EVENT_STREAM, headers=headers)
    else:
        response = await _answer_page(request, asked, key, language)
    if services(request).history is not None:
        remember_owner(request, response, key)
    return response


async def _answer_page(request: Request, asked: PageQuestion, key: OwnerKey, language: Language) -> Response:
    turn, problem = await answered(asked, key, language, services(request))
    if problem is None:
        before = await turns_before(request, key.owner, turn, language)
        return chat(request, asked, (*before, turn))
    response = chat(request, asked, (turn,))
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


def chat(
    request: Request,
    asked: PageQuestion,
    turns: tuple[Turn, ...] = (),
    *,
    conversation: ConversationHead | None = None,
    recent: tuple[ConversationLine, ...] = (),
    draft: str = "",
) -> Response:
    """The page to ask on, with the turns of a conversation."""
    shared, language = services(request), request_language(request)
    outcome = shared.loading.outcome
    loaded = None if isinstance(outcome, LoadFailure) else outcome
    last = turns[-1] if turns else None
    return page(
        request,
        "chat.html",
        lines=plan_lines(loaded.plans.values(), language, shared.today()) if loaded else (),
        preparing=outcome is None,
        failure=outcome.reason if isinstance(outcome, LoadFailure) else None,
        turns=turns,
        draft=asked.text if last and last.problem else draft,
        plan_choice=plan_choice(loaded.plans if loaded else {}, asked.plan_ids, last, language),
        conversation_id=_continued(asked, last),
        conversation=conversation,
        recent=recent,
        model=shared.model,
    )


def _continued(asked: PageQuestion, last: Turn | None) -> str:
    """The conversation that the next question goes on with: empty for a new one."""
    if last and last.reply:
        return last.reply.answer.conversation_id
    return "" if last and last.problem and last.problem.ends_conversation else asked.conversation_id


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
