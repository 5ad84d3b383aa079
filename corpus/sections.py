"""Sections: the headings of a plan, by the id of what stands below them."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Section:
    """A heading as printed, its address (``Ⅱ２（１）``), and its renderings as (language, text) pairs."""

    id: str
    heading: str
    renderings: tuple[tuple[str, str], ...] = ()

    def title(self, language: str) -> str:
        """The heading in a language, or as printed, if nobody rendered it."""
        return dict(self.renderings).get(language, self.heading)


def section_ids(item: Item) -> tuple[str, ...]:
    """The ids of the headings above an item, outermost first: an outline's headings stand at its outer levels."""
    parts = item.id.split(".")
    return tuple(".".join(parts[: depth + 1]) for depth in range(min(len(item.headings), len(parts))))


def sections(plan: Plan) -> Iterator[Section]:
    """The sections of a plan in reading order, each once."""
    seen: set[str] = set()
    for item in plan.items:
        for section, heading in zip(section_ids(item), item.headings, strict=False):
            if section not in seen:
                seen.add(section)
                renderings = tuple((h.language, h.text) for h in plan.curation.headings if h.section == section)
                yield Section(section, heading, renderings)


def trail_in(plan: Plan, item: Item, language: str) -> tuple[str, ...]:
    """An item's heading trail in a language, each heading as printed where nobody rendered it."""
    rendered = {h.section: h.text for h in plan.curation.headings if h.language == language}
    ids = (*section_ids(item), *item.headings[len(section_ids(item)) :])
    return tuple(rendered.get(section, heading) for section, heading in zip(ids, item.headings, strict=True))
