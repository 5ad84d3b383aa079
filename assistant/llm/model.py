"""A language model as the assistant needs one: messages in, a text out, or a reason why not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from assistant.llm.deadline import Deadline


class Failure(StrEnum):
    """Why a model gave no text that can be used."""

    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    SLOW = "slow"
    CUT_OFF = "cut_off"
    MALFORMED = "malformed"
    TOO_LONG = "too_long"


class LanguageModelError(Exception):
    """A model gave no text. The message is for the log, not for a reader: it may have words of the endpoint's."""

    def __init__(self, failure: Failure, message: str) -> None:
        super().__init__(message)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat with a model."""

    role: Literal["system", "user"]
    content: str


class LanguageModel(Protocol):
    """Writes a text from messages. Safe to use from several threads."""

    @property
    def name(self) -> str:
        """The model's name, as readers are told of it."""
        ...

    def stream(self, messages: Sequence[Message], deadline: Deadline) -> Iterator[str]:
        """Yield the text that the model writes, piece by piece. It is whole when the iterator ends.

        Raises:
            LanguageModelError: there is no whole text by the deadline. Pieces may have come before.
        """
        ...


def whole_text(model: LanguageModel, messages: Sequence[Message], deadline: Deadline) -> str:
    """Return the whole text that a model writes.

    Raises:
        LanguageModelError: there is no whole text by the deadline.
    """
    return "".join(model.stream(messages, deadline))
