"""What an asker was told while the answer was made, and what is left to tell when it is there."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast

from assistant.answer import Answer, Citation
from assistant.events import Event, TextPiece, Withdrawn

T = TypeVar("T")

_PIECE: Final = 48
"""Characters of a text that are told at a time, where all of it is there."""


@dataclass
class Telling:
    """Remembers the citations and the text that were told."""

    citations: list[Citation] = field(default_factory=list)
    text: str = ""

    def along(self, events: Generator[Event, None, T]) -> Generator[Event, None, T]:
        """Pass events on, remembering them; return what their generator does."""
        while True:
            try:
                event = next(events)
            except StopIteration as end:
                return cast(T, end.value)
            self._remember(event)
            yield event

    def _remember(self, event: Event) -> None:
        match event:
            case Citation():
                self.citations.append(event)
            case TextPiece(text):
                self.text += text
            case Withdrawn():
                self.citations.clear()
                self.text = ""

    def rest(self, answer: Answer) -> Iterator[Event]:
        """Yield what of an answer is left to tell, and the answer.

        Where what was told differs from it, that is withdrawn first.
        """
        cited = list(answer.citations or answer.nearest)
        if self.citations != cited[: len(self.citations)] or not answer.answer.startswith(self.text):
            self._remember(withdrawn := Withdrawn())
            yield withdrawn
        yield from cited[len(self.citations) :]
        text = answer.answer[len(self.text) :]
        yield from (TextPiece(text[start : start + _PIECE]) for start in range(0, len(text), _PIECE))
        yield answer
