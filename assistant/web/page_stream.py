"""The events of an answer as server-sent events that carry pieces of the page."""

from collections.abc import AsyncIterator

from assistant.answer import Answer, Citation
from assistant.events import Event, StepStarted, TextPiece, Withdrawn
from assistant.history.owner import OwnerKey
from assistant.language import Language
from assistant.service import Assistant
from assistant.web.exchange import Exchange, recall
from assistant.web.failures import problem_of
from assistant.web.page_answer import show_reply
from assistant.web.problems import ProblemError
from assistant.web.questions import PageQuestion, require_plans
from assistant.web.services import Services
from assistant.web.stream import server_sent
from assistant.web.threads import in_one_thread
from assistant.web.told import told
from assistant.web.turns import Turn, new_turn_id, show_citation
from prompts.catalogue import catalogue


async def page_events(
    asked: PageQuestion, key: OwnerKey, language: Language, services: Services
) -> AsyncIterator[bytes]:
    """First ``turn``, the question with room for its answer; then what is put there, as it comes.

    ``step`` and ``text`` carry plain text, ``citation``, ``answer`` and ``problem`` pieces of HTML; ``withdrawn``
    empties the room; one of ``answer`` and ``problem`` ends the stream.
    """
    turn = Turn(new_turn_id(), asked.text)
    yield server_sent("turn", services.templates.render("turn.html", language, turn=turn))
    try:
        exchange = await recall(asked.put(language), key, services.history)
        if services.loading.outcome is None:
            yield server_sent("step", catalogue(language).say("problems.preparing_title"))
        assistant = await services.loading.assistant()
        require_plans(assistant, exchange.question.plans)
        async for event in in_one_thread(exchange.stream(assistant)):
            yield _piece(event, exchange, assistant, turn, language, services)
    except ProblemError as problem:
        yield _problem(problem, language, services)
    except Exception as error:
        yield _problem(problem_of(error), language, services)


def _piece(
    event: Event, exchange: Exchange, assistant: Assistant, turn: Turn, language: Language, services: Services
) -> bytes:
    render = services.templates.render
    match event:
        case StepStarted(name):
            return server_sent("step", catalogue(language).say(f"steps.{name}"))
        case TextPiece(text):
            return server_sent("text", text)
        case Withdrawn():
            return server_sent("withdrawn", "")
        case Citation():
            card = show_citation(event, assistant.plans, turn.id, language)
            html = render("card.html", language, card=card, answer_language=language)
            return server_sent("citation", html)
        case Answer():
            reply = show_reply(event, exchange, assistant.plans, turn.id, language)
            return server_sent("answer", render("reply.html", language, reply=reply))


def _problem(problem: ProblemError, language: Language, services: Services) -> bytes:
    return server_sent("problem", services.templates.render("told.html", language, problem=told(problem, language)))
