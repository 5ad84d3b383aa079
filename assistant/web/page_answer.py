"""A question from the page's form, answered at once, for a browser without JavaScript."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool

from assistant.answer import Answer
from assistant.history.owner import OwnerKey
from assistant.language import Language
from assistant.web.exchange import Exchange, recall
from assistant.web.failures import store_problem
from assistant.web.problems import ProblemError
from assistant.web.questions import PageQuestion, require_plans
from assistant.web.services import Services
from assistant.web.told import told
from assistant.web.turns import Reply, Turn, new_turn_id, show_answer, show_kept
from corpus import Plan
from index.errors import StoreUnavailableError


async def answered(
    asked: PageQuestion, key: OwnerKey, language: Language, services: Services
) -> tuple[Turn, ProblemError | None]:
    """Ask, keep the answer, and return the turn with it, or with the problem."""
    turn_id = new_turn_id()
    try:
        exchange = await recall(asked.put(language), key, services.history)
        assistant = await services.loading.assistant()
        require_plans(assistant, exchange.question.plans)
    except ProblemError as problem:
        return Turn(turn_id, asked.text, problem=told(problem, language)), problem
    try:
        answer = await run_in_threadpool(exchange.ask, assistant)
    except StoreUnavailableError as error:
        lacking = store_problem(error)
        return Turn(turn_id, asked.text, problem=told(lacking, language)), lacking
    return Turn(turn_id, asked.text, show_reply(answer, exchange, assistant.plans, turn_id, language)), None


def show_reply(
    answer: Answer, exchange: Exchange, plans: Mapping[str, Plan], turn_id: str, language: Language
) -> Reply:
    """Prepare an answer for the page, to be rated if it was kept."""
    is_kept = exchange.history is not None and answer.turn_id
    return (show_kept if is_kept else show_answer)(answer, plans, turn_id, language)
