"""A question from the page's form, answered at once, for a browser without JavaScript."""

from starlette.concurrency import run_in_threadpool

from assistant.language import Language
from assistant.web.problems import ProblemError, detail, title
from assistant.web.questions import PageQuestion, require_plans
from assistant.web.services import Services
from assistant.web.turns import Told, Turn, new_turn_id, show_answer


async def answered(asked: PageQuestion, language: Language, services: Services) -> tuple[Turn, ProblemError | None]:
    """Ask, and return the turn with its answer, or with the problem."""
    turn_id = new_turn_id()
    try:
        question = asked.put(language)
        assistant = await services.loading.assistant()
        require_plans(assistant, question.plans)
    except ProblemError as problem:
        told = Told(title(problem, language), detail(problem, language))
        return Turn(turn_id, asked.text, problem=told), problem
    answer = await run_in_threadpool(assistant.ask, question)
    reply = show_answer(answer, assistant.plans, turn_id, language)
    return Turn(turn_id, asked.text, reply), None
