"""Facets as readers see them: their values in the reader's language, with how many items each has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from assistant.facets import Facet, Facets, ItemFacets, counts
from assistant.language import Language
from assistant.reply import title_in
from corpus import Plan
from corpus.commitment import Strength
from prompts.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Filters:
    """The value asked for of each facet; None asks for any."""

    party: str | None = None
    strength: Strength | None = None
    topic: str | None = None
    section: str | None = None
    plan: str | None = None

    def without(self, facet: Facet) -> "Filters":
        """The same filters without one facet's."""
        return replace(self, **{facet.value: None})

    def items(self) -> list[tuple[Facet, str]]:
        """The facets that are asked for, with their values."""
        values = ((Facet(field.name), getattr(self, field.name)) for field in fields(self))
        return [(facet, str(value)) for facet, value in values if value is not None]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, how many items have it beside the other filters, and whether it is asked for."""

    value: str
    label: str
    count: int
    chosen: bool


def choose(facets: Facets, filters: Filters) -> tuple[ItemFacets, ...]:
    """The items that meet the filters, in reading order."""
    return facets.select(filters.party, filters.strength, filters.topic, filters.section, filters.plan)


def facet_values(
    facets: Facets, filters: Filters, facet: Facet, language: Language, plans: Mapping[str, Plan]
) -> tuple[FacetValue, ...]:
    """The values of a facet, each with the count that it would leave; strengths are in order of strength."""
    found = counts(choose(facets, filters.without(facet)), facet)
    chosen = dict(filters.items()).get(facet)
    ordered: Iterable[str] = [s for s in Strength if s in found] if facet is Facet.STRENGTH else found
    if facet is Facet.SECTION:
        ordered = found
    return tuple(
        FacetValue(str(value), facet_label(facet, str(value), language, plans), found[value], value == chosen)
        for value in ordered
    )


def facet_label(facet: Facet, value: str, language: Language, plans: Mapping[str, Plan]) -> str:
    """A facet's value in the reader's language; as the plan says it, where the catalogue does not know it."""
    if facet is Facet.PLAN:
        return title_in(plans[value], language) if value in plans else value
    if facet is Facet.SECTION:
        return f"{value} {_heading(value, language, plans.values())}".strip()
    sections = {Facet.PARTY: "parties", Facet.STRENGTH: "strengths", Facet.TOPIC: "topics"}
    texts = catalogue(language)
    key = f"{sections[facet]}.{value}"
    return texts.say(key) if key in texts.keys() else value  # noqa: SIM118 - a catalogue is no mapping


def _heading(section: str, language: Language, plans: Iterable[Plan]) -> str:
    depth = len(section.split("."))
    for plan in plans:
        for rendering in plan.curation.headings:
            if (rendering.section, rendering.language) == (section, language) and plan.metadata.language != language:
                return rendering.text
        for item in plan.items:
            if (item.id == section or item.id.startswith(f"{section}.")) and len(item.headings) >= depth:
                return item.headings[depth - 1]
    return ""


def labels(item: ItemFacets, language: Language, plans: Mapping[str, Plan]) -> Sequence[str]:
    """An item's parties, strengths and topics, as small labels."""
    values = (
        (Facet.PARTY, item.parties),
        (Facet.STRENGTH, tuple(map(str, item.strengths))),
        (Facet.TOPIC, item.topics),
    )
    return [facet_label(facet, value, language, plans) for facet, found in values for value in found]
