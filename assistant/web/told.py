"""A problem, as a page tells it in place of an answer."""

from typing import Final

from assistant.language import Language
from assistant.web.problems import ProblemError, detail, title
from assistant.web.turns import Told

_ENDS_CONVERSATION: Final = frozenset({"unknown_conversation", "full_conversation"})


def told(problem: ProblemError, language: Language) -> Told:
    return Told(title(problem, language), detail(problem, language), problem.key in _ENDS_CONVERSATION)
