"""What a reader does to a brief: add, move, remove, note. Each takes a draft and returns another.

Items and points are named by their places, from 0; a place that is not there changes nothing, as a page may be older
than the draft.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.brief.draft import Draft, DraftItem, DraftPoint

T = TypeVar("T")
Change = Callable[[DraftPoint], DraftPoint]


def add_item(draft: Draft, item: DraftItem) -> Draft:
    """Add a quote by hand, behind those added before; the same quote is not added twice."""
    by_hand = next((point for point in draft.points if not point.topic), None)
    if by_hand is None:
        return replace(draft, points=(*draft.points, DraftPoint("", (item,))))
    if any((each.key, each.start, each.end) == (item.key, item.start, item.end) for each in by_hand.items):
        return draft
    grown = replace(by_hand, items=(*by_hand.items, item))
    return replace(draft, points=tuple(grown if point is by_hand else point for point in draft.points))


def include_item(draft: Draft, point: int, item: DraftItem) -> Draft:
    """Put an item that was left out behind the others of a point."""

    def grown(old: DraftPoint) -> DraftPoint:
        return old if any(each.key == item.key for each in old.items) else replace(old, items=(*old.items, item))

    return _change(draft, point, grown)


def move_item(draft: Draft, point: int, item: int, by: int) -> Draft:
    """Move an item up (-1) or down (1) within its point."""
    return _change(draft, point, lambda old: replace(old, items=_moved(old.items, item, by)))


def remove_item(draft: Draft, point: int, item: int) -> Draft:
    """Take an item out. A point without a topic goes with its last item."""
    changed = _change(draft, point, lambda old: replace(old, items=_without(old.items, item)))
    return replace(changed, points=tuple(each for each in changed.points if each.topic or each.items))


def move_point(draft: Draft, point: int, by: int) -> Draft:
    """Move a point up (-1) or down (1)."""
    return replace(draft, points=_moved(draft.points, point, by))


def remove_point(draft: Draft, point: int) -> Draft:
    return replace(draft, points=_without(draft.points, point))


def note_item(draft: Draft, point: int, item: int, note: str) -> Draft:
    """Write a note on an item."""

    def noted(old: DraftPoint) -> DraftPoint:
        items = (replace(each, note=note) if place == item else each for place, each in enumerate(old.items))
        return replace(old, items=tuple(items))

    return _change(draft, point, noted)


def note_point(draft: Draft, point: int, note: str) -> Draft:
    """Write a note on a point."""
    return _change(draft, point, lambda old: replace(old, note=note))


def _change(draft: Draft, point: int, change: Change) -> Draft:
    points = (change(each) if place == point else each for place, each in enumerate(draft.points))
    return replace(draft, points=tuple(points))


def _moved(values: Sequence[T], place: int, by: int) -> tuple[T, ...]:
    to = place + by
    if not (0 <= place < len(values) and 0 <= to < len(values)):
        return tuple(values)
    moved = list(values)
    moved.insert(to, moved.pop(place))
    return tuple(moved)


def _without(values: Sequence[T], place: int) -> tuple[T, ...]:
    return tuple(value for at, value in enumerate(values) if at != place)
