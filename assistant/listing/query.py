"""What a question for a list asks: values only."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.commitment import Strength


class Ask(StrEnum):
    """Whether the items are asked for, or how many they are. Both are answered with both."""

    LIST = "list"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A strength that is asked for, and the verb that has to say it, where the question tells verbs apart."""

    strength: Strength
    verb: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What items are to be about: one of these is enough.

    ``said`` are the question's own words; ``concepts`` are of ``vocabulary``, with all that are narrower; ``names`` of
    the world (as in ``index.world``); ``patterns`` of the item's text.
    """

    said: str
    concepts: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    patterns: tuple[re.Pattern[str], ...] = ()

    def __or__(self, other: "Subject") -> "Subject":
        return Subject(
            f"{self.said} / {other.said}",
            self.concepts | other.concepts,
            self.names | other.names,
            self.patterns + other.patterns,
        )


@dataclass(frozen=True, slots=True)
class ListQuery:
    """The conditions that items have to meet, all of them; in each, one of its values is enough.

    ``party`` names who commits without the others; ``subjects`` are what items are about and ``excluded`` what they
    must not be about; names count in any place if they are ``mentioned``, else not inside a quoted title;
    ``frequency`` is a pattern of a commitment's frequency. ``sections`` hold items alone, not chapeaux;
    items are in none of the sections ``outside``.
    """

    ask: Ask
    party: str | None = None
    strengths: tuple[Wanted, ...] = ()
    sections: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    frequency: re.Pattern[str] | None = None
    subjects: tuple[Subject, ...] = ()
    excluded: tuple[Subject, ...] = ()
    mentioned: bool = False
    outside: tuple[str, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether all conditions are ones that every item was read for, so that no item meeting them is an answer."""
        return not (self.subjects or self.topics) and bool(self.party or self.strengths or self.frequency)

    @property
    def names_only(self) -> bool:
        """Whether a name of the world is asked for: these are the same in all languages, and no item can hide one."""
        return bool(self.subjects) and all(subject.names and not subject.patterns for subject in self.subjects)

    @property
    def is_whole_plan(self) -> bool:
        """Whether no condition is set."""
        return not (
            self.party
            or self.strengths
            or self.sections
            or self.topics
            or self.frequency
            or self.subjects
            or self.excluded
            or self.outside
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """A list query and the (plan, item) ids of all items that meet it, in reading order."""

    query: ListQuery
    items: tuple[tuple[str, str], ...]
