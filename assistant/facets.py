"""Facets: what the items of all plans commit to, by party, strength, topic and section; select and count them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from corpus import Plan, Span
from corpus.commitment import Commitment, Strength
from corpus.commitments import read_commitments
from corpus.sections import section_ids

ALONE: Final = "only:"
"""In front of a party's name: it commits without the others."""


@dataclass(frozen=True, slots=True)
class ItemFacets:
    """The facets of one item.

    ``section`` holds the ids of the headings above it, outermost first (``II``, ``II.2``), and its own where it is a
    heading's chapeau; ``parties`` all that commit, ``strengths`` strongest first; ``frequencies`` and ``names`` as
    printed, each once; ``commitments`` have the same sentence by sentence.
    """

    plan_id: str
    item_id: str
    section: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    strengths: tuple[Strength, ...] = ()
    topics: tuple[str, ...] = ()
    frequencies: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    @property
    def party_values(self) -> tuple[str, ...]:
        """The values of the facet party: who commits, and with ``ALONE`` in front who does so alone in a predicate."""
        alone = (c.parties[0] for c in self.commitments if len(c.parties) == 1)
        return (*self.parties, *dict.fromkeys(f"{ALONE}{party}" for party in alone))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items have each value of a facet, the commonest first."""

    party: Mapping[str, int]
    strength: Mapping[str, int]
    topic: Mapping[str, int]
    section: Mapping[str, int]
    plan: Mapping[str, int]


class Facets:
    """The facets of all items, in reading order, plan after plan; each plan's are read when they are first asked for.

    Safe to use from several threads: two that ask for the same plan at once may both read it, and read the same.
    """

    def __init__(
        self,
        plans: Mapping[str, Callable[[], Iterable[ItemFacets]]],
        read: Mapping[str, Mapping[str, ItemFacets]] | None = None,
    ) -> None:
        self._plans = plans
        self._read: dict[str, Mapping[str, ItemFacets]] = dict(read or {})

    def read_of(self, plan_ids: Iterable[str]) -> Mapping[str, Mapping[str, ItemFacets]]:
        """The facets of some plans, by plan and item, as far as they were asked for so far."""
        return {plan_id: self._read[plan_id] for plan_id in plan_ids if plan_id in self._read}

    def __iter__(self) -> Iterator[ItemFacets]:
        return chain.from_iterable(self._of_plan(plan_id).values() for plan_id in self._plans)

    def of(self, plan_id: str, item_id: str) -> ItemFacets:
        """The facets of an item; an empty set for one that is not known."""
        return self._of_plan(plan_id).get(item_id) or ItemFacets(plan_id, item_id)

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
            for item in (self if plan is None else self._of_plan(plan).values())
            if (party is None or party in item.party_values)
            and (strength is None or strength in item.strengths)
            and (topic is None or topic in item.topics)
            and (section is None or section in item.section)
        )

    def _of_plan(self, plan_id: str) -> Mapping[str, ItemFacets]:
        if plan_id not in self._plans:
            return {}
        if plan_id not in self._read:
            self._read[plan_id] = {item.item_id: item for item in self._plans[plan_id]()}
        return self._read[plan_id]


def count(items: Iterable[ItemFacets]) -> Counts:
    """Count the values of each facet over some items."""
    items = tuple(items)

    def tally(values: Iterable[str]) -> Mapping[str, int]:
        return dict(Counter(values).most_common())

    return Counts(
        party=tally(value for item in items for value in item.party_values),
        strength=tally(value for item in items for value in item.strengths),
        topic=tally(value for item in items for value in item.topics),
        section=tally(value for item in items for value in item.section),
        plan=tally(item.plan_id for item in items),
    )


def read_facets(
    plans: Iterable[Plan],
    topics: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
    known: Mapping[str, Mapping[str, ItemFacets]] | None = None,
) -> Facets:
    """The facets of all plans. ``topics`` are those that a model found, by plan and item; people's come first.

    ``known`` are plans' facets that were read before and need not be read again.
    """

    def reader(plan: Plan) -> Callable[[], Iterable[ItemFacets]]:
        return lambda: _of_plan(plan, (topics or {}).get(plan.id, {}))

    return Facets({plan.id: reader(plan) for plan in plans}, known)


def _of_plan(plan: Plan, found: Mapping[str, tuple[str, ...]]) -> Iterable[ItemFacets]:
    commitments = read_commitments(plan)
    topics = dict(found) | {judged.item_id: judged.topics for judged in plan.curation.topics}
    for item in plan.items:
        of_item = commitments[item.id]
        said = {commitment.strength for commitment in of_item}
        yield ItemFacets(
            plan.id,
            item.id,
            section=section_ids(item),
            parties=tuple(dict.fromkeys(party for commitment in of_item for party in commitment.parties)),
            strengths=tuple(strength for strength in Strength if strength in said),
            topics=topics.get(item.id, ()),
            frequencies=_printed(item.text, (span for commitment in of_item for span in commitment.frequencies)),
            names=_printed(item.text, (span for commitment in of_item for span in commitment.names)),
            commitments=of_item,
        )


def _printed(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[span.start : span.end] for span in spans))
