"""Hits of a follow-up, ordered by what it has to do with the items of earlier turns."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.conversation.standalone import Carry, ItemKey, StandAlone
from index.answerability import Judgement
from index.hits import Hit, Retrieval

DEPTH: Final = 200
"""Hits looked at before they are put in order."""
_KEPT: Final = 12
_FIRST: Final = {Carry.ABOUT: 3.0, Carry.BACK: 3.0}
_OTHERS: Final = {Carry.ABOUT: 1.5, Carry.BACK: 3.0}
"""What an earlier item gains, in standard deviations of meaning: the first that was cited, and the others."""

_CLEARLY: Final = 2.5
"""Standard deviations: an item of a lower score is none that was left out."""
_APART: Final = 20.0
"""Below the items that a question chooses of stand all others."""


def in_context(found: Retrieval, meant: StandAlone) -> Retrieval:
    """Return the hits in the order that they have in the conversation, best first."""
    if meant.carry is Carry.BEYOND:
        shown = set(meant.excluded)
        hits: Sequence[Hit] = [hit for hit in found.hits if _key(hit) not in shown]
    else:
        gains = _gains(meant.items, meant.carry)
        others = -_APART if meant.carry is Carry.AMONG else 0.0
        hits = [replace(hit, score=hit.score + gains.get(_key(hit), others)) for hit in found.hits]
        hits = sorted(hits, key=lambda hit: -hit.score)
    return replace(found, hits=tuple(hits[:_KEPT]))


def beyond(judgement: Judgement, ordered: Retrieval) -> Judgement:
    """The judgement of a question for more items: only those that stand out answer it, of however likely a matter."""
    further = sum(hit.score >= _CLEARLY for hit in ordered.hits)
    return replace(judgement, relevant=further) if further else Judgement(0.0, 0)


def _gains(items: Sequence[ItemKey], carry: Carry) -> dict[ItemKey, float]:
    return {item: _OTHERS.get(carry, 0.0) for item in items[1:]} | {item: _FIRST.get(carry, 0.0) for item in items[:1]}


def _key(hit: Hit) -> ItemKey:
    return hit.plan_id, hit.item_id
