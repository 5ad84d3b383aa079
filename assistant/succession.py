"""Plans that take the place of earlier ones: which come first, and what a reader is told."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from corpus import Plan
from index.hits import Hit, Retrieval

_ALIKE: Final = 0.5
"""Share of pairs of characters that two items have in common (Dice), from which on they promise the same."""


def successor(plan_id: str, plans: Mapping[str, Plan]) -> Plan | None:
    """The plan that took the place of another, the latest where it was superseded in turn; None if there is none."""
    found: Plan | None = None
    seen = {plan_id}
    while later := next((p for p in plans.values() if p.metadata.supersedes == plan_id and p.id not in seen), None):
        found, plan_id = later, later.id
        seen.add(plan_id)
    return found


def later_first(retrieval: Retrieval, plans: Mapping[str, Plan]) -> Retrieval:
    """Put an item of a later plan in front of the item of the earlier one that promises the same.

    The places change hands with all that was measured of them, so that no more and no fewer hits belong to the answer.
    """
    hits = list(retrieval.hits)
    if not any(plan.metadata.supersedes for plan in plans.values()):
        return retrieval
    for place in range(len(hits)):
        followed = [at for at in range(place + 1, len(hits)) if _follows(hits[at], hits[place], plans)]
        if followed:
            at = followed[0]
            hits[place], hits[at] = _in_place_of(hits[at], hits[place]), _in_place_of(hits[place], hits[at])
    return replace(retrieval, hits=tuple(hits))


def _in_place_of(hit: Hit, other: Hit) -> Hit:
    return replace(hit, score=other.score, match=other.match)


def _follows(later: Hit, earlier: Hit, plans: Mapping[str, Plan]) -> bool:
    """Whether one hit is of a plan that took the place of the other's, and says what that says."""
    if later.plan_id == earlier.plan_id or not _supersedes(plans[later.plan_id], earlier.plan_id, plans):
        return False
    texts = [_texts(plans[hit.plan_id], hit.item_id) for hit in (later, earlier)]
    return any(language in texts[1] and _alike(text, texts[1][language]) for language, text in texts[0].items())


def _supersedes(plan: Plan, plan_id: str, plans: Mapping[str, Plan]) -> bool:
    seen: set[str] = set()
    before = plan.metadata.supersedes
    while before and before not in seen:
        if before == plan_id:
            return True
        seen.add(before)
        before = plans[before].metadata.supersedes if before in plans else ""
    return False


def _texts(plan: Plan, item_id: str) -> dict[str, str]:
    """What an item says, by language: plans of different languages are compared in one that both are rendered in."""
    rendered = {r.language: r.text for r in plan.curation.renderings if r.item_id == item_id and not r.register}
    return {**rendered, plan.metadata.language: plan.item(item_id).text}


def _alike(one: str, other: str) -> bool:
    pairs = [_pairs(text) for text in (one, other)]
    return 2 * len(pairs[0] & pairs[1]) >= _ALIKE * (len(pairs[0]) + len(pairs[1])) > 0


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise("".join(text.lower().split())))


def superseded(plan_ids: Iterable[str], plans: Mapping[str, Plan]) -> tuple[tuple[Plan, Plan], ...]:
    """Those of the plans that a later one took the place of, with the later one."""
    found = ((plans[plan_id], successor(plan_id, plans)) for plan_id in plan_ids if plan_id in plans)
    return tuple((earlier, later) for earlier, later in found if later)
