"""A question for a list: which items it asks for, by their facets and by what they say."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.commitment import Strength


class Asked(StrEnum):
    """Whether the items themselves are asked for, or how many they are."""

    LIST = "list"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a plan, by the id that its items' ids begin with."""

    plan_id: str
    section: str


@dataclass(frozen=True, slots=True)
class ListQuery:
    """The restrictions that a question for a list puts on items; an item has to meet all of them.

    ``alone`` are the parties of which one has to commit by itself; ``strengths`` those of which the item has to have
    one (``closing``: in the end, the item goes no further); ``kinds`` are names of kinds of items (``concepts.toml``);
    ``said`` names of verbs of these strengths (``said.toml``); ``literals`` are words that the item has to hold;
    ``words`` are the question's own words, as terms, where nothing else restricts the items; ``mentioned`` tells that
    the item itself has to hold them.
    """

    asked: Asked
    alone: tuple[str, ...] = ()
    strengths: tuple[Strength, ...] = ()
    closing: bool = False
    sections: tuple[Section, ...] = ()
    kinds: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    mentioned: bool = False

    @property
    def by_facets(self) -> bool:
        """Whether facets restrict the items: an empty set is then the plan's own answer."""
        return bool(self.alone or self.strengths or self.sections)

    @property
    def restricted(self) -> bool:
        """Whether anything restricts the items at all; if not, all items are asked for."""
        return bool(self.by_facets or self.kinds or self.literals or self.topics or self.words)
