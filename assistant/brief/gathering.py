"""Topics → the points of a brief: all items that are relevant enough, in the plan's order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.brief.draft import Draft, DraftItem, DraftPoint
from assistant.brief.taking import take
from assistant.language import Language
from corpus import Plan
from index.gathering import Gathered


class Library(Protocol):
    """What gathering needs of the assistant."""

    @property
    def plans(self) -> Mapping[str, Plan]: ...

    def gather(self, topic: str, language: Language, plans: Sequence[str] | None = None) -> tuple[Gathered, ...]: ...


def gather_topics(draft: Draft, topics: Sequence[str], library: Library) -> Draft:
    """Return the draft with these topics as its points, gathered anew.

    What was added by hand stays, and so do the notes on points and items that are still there.
    """
    known = {point.topic: point for point in draft.points}
    points = tuple(_gather(topic, draft, known.get(topic), library) for topic in topics)
    by_hand = known.get("")
    return replace(draft, points=(*points, *((by_hand,) if by_hand else ())))


def relevant(draft: Draft, topic: str, library: Library) -> tuple[Gathered, ...]:
    """Every item of the draft's plans with its relevance to a topic, in reading order."""
    return library.gather(topic, draft.language, draft.plans)


def _gather(topic: str, draft: Draft, before: DraftPoint | None, library: Library) -> DraftPoint:
    notes = {item.key: item.note for item in before.items} if before else {}
    items = tuple(
        _item(each, library, notes.get((each.plan_id, each.item_id), ""))
        for each in relevant(draft, topic, library)
        if each.relevance >= draft.cut
    )
    return DraftPoint(topic, items, before.note if before else "")


def _item(gathered: Gathered, library: Library, note: str) -> DraftItem:
    return take(library.plans[gathered.plan_id], gathered.item_id, note=note)
