"""Facets: what the items of all plans commit to, by party, strength, topic and section; select and count them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corpus.commitment import Strength


@dataclass(frozen=True, slots=True)
class ItemFacets:
    """The facets of one item.

    ``section`` holds the ids of the headings above it, outermost first (``II``, ``II.2``), and its own where it is a
    heading's chapeau; ``parties`` all that commit, ``strengths`` strongest first; ``frequencies`` and ``names`` as
    printed, each once.
    """

    plan_id: str
    item_id: str
    section: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    strengths: tuple[Strength, ...] = ()
    topics: tuple[str, ...] = ()
    frequencies: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items have each value of a facet, the commonest first."""

    party: Mapping[str, int]
    strength: Mapping[str, int]
    topic: Mapping[str, int]
    section: Mapping[str, int]
    plan: Mapping[str, int]


class Facets:
    """The facets of all items, in reading order, plan after plan."""

    def __init__(self, items: Iterable[ItemFacets]) -> None:
        self._items = tuple(items)
        self._by_id = {(item.plan_id, item.item_id): item for item in self._items}

    def of(self, plan_id: str, item_id: str) -> ItemFacets:
        """The facets of an item; an empty set for one that is not known."""
        return self._by_id.get((plan_id, item_id)) or ItemFacets(plan_id, item_id)

    def select(
        self,
        *,
        party: str | None = None,
        strength: Strength | str | None = None,
        topic: str | None = None,
        section: str | None = None,
        plan: str | None = None,
    ) -> tuple[ItemFacets, ...]:
        """Items that have all values given, in reading order. ``section`` takes in all that stands below it."""
        return tuple(
            item
            for item in self._items
            if (party is None or party in item.parties)
            and (strength is None or strength in item.strengths)
            and (topic is None or topic in item.topics)
            and (section is None or section in item.section)
            and (plan is None or plan == item.plan_id)
        )


def count(items: Iterable[ItemFacets]) -> Counts:
    """Count the values of each facet over some items."""
    items = tuple(items)

    def tally(values: Iterable[str]) -> Mapping[str, int]:
        return MappingProxyType(dict(Counter(values).most_common()))

    return Counts(
        party=tally(value for item in items for value in item.parties),
        strength=tally(value for item in items for value in item.strengths),
        topic=tally(value for item in items for value in item.topics),
        section=tally(value for item in items for value in item.section),
        plan=tally(item.plan_id for item in items),
    )
