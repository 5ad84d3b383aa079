"""What a client sends → a question that can be put, or the problem with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData

from assistant.language import Language
from assistant.question import LONGEST_QUESTION, Question, QuestionError
from assistant.service import Assistant
from assistant.web.problems import ProblemError


@dataclass(frozen=True, slots=True)
class PageQuestion:
    """A question as the page's form sends it. ``plan_ids`` is empty for all plans."""

    text: str
    plan_ids: tuple[str, ...]
    conversation_id: str

    def put(self, page_language: Language) -> Question:
        """Make a question.

        Raises:
            ProblemError: it is empty or too long.
        """
        return put_question(
            self.text,
            plans=self.plan_ids or None,
            conversation_id=self.conversation_id or None,
            page_language=page_language,
        )


def read_form(form: FormData) -> PageQuestion:
    """Read the page's form. A field that is missing, or is a file, is empty; a form ends its lines with CR LF."""
    values = {name: value for name, value in form.items() if isinstance(value, str)}
    text = values.get("question", "").replace("\r\n", "\n").strip()
    plan_ids = (value for value in form.getlist("plan") if isinstance(value, str) and value)
    return PageQuestion(text, tuple(dict.fromkeys(plan_ids)), values.get("conversation_id", "")[:200])


def put_question(
    text: str,
    *,
    language: Language | None = None,
    plans: Sequence[str] | None = None,
    conversation_id: str | None = None,
    page_language: Language = Language.JAPANESE,
) -> Question:
    """Make a question.

    Raises:
        ProblemError: it is empty or too long.
    """
    try:
        return Question(text, language, None if plans is None else tuple(plans), conversation_id, page_language)
    except QuestionError as error:
        raise ProblemError(error.key, 422, {"limit": LONGEST_QUESTION}) from error


def require_plans(assistant: Assistant, plans: Sequence[str] | None) -> None:
    """Check that every plan that is named is there.

    Raises:
        ProblemError: one is not.
    """
    for plan_id in plans or ():
        if plan_id not in assistant.plans:
            known = ", ".join(sorted(assistant.plans))
            raise ProblemError("unknown_plan", 404, {"plan": plan_id, "plans": known})
