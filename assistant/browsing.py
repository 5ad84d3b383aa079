"""Browsing the items of all plans by their facets: what is chosen, what is shown, and what else could be chosen.

The web page, the API and the command line show the same ``Browsed``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.facets import ALONE, Counts, Facets, ItemFacets, count
from assistant.service import Assistant, SearchHit
from assistant.titles import title_in
from corpus import Plan
from corpus.commitment import Strength
from corpus.sections import sections
from index.topics import topics
from prompts.catalogue import catalogue

FACETS: Final = ("party", "strength", "topic", "section", "plan")
LONGEST_VALUE: Final = 200
"""Characters of a facet's value."""


@dataclass(frozen=True, slots=True)
class Filters:
    """One value a facet at most; None sets no condition. A section is named by its id (``II.2``)."""

    party: str | None = None
    strength: str | None = None
    topic: str | None = None
    section: str | None = None
    plan: str | None = None

    def without(self, facet: str) -> "Filters":
        return Filters(**{name: None if name == facet else getattr(self, name) for name in FACETS})

    def chosen(self) -> Mapping[str, str]:
        """The facets that have a value."""
        return {name: value for name in FACETS if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class BrowsedItem:
    """An item with its facets."""

    plan_id: str
    item_id: str
    address: str
    headings: tuple[str, ...]
    text: str
    parties: tuple[str, ...]
    strengths: tuple[Strength, ...]
    topics: tuple[str, ...]
    frequencies: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Browsed:
    """One page of the items chosen, in reading order; ``total`` of them on all pages.

    ``counts`` says of each value of a facet how many items have it, the other facets' filters given: what choosing it
    would show.
    """

    total: int
    offset: int
    limit: int
    items: tuple[BrowsedItem, ...]
    counts: Counts


def browse(facets: Facets, plans: Mapping[str, Plan], filters: Filters, offset: int = 0, limit: int = 50) -> Browsed:
    """Choose the items that have all values of the filters, and count what else could be chosen."""
    found = _select(facets, filters)
    counts = {facet: getattr(count(_select(facets, filters.without(facet))), facet) for facet in FACETS}
    shown = tuple(_item(each, plans[each.plan_id]) for each in found[offset : offset + limit])
    return Browsed(len(found), offset, limit, shown, Counts(**counts))


def search_chosen(
    assistant: Assistant, query: str, limit: int, filters: Filters, plans: Sequence[str] | None = None
) -> tuple[SearchHit, ...]:
    """The items that match a query best, best first, of those that have all values of the filters.

    Raises:
        PlanError: there is no plan of an id in ``plans``.
    """
    if not filters.chosen():
        return assistant.search(query, limit, plans)
    wanted = {(item.plan_id, item.item_id) for item in _select(assistant.facets, filters)}
    every = sum(len(plan.items) for plan in assistant.plans.values())
    hits = assistant.search(query, every, plans)
    return tuple(hit for hit in hits if (hit.plan_id, hit.item_id) in wanted)[:limit]


def value_label(facet: str, value: str, language: str, plans: Mapping[str, Plan]) -> str:
    """A facet's value in the reader's language: as the catalogue, the topics or the plan itself say it."""
    texts = catalogue(language)
    known = texts.keys()
    if facet == "strength":
        return texts.say(f"browse.{value}")
    if facet == "party" and value.startswith(ALONE):
        return texts.say("browse.alone", party=value_label(facet, value.removeprefix(ALONE), language, plans))
    if facet == "party":
        key = f"parties.{value}"
        return texts.say(key) if key in known else value
    if facet == "topic":
        return next((topic.titles[language] for topic in topics() if topic.id == value), value)
    if facet == "plan":
        return title_in(plans[value], language) if value in plans else value
    titles = (s.title(language) for plan in plans.values() for s in sections(plan) if s.id == value)
    return f"{value} {next(titles, '')}".strip()


def _select(facets: Facets, filters: Filters) -> tuple[ItemFacets, ...]:
    return facets.select(
        party=filters.party,
        strength=filters.strength,
        topic=filters.topic,
        section=filters.section,
        plan=filters.plan,
    )


def _item(facets: ItemFacets, plan: Plan) -> BrowsedItem:
    item = plan.item(facets.item_id)
    return BrowsedItem(
        plan_id=plan.id,
        item_id=item.id,
        address=item.address,
        headings=item.headings,
        text=item.text,
        parties=facets.parties,
        strengths=facets.strengths,
        topics=facets.topics,
        frequencies=facets.frequencies,
        names=facets.names,
    )
