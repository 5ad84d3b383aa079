"""What the history holds, as values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from assistant.answer import Answer

LONGEST_TITLE: Final = 120
LONGEST_COMMENT: Final = 1000
LONGEST_QUERY: Final = 200
"""Characters."""
MOST_TURNS: Final = 500
"""Turns of one conversation."""
WHOLE_ANSWER: Final = 0
"""Stands for the answer as a whole where a citation's number may stand: these begin with 1."""


class Rating(StrEnum):
    """What a reader thought of an answer, or of one of its citations."""

    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Feedback:
    """A reader's feedback on the citation of that number, or on the whole answer (``WHOLE_ANSWER``)."""

    citation: int
    rating: Rating | None
    comment: str


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A finished turn: its place in the conversation (from 1), when it was answered (UTC), and how."""

    place: int
    answered: datetime
    answer: Answer
    feedback: tuple[Feedback, ...] = ()


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """A conversation without its turns. Times are in UTC."""

    id: str
    title: str
    begun: datetime
    last_asked: datetime
    turn_count: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation with turns of it, oldest first: all, or those before a place (see ``History.conversation``)."""

    summary: ConversationSummary
    turns: tuple[StoredTurn, ...]


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """Conversations, newest first; ``next`` is the cursor that the following page begins after, None at the end."""

    conversations: tuple[ConversationSummary, ...]
    next: str | None
