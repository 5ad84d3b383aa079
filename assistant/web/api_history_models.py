"""What the JSON API takes, and what it says, of conversations."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from assistant.answer import Answer
from assistant.history.records import (
    LONGEST_COMMENT,
    LONGEST_TITLE,
    WHOLE_ANSWER,
    Conversation,
    ConversationSummary,
    Feedback,
    Rating,
    StoredTurn,
)
from assistant.quotes import find_fault
from assistant.web.api_models import Text
from corpus import Plan


def one_line(text: str) -> str:
    """A title on one line.

    Raises:
        ValueError: nothing is left.
    """
    line = " ".join(text.split())
    if not line:
        raise ValueError("is empty")
    return line


class RenameRequest(BaseModel):
    """Another title."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[Text, Field(max_length=LONGEST_TITLE), AfterValidator(one_line)]


class FeedbackRequest(BaseModel):
    """Feedback on an answer, or on one of its citations; without rating and comment, it is taken back."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    citation: int = Field(
        default=WHOLE_ANSWER, ge=WHOLE_ANSWER, le=1000, description="Number of the citation; 0 for the whole answer."
    )
    rating: Rating | None = None
    comment: Text = Field(default="", max_length=LONGEST_COMMENT)


@dataclass(frozen=True, slots=True)
class FeedbackList:
    """All feedback on a turn."""

    feedback: tuple[Feedback, ...]


@dataclass(frozen=True, slots=True)
class TurnDetail:
    """A finished turn as it was answered (time in UTC).

    ``lapsed`` are the numbers of quotes that do not stand in the plan as it is today: do not show these as the plan's.
    """

    place: int
    answered: datetime
    answer: Answer
    lapsed: tuple[int, ...]
    feedback: tuple[Feedback, ...]


@dataclass(frozen=True, slots=True)
class ConversationDetail(ConversationSummary):
    """A conversation with turns of it, oldest first."""

    turns: tuple[TurnDetail, ...]


def conversation_detail(conversation: Conversation, plans: Mapping[str, Plan]) -> ConversationDetail:
    told = {each.name: getattr(conversation.summary, each.name) for each in fields(ConversationSummary)}
    return ConversationDetail(**told, turns=tuple(_turn(turn, plans) for turn in conversation.turns))


def _turn(turn: StoredTurn, plans: Mapping[str, Plan]) -> TurnDetail:
    quoted = (*turn.answer.citations, *turn.answer.nearest)
    lapsed = tuple(citation.n for citation in quoted if find_fault(citation, plans))
    return TurnDetail(turn.place, turn.answered, turn.answer, lapsed, turn.feedback)
