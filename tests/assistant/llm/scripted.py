"""A language model that says what it is told to, for tests of what is made of it."""

from collections.abc import Generator, Iterator, Sequence

from assistant.events import TextPiece
from assistant.llm.deadline import Deadline
from assistant.llm.model import Failure, LanguageModelError, Message
from assistant.turn import Draft

PIECE = 5


class SaidModel:
    """Says one text piece by piece, fails in one way after it, and remembers what it was asked."""

    name = "scripted-1"

    def __init__(self, text: str = "", failure: Failure | None = None) -> None:
        self._text, self._failure = text, failure
        self.asked: list[tuple[Message, ...]] = []

    def stream(self, messages: Sequence[Message], deadline: Deadline) -> Iterator[str]:
        self.asked.append(tuple(messages))
        yield from (self._text[start : start + PIECE] for start in range(0, len(self._text), PIECE))
        if self._failure:
            raise LanguageModelError(self._failure, "scripted")


def finish(writing: Generator[TextPiece, None, Draft]) -> tuple[str, Draft]:
    """What a writer tells meanwhile, and the draft that it returns."""
    told = ""
    while True:
        try:
            told += next(writing).text
        except StopIteration as end:
            return told, end.value
