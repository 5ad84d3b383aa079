"""A composed draft → the same, with a language model's words where they stand up to the gate."""

import logging
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from assistant.answer import Outcome
from assistant.events import TextPiece
from assistant.gate import Checked, Evidence, GrowingDraft
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

    The model is asked only where there are citations that answer, and not where the question named its items or asked
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

    def write(
        self, understanding: Understanding, draft: Draft, plans: Mapping[str, Plan]
    ) -> Generator[TextPiece, None, Draft]:
        """Yield the sentences that stand, each as soon as it does; return the draft with all of them.

        The draft comes back as it was, with a remark, where there is no text that stands: what was yielded before is
        not the answer then.
        """
        if understanding.named or draft.listed or not draft.citations:
            return draft
        messages = answer_prompt(understanding.query, understanding.language, draft.citations, plans)
        evidence = [Evidence.of(citation, plans[citation.plan_id]) for citation in draft.citations]
        growing = GrowingDraft(evidence, understanding.language)
        shown = 0
        try:
            for piece in self._model.stream(messages, self._deadline(self._timeout_seconds)):
                so_far = growing.add(piece)
                if so_far.is_lost:
                    return self._refused(so_far, draft)
                if len(so_far.text) > shown:
                    yield TextPiece(so_far.text[shown:])
                    shown = len(so_far.text)
        except LanguageModelError as error:
            _log.warning("the composed answer stands in for the model's: %s: %s", error.failure, error)
            return replace(draft, remark=Remark.FAILED, model=self.model)
        if growing.draft.strip(" \n[]\"'.。") == NOTHING_FITS:
            nearest = tuple(replace(citation, highlight=()) for citation in draft.citations[:_NEAREST])
            return Draft(Outcome.NOT_IN_PLAN, nearest=nearest, remark=Remark.NOTHING_FITS, model=self.model)
        whole = growing.end()
        if not whole.accepted:
            return self._refused(whole, draft)
        yield TextPiece(whole.text[shown:])
        _tell(whole)
        return replace(draft, written=whole.text, remark=Remark.SHORTENED if whole.faults else None, model=self.model)

    def _refused(self, checked: Checked, draft: Draft) -> Draft:
        _tell(checked)
        return replace(draft, remark=Remark.REFUSED, model=self.model)


def _tell(checked: Checked) -> None:
    for fault in checked.faults:
        _log.warning("the model's sentence does not stand: %s", fault)
