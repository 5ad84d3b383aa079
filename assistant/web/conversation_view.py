"""Conversations as pages show them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from assistant.history.errors import HistoryError
from assistant.history.owner import Owner
from assistant.history.records import Conversation, ConversationSummary
from assistant.language import Language
from assistant.web.history_calls import call_history, kept_history, known_owner
from assistant.web.negotiation import request_language
from assistant.web.owners import request_owner
from assistant.web.services import services
from assistant.web.turns import Turn, show_stored
from prompts.catalogue import catalogue

TURNS_ON_A_PAGE: Final = 50
_RECENT: Final = 5


@dataclass(frozen=True, slots=True)
class ConversationLine:
    """A conversation in a list. ``date`` is that of its last question, where the server stands; ``time`` in UTC."""

    id: str
    title: str
    turn_count: int
    date: str
    time: str


@dataclass(frozen=True, slots=True)
class ConversationHead:
    """What stands above the turns of a conversation.

    ``earlier`` is the place that the page of earlier turns ends before, None where there are none; ``is_last``: these
    are the last turns.
    """

    line: ConversationLine
    earlier: int | None
    is_last: bool


def conversation_line(summary: ConversationSummary, language: Language) -> ConversationLine:
    asked = summary.last_asked
    return ConversationLine(summary.id, summary.title, summary.turn_count, _date(asked, language), asked.isoformat())


def conversation_head(conversation: Conversation, language: Language) -> ConversationHead:
    turns, count = conversation.turns, conversation.summary.turn_count
    earlier = turns[0].place if turns and turns[0].place > 1 else None
    is_last = not turns or turns[-1].place == count
    return ConversationHead(conversation_line(conversation.summary, language), earlier, is_last)


async def open_conversation(
    request: Request, conversation_id: str, before: int | None = None
) -> tuple[ConversationHead, tuple[Turn, ...]]:
    """A conversation of this browser, with the last turns of it (those before a place, if one is given).

    Raises:
        ProblemError: it is not there, or cannot be had now.
    """
    history, owner = kept_history(request), known_owner(request)
    found = await call_history(history.conversation, owner, conversation_id, TURNS_ON_A_PAGE, before)
    assistant = await services(request).loading.assistant()
    language = request_language(request)
    turns = tuple(show_stored(turn, assistant.plans, language) for turn in found.turns)
    return conversation_head(found, language), turns


async def recent_conversations(request: Request) -> tuple[ConversationLine, ...]:
    """The last few conversations of this browser; none while the database does not answer."""
    history, owner = services(request).history, request_owner(request)
    if history is None or owner is None:
        return ()
    language = request_language(request)
    try:
        found = await run_in_threadpool(history.conversations, owner, _RECENT)
    except HistoryError:
        return ()
    return tuple(conversation_line(each, language) for each in found.conversations)


async def turns_before(request: Request, owner: Owner, turn: Turn, language: Language) -> tuple[Turn, ...]:
    """The turns of the conversation that has just got a further one, for a page that shows them all."""
    shared, reply = services(request), turn.reply
    if shared.history is None or reply is None or not reply.answer.turn_id:
        return ()
    try:
        conversation_id = reply.answer.conversation_id
        found = await run_in_threadpool(shared.history.conversation, owner, conversation_id, TURNS_ON_A_PAGE)
    except HistoryError:
        return ()
    assistant = await shared.loading.assistant()
    stored = (each for each in found.turns if each.answer.turn_id != reply.answer.turn_id)
    return tuple(show_stored(each, assistant.plans, language) for each in stored)


def _date(time: datetime, language: Language) -> str:
    local = time.astimezone()
    return catalogue(language).say("history.date", year=local.year, month=local.month, day=local.day)
