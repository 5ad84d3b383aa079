"""A question as it arrives."""

from dataclasses import dataclass
from typing import Final

from assistant.language import Language

LONGEST_QUESTION: Final = 2000
"""Characters."""


class QuestionError(ValueError):
    """A question that cannot be put. ``key`` names its text in the catalogue."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class EarlierTurn:
    """A finished turn of the same conversation, as a follow-up needs it.

    ``query`` is the question as it stood alone; ``items`` are the (plan, item) ids that the answer cited, in the order
    of its citation numbers, or those nearest where the plan did not answer; ``choices`` are the questions that it
    offered where it needed clarification.
    """

    question: str
    query: str
    language: Language
    items: tuple[tuple[str, str], ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of one to 2,000 characters.

    ``language`` forces the language of the answer; None recognises it, with ``page_language`` for questions
    that have none of their own (EPA). ``plans`` are the plans to ask, None for all. ``earlier``
    are the conversation's finished turns, oldest first.
    """

    text: str
    language: Language | None = None
    plans: tuple[str, ...] | None = None
    conversation_id: str | None = None
    page_language: Language = Language.JAPANESE
    earlier: tuple[EarlierTurn, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise QuestionError("empty_question", "the question is empty; ask something")
        if len(self.text) > LONGEST_QUESTION:
            raise QuestionError(
                "long_question", f"the question has {len(self.text)} characters; {LONGEST_QUESTION} at most"
            )
