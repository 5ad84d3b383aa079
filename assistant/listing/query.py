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
    """A strength that is asked for, and the verb that has to say it, where the question quotes one."""

    strength: Strength
    verb: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class ListQuery:
    """The conditions that items have to meet, all of them; in each, one of its values is enough.

    ``party`` names who commits alone; ``words`` are patterns of the item's text; ``names`` are names of the world (as
    in ``index.world``), in any place if they are ``mentioned``, else not inside a quoted title; ``frequency`` is a
    pattern of a commitment's frequency. ``sections`` hold items alone, not chapeaux.
    """

    ask: Ask
    party: str | None = None
    strengths: tuple[Wanted, ...] = ()
    sections: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    frequency: re.Pattern[str] | None = None
    words: tuple[tuple[re.Pattern[str], ...], ...] = ()
    names: tuple[str, ...] = ()
    mentioned: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether all conditions are ones that every item was read for, so that no item meeting them is an answer."""
        return not (self.words or self.names or self.topics) and bool(self.party or self.strengths or self.frequency)

    @property
    def is_whole_plan(self) -> bool:
        """Whether no condition is set."""
        return not (
            self.party or self.strengths or self.sections or self.topics or self.frequency or self.words or self.names
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """A list query and the (plan, item) ids of all items that meet it, in reading order."""

    query: ListQuery
    items: tuple[tuple[str, str], ...]
