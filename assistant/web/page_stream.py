"""The events of an answer as server-sent events that carry pieces of the page."""

from collections.abc import AsyncIterator

from assistant.answer import Answer, Citation
from assistant.events import Event, StepStarted, TextPiece
from assistant.language import Language
from assistant.service import Assistant
from assistant.web.failures import internal_problem
from assistant.web.problems import ProblemError, detail, title
from assistant.web.questions import PageQuestion, require_plans
from assistant.web.services import Services
from assistant.web.stream import server_sent
from assistant.web.threads import in_one_thread
from assistant.web.turns import Told, Turn, new_turn_id, show_answer, show_citation
from prompts.catalogue import catalogue


async def page_events(asked: PageQuestion, language: Language, services: Services) -> AsyncIterator[bytes]:
    """First ``turn``, the question with room for its answer; then what is put there, as it comes.

    ``step`` and ``text`` carry plain text, ``citation``, ``answer`` and ``problem`` pieces of HTML; one of the
    last two ends the stream.
    """
    turn = Turn(new_turn_id(), asked.text)
    yield server_sent("turn", services.templates.render("turn.html", language, turn=turn))
    try:
        question = asked.put(language)
        if services.loading.outcome is None:
            yield server_sent("step", catalogue(language).say("problems.preparing_title"))
        assistant = await services.loading.assistant()
        require_plans(assistant, question.plans)
        async for event in in_one_thread(assistant.stream(question)):
            yield _piece(event, assistant, turn, language, services)
    except ProblemError as problem:
        yield _problem(problem, language, services)
    except Exception as error:
        yield _problem(internal_problem(error), language, services)


def _piece(event: Event, assistant: Assistant, turn: Turn, language: Language, services: Services) -> bytes:
    render = services.templates.render
    match event:
        case StepStarted(name):
            return server_sent("step", catalogue(language).say(f"steps.{name}"))
        case TextPiece(text):
            return server_sent("text", text)
        case Citation():
            card = show_citation(event, assistant.plans, turn.id, language)
            html = render("card.html", language, card=card, answer_language=language)
            return server_sent("citation", html)
        case Answer():
            reply = show_answer(event, assistant.plans, turn.id, language)
            return server_sent("answer", render("reply.html", language, reply=reply))


def _problem(problem: ProblemError, language: Language, services: Services) -> bytes:
    told = Told(title(problem, language), detail(problem, language))
    return server_sent("problem", services.templates.render("told.html", language, problem=told))
