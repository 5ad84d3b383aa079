"""A language model that says what it is told to, for tests of what is made of it."""

from collections.abc import Sequence

from assistant.llm.deadline import Deadline
from assistant.llm.model import Failure, LanguageModelError, Message


class SaidModel:
    """Says one text, or fails in one way, and remembers what it was asked."""

    name = "scripted-1"

    def __init__(self, text: str = "", failure: Failure | None = None) -> None:
        self._text, self._failure = text, failure
        self.asked: list[tuple[Message, ...]] = []

    def write(self, messages: Sequence[Message], deadline: Deadline) -> str:
        self.asked.append(tuple(messages))
        if self._failure:
            raise LanguageModelError(self._failure, "scripted")
        return self._text
