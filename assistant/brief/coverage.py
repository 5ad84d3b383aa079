"""What was searched for a brief, and what was left just below the cut."""

from typing import Final

from assistant.brief.document import LeftOut, Search
from assistant.brief.draft import Draft, DraftPoint, Grouping
from assistant.brief.gathering import Library, relevant
from index.gathering import Gathered

_SHOWN: Final = 8
"""Items left out that are listed for each topic, nearest first."""
_FIRST_WORDS: Final = 40
"""Characters."""


def searches(draft: Draft, library: Library) -> tuple[Search, ...]:
    """Look again for every topic of the draft, and list the most relevant items that are not in the brief."""
    return tuple(_search(draft, point, library) for point in draft.points if point.topic)


def _search(draft: Draft, searched: DraftPoint, library: Library) -> Search:
    found = relevant(draft, searched.topic, library)
    included = {item.key for point in draft.points for item in point.items}
    others = sorted((each for each in found if (each.plan_id, each.item_id) not in included), key=_nearest_first)
    left_out = tuple(_left_out(each, library) for each in others[:_SHOWN])
    note = searched.note if draft.grouping is Grouping.STRUCTURE else ""
    return Search(searched.topic, len(found), len(searched.items), left_out, note)


def _nearest_first(each: Gathered) -> float:
    return -each.relevance


def _left_out(each: Gathered, library: Library) -> LeftOut:
    plan = library.plans[each.plan_id]
    item = plan.item(each.item_id)
    beginning = item.text if len(item.text) <= _FIRST_WORDS else f"{item.text[:_FIRST_WORDS]}…"
    return LeftOut(
        each.plan_id, each.item_id, item.address, round(each.relevance, 2), beginning, plan.metadata.language
    )
