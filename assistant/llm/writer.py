"""A composed draft → the same, with a language model's words where they stand up to the gate."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from assistant.answer import Outcome
from assistant.gate import Evidence, check
from assistant.llm.deadline import Deadline
from assistant.llm.model import LanguageModel, LanguageModelError
from assistant.llm.prompt import NOTHING_FITS, answer_prompt
from assistant.turn import Draft, Understanding
from corpus import Plan

_log = logging.getLogger(__name__)
_NEAREST: Final = 3


class Remark(StrEnum):
    """What a reader is told of the model's part in an answer; each is a text of the catalogue's ``model``."""

    FAILED = "failed"
    REFUSED = "refused"
    SHORTENED = "shortened"
    NOTHING_FITS = "nothing_fits"


class Writer:
    """Has a language model write the answer from the draft's citations, within a deadline, and checks every sentence.

    The model is asked only where the hits were judged to answer, and not where the question named its items or asked
    for a list: there it could only add words. It never sees a question that the plan does not answer, so that it is not
    tempted to; and it may still say that nothing fits.
    """

    def __init__(
        self,
        model: LanguageModel,
        timeout_seconds: float,
        deadline: Callable[[float], Deadline] = Deadline,
    ) -> None:
        self._model = model
        self._timeout_seconds = timeout_seconds
        self._deadline = deadline

    @property
    def model(self) -> str:
        return self._model.name

    def write(self, understanding: Understanding, draft: Draft, plans: Mapping[str, Plan]) -> Draft:
        """Return the draft with the model's text; as it was, with a remark, where there is none that stands."""
        if understanding.named or draft.listed or draft.outcome not in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED):
            return draft
        messages = answer_prompt(understanding.query, understanding.language, draft.citations, plans)
        try:
            text = self._model.write(messages, self._deadline(self._timeout_seconds)).strip()
        except LanguageModelError as error:
            _log.warning("the composed answer stands in for the model's: %s: %s", error.failure, error)
            return replace(draft, remark=Remark.FAILED, model=self.model)
        if text.strip("[]\"'.。 ") == NOTHING_FITS:
            nearest = tuple(replace(citation, highlight=()) for citation in draft.citations[:_NEAREST])
            return Draft(Outcome.NOT_IN_PLAN, nearest=nearest, remark=Remark.NOTHING_FITS, model=self.model)
        return self._checked(text, understanding, draft, plans)

    def _checked(self, text: str, understanding: Understanding, draft: Draft, plans: Mapping[str, Plan]) -> Draft:
        evidence = [Evidence.of(citation, plans[citation.plan_id]) for citation in draft.citations]
        checked = check(text, evidence, understanding.language)
        for fault in checked.faults:
            _log.warning("the model's sentence does not stand: %s", fault)
        if not checked.accepted:
            return replace(draft, remark=Remark.REFUSED, model=self.model)
        remark = Remark.SHORTENED if checked.faults else None
        return replace(draft, written=checked.text, remark=remark, model=self.model)
