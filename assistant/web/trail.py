"""A heading trail as a reader of a language sees it."""

from dataclasses import dataclass

from corpus import Item, Plan
from corpus.sections import trail_in


@dataclass(frozen=True, slots=True)
class Trail:
    """Headings, outermost first, and the language that all of them are in."""

    headings: tuple[str, ...]
    language: str

    def __str__(self) -> str:
        return " › ".join(self.headings)


def trail_for(plan: Plan, item: Item, language: str) -> Trail:
    """An item's trail in the reader's language if all its headings were rendered in it, or as printed."""
    rendered = {heading.section for heading in plan.curation.headings if heading.language == language}
    trail = trail_in(plan, item, language)
    if language != plan.metadata.language and rendered and not set(trail) & set(item.headings):
        return Trail(trail, language)
    return Trail(item.headings, plan.metadata.language)
