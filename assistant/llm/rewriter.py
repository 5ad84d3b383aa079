"""A follow-up put into words by a language model. Its words are checked against the rules' (assistant.conversation)."""

import json
import logging
from collections.abc import Callable
from typing import Final

from assistant.conversation.standalone import StandAlone
from assistant.language import recognise
from assistant.llm.deadline import Deadline
from assistant.llm.model import LanguageModel, LanguageModelError, whole_text
from assistant.llm.prompt import fenced
from assistant.question import Question

_log = logging.getLogger(__name__)
_TURNS: Final = 5
"""Turns that the model is told of; what an official points back to is nearly always among them."""
_SHARE: Final = 0.25
"""Share of the answer's time that its question may take."""


class ModelRewriter:
    """Asks a language model for a stand-alone question, in a part of the time that an answer may take."""

    def __init__(
        self, model: LanguageModel, timeout_seconds: float, deadline: Callable[[float], Deadline] = Deadline
    ) -> None:
        self._model = model
        self._timeout_seconds = timeout_seconds * _SHARE
        self._deadline = deadline

    def rewrite(self, question: Question, ruled: StandAlone) -> str | None:
        """Return the question as it stands alone; None if there is none to be had in time, or nothing to rewrite."""
        if not ruled.changed or ruled.unclear:
            return None
        turns = [{"question": turn.question, "understood": turn.query} for turn in question.earlier[-_TURNS:]]
        data = {"turns": turns, "question": question.text, "rules_made": ruled.query}
        messages = fenced("rewrite", json.dumps(data, ensure_ascii=False), recognise(ruled.query))
        try:
            return whole_text(self._model, messages, self._deadline(self._timeout_seconds)).strip().strip('"')
        except LanguageModelError as error:
            _log.warning("the rules' words stand in for the model's: %s: %s", error.failure, error)
            return None
