"""Quotes are taken from the plan itself, never from what a client sends."""

from assistant.brief.draft import DraftItem
from assistant.brief.limits import BriefError
from corpus import Plan, Span, unwrap


def take(plan: Plan, item_id: str, start: int | None = None, end: int | None = None, note: str = "") -> DraftItem:
    """Take an item, or the part of it between two offsets into the plan's source.

    Raises:
        BriefError: there is no such item, or the offsets do not lie in it.
    """
    try:
        item = plan.item(item_id)
    except KeyError:
        raise BriefError("unknown_brief_item", f"the plan {plan.id} has no item {item_id}") from None
    first = item.span.start if start is None else start
    last = item.span.end if end is None else end
    if not item.span.start <= first < last <= item.span.end:
        raise BriefError("unknown_brief_item", f"{first}:{last} does not lie in the item {item_id}")
    quote = unwrap(plan.source, Span(first, last)).text
    return DraftItem(plan.id, item.id, item.address, item.headings, quote, plan.metadata.language, first, last, note)
