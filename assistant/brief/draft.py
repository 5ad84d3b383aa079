"""A brief as it is being put together and kept: which quotes, in which order, with which notes.

It holds each quote as it was when it was taken, so that a later reading can tell whether it still stands.
"""

from dataclasses import dataclass
from enum import StrEnum

from assistant.brief.limits import (
    LONGEST_LINE,
    LONGEST_NOTE,
    LONGEST_TOPIC,
    MOST_ITEMS,
    MOST_TOPICS,
    BriefError,
)
from assistant.language import Language
from index.gathering import DEFAULT_CUT


class Grouping(StrEnum):
    """What the points of a brief are: the agenda's, or the sections of the plan."""

    AGENDA = "agenda"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class Details:
    """What stands on the first page. All may be empty; ``date`` is as the asker writes it."""

    title: str = ""
    meeting: str = ""
    date: str = ""
    participants: str = ""

    def __post_init__(self) -> None:
        for text in (self.title, self.meeting, self.date, self.participants):
            if len(text) > LONGEST_LINE:
                raise BriefError("long_brief_line", f"a line of {len(text)} characters; {LONGEST_LINE} at most")


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A quote taken from an item, with the asker's note; offsets as in a citation."""

    plan_id: str
    item_id: str
    address: str
    headings: tuple[str, ...]
    quote: str
    quote_language: str
    start: int
    end: int
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.note) > LONGEST_NOTE:
            raise BriefError("long_note", f"a note of {len(self.note)} characters; {LONGEST_NOTE} at most")

    @property
    def key(self) -> tuple[str, str]:
        return self.plan_id, self.item_id


@dataclass(frozen=True, slots=True)
class DraftPoint:
    """A point of the agenda and its items. An empty ``topic`` holds what the asker added by hand."""

    topic: str
    items: tuple[DraftItem, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.topic) > LONGEST_TOPIC:
            raise BriefError("long_topic", f"a topic of {len(self.topic)} characters; {LONGEST_TOPIC} at most")
        if len(self.note) > LONGEST_NOTE:
            raise BriefError("long_note", f"a note of {len(self.note)} characters; {LONGEST_NOTE} at most")


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief before it is made into a document. ``plans`` are those to gather from, None for all.

    Raises:
        BriefError: it is larger than a brief may be, or its cut is no share.
    """

    details: Details = Details()
    language: Language = Language.JAPANESE
    plans: tuple[str, ...] | None = None
    cut: float = DEFAULT_CUT
    grouping: Grouping = Grouping.AGENDA
    points: tuple[DraftPoint, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.cut <= 1:
            raise BriefError("impossible_cut", f"the cut is a number from 0 to 1, not {self.cut}")
        if len(self.points) > MOST_TOPICS + 1:
            raise BriefError("many_topics", f"{len(self.points)} points; {MOST_TOPICS} at most")
        if sum(len(point.items) for point in self.points) > MOST_ITEMS:
            raise BriefError("many_items", f"more than {MOST_ITEMS} items")

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(point.topic for point in self.points if point.topic)


def read_agenda(text: str) -> tuple[str, ...]:
    """The points of an agenda, one a line, each once; empty lines separate nothing.

    Raises:
        BriefError: there are more than a brief may have.
    """
    topics = tuple(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
    if len(topics) > MOST_TOPICS:
        raise BriefError("many_topics", f"{len(topics)} points; {MOST_TOPICS} at most")
    return topics
