"""Two plans → how each item of the one stands to the other."""

from typing import Final

from assistant.comparison.alignment import Link, align
from assistant.comparison.differences import differences
from assistant.comparison.grounds import grounds
from assistant.comparison.judging import judge
from assistant.comparison.side import Side
from assistant.comparison.values import Comparison, ComparisonError, Ground, Pair, Relation

LARGEST: Final = 3000
"""Items a plan. Every item is held against every other: 9 million likenesses are 72 MB a kind."""


def compare(old: Side, new: Side) -> Comparison:
    """Compare two plans.

    Raises:
        ComparisonError: they are the same plan, or one has more items than can be compared.
    """
    if old.plan.id == new.plan.id:
        raise ComparisonError("same_plan", f"a plan cannot be compared with itself ({old.plan.id}); name two plans")
    for side in (old, new):
        if len(side.items) > LARGEST:
            raise ComparisonError(
                "large_plan", f"the plan {side.plan.id} has {len(side.items)} items; {LARGEST} can be compared at most"
            )
    links = align(old, new)
    linked_old, linked_new = {link.old for link in links}, {link.new for link in links}
    placed = [((link.new, 1, link.old), _pair(link, old, new)) for link in links]
    placed += [
        ((place, 1, 0), Pair(None, item.id, Relation.NEW))
        for place, item in enumerate(new.items)
        if place not in linked_new
    ]
    after = -1
    for place, item in enumerate(old.items):
        if place in linked_old:
            after = max(link.new for link in links if link.old == place)
        else:
            placed.append(((after, 2, place), Pair(item.id, None, Relation.DROPPED)))
    ordered = sorted(placed, key=lambda each: each[0])
    return Comparison(old.plan.id, new.plan.id, tuple(pair for _, pair in ordered))


def _pair(link: Link, old: Side, new: Side) -> Pair:
    before, after = old.items[link.old], new.items[link.new]
    periods = (old.plan.metadata.period, new.plan.metadata.period)
    commitments = (old.commitments.get(before.id, ()), new.commitments.get(after.id, ()))
    languages = (old.language, new.language)
    found = grounds(before.text, after.text, commitments, languages, periods)
    # What another part of a split item, or of a merger, may say is no loss and no gain of this one.
    found = tuple(
        each
        for each in found
        if not (link.is_split and each.new is None)
        and not (link.is_merged and each.old is None)
        and not (each.ground is Ground.CLAUSE and (link.is_split or link.is_merged))
    )
    judged = judge(before.text, after.text, found)
    return Pair(
        old=before.id,
        new=after.id,
        relation=judged.relation,
        likeness=round(link.likeness, 4),
        is_partial=link.is_split or link.is_merged,
        mixed=judged.mixed,
        evidence=() if judged.relation is Relation.KEPT else found,
        differences=differences(before.text, after.text) if languages[0] == languages[1] else (),
    )
