"""What an item commits to, by which a list of items is chosen: party, strength, topic, section."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.commitment import Strength


class Facet(StrEnum):
    """A property by which items are chosen and counted."""

    PLAN = "plan"
    SECTION = "section"
    PARTY = "party"
    STRENGTH = "strength"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class ItemFacets:
    """The facets of one item.

    ``section`` is the id of the heading that the item stands under (``II.2.1``), which names all headings above it,
    too; ``parties`` and ``strengths`` are those of all its commitments, each once, strengths strongest first;
    ``frequencies`` and ``names`` are the item's own words. ``alone`` are the parties that commit without another;
    ``closing`` the strengths that its sentences end in, which tell how far the item goes in the end;
    ``predicates`` the words that decide them. ``provision`` is
    false for a heading's introductory text.
    """

    plan_id: str
    item_id: str
    section: str
    parties: tuple[str, ...] = ()
    strengths: tuple[Strength, ...] = ()
    topics: tuple[str, ...] = ()
    frequencies: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    closing: tuple[Strength, ...] = ()
    predicates: tuple[str, ...] = ()
    provision: bool = True

    def values(self, facet: Facet) -> tuple[str, ...]:
        """Return the item's values of a facet; the headings around a section count as its sections too."""
        match facet:
            case Facet.PLAN:
                return (self.plan_id,)
            case Facet.SECTION:
                return tuple(_and_above(self.section))
            case Facet.PARTY:
                return self.parties
            case Facet.STRENGTH:
                return tuple(self.strengths)
            case Facet.TOPIC:
                return self.topics


class Facets:
    """The facets of all items of all plans, in reading order."""

    def __init__(self, items: Iterable[ItemFacets]) -> None:
        self._items = tuple(items)
        self._by_id = {(item.plan_id, item.item_id): item for item in self._items}

    def __iter__(self) -> Iterator[ItemFacets]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def of(self, plan_id: str, item_id: str) -> ItemFacets:
        """Return the facets of an item.

        Raises:
            KeyError: there is no such item.
        """
        return self._by_id[plan_id, item_id]

    def select(
        self,
        party: str | None = None,
        strength: Strength | None = None,
        topic: str | None = None,
        section: str | None = None,
        plan: str | None = None,
    ) -> tuple[ItemFacets, ...]:
        """Return the items that have every value asked for, in reading order; None asks for any value."""
        wanted = {
            Facet.PARTY: party,
            Facet.STRENGTH: strength,
            Facet.TOPIC: topic,
            Facet.SECTION: section,
            Facet.PLAN: plan,
        }
        asked = [(facet, value) for facet, value in wanted.items() if value is not None]
        return tuple(item for item in self._items if all(value in item.values(facet) for facet, value in asked))


def counts(items: Sequence[ItemFacets], facet: Facet) -> dict[str, int]:
    """Return how many of the items have each value of a facet, in the order in which the values first appear."""
    return dict(Counter(value for item in items for value in item.values(facet)))


def _and_above(section: str) -> Iterator[str]:
    """``II.2.1`` → ``II``, ``II.2``, ``II.2.1``."""
    parts = section.split(".") if section else []
    for length in range(1, len(parts) + 1):
        yield ".".join(parts[:length])
