"""Hits of a follow-up, ordered by what it has to do with the items of earlier turns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from assistant.conversation.content import content_terms
from assistant.conversation.standalone import Carry, ItemKey, StandAlone
from index.answerability import Judgement
from index.hits import Hit, Retrieval
from index.views import ViewKind

DEPTH: Final = 200
"""Hits looked at before they are put in order."""
_KEPT: Final = 12
_SHARES: Final = ((4, 1.0, 3.0), (6, 0.7, 1.0))
"""Of follow-ups with so many content terms at most: the share that the question with its matter has in the score
beside the follow-up alone, and what the first item of the last answer gains, in standard deviations. A long one
has a matter of its own.
Of 180 general follow-ups (Who is responsible for it?) about dev items .87 found their item so, and of 180
dev questions about another item .83 in spite of being taken for follow-ups; with 1.0 and 3.0 for all, 1.00 and .16."""
_LONG: Final = (0.5, 0.5)
_UNSHOWN: Final = (0.5, 0.0)
"""Where nothing was shown before, the matter is known by its words alone and trusted as much as those typed: R@1 on
CAsT 2022 is .291 with 0.5, .286 with 0.6, .266 with 0.7 to 1.0, and .281 as typed."""
_BACK: Final = 3.0
_CLEARLY: Final = 2.5
"""Standard deviations: an item of a lower score is none that was left out."""
_CHOSEN_OF: Final = 4.0
"""What the items gain that a question chooses of. No more: an answer may have left the item out."""
_FURTHER: Final = 3
"""Further items at a time: the next question for more goes on from there."""
_NEIGHBOUR: Final = 0.4
"""What the other items of the last item's section gain where the same is asked of another matter."""
_APART: Final = 20.0
"""Below the items that a question names stand all others."""


def in_context(found: Retrieval, alone: Retrieval | None, meant: StandAlone) -> Retrieval:
    """Return the hits in the order that they have in the conversation, best first.

    Args:
        found: of the question as it stands alone.
        alone: of the follow-up as it was typed; None where that says nothing to search by.
        meant: what it was understood to mean.
    """
    hits: Sequence[Hit] = found.hits
    if meant.named:
        hits = (
            *(_named(key, hits) for key in meant.named),
            *(_lower(hit) for hit in hits if _key(hit) not in meant.named),
        )
        return replace(found, hits=tuple(hits[: _KEPT + len(meant.named)]))
    if meant.carry is Carry.BEYOND:
        shown = set(meant.excluded)
        return replace(found, hits=tuple(hit for hit in hits if _key(hit) not in shown)[:_KEPT])
    share, gain = share_and_gain(meant)
    if alone is not None:
        hits = [replace(hit, score=score) for hit, score in _blended(hits, alone.hits, share)]
    hits = [replace(hit, score=hit.score + _gain(hit, meant, gain)) for hit in hits]
    return replace(found, hits=tuple(sorted(hits, key=lambda hit: -hit.score)[:_KEPT]))


def beyond(judgement: Judgement, ordered: Retrieval) -> Judgement:
    """The judgement of a question for more items: only those that stand out answer it, of however likely a matter."""
    further = min(_FURTHER, sum(hit.score >= _CLEARLY for hit in ordered.hits))
    return replace(judgement, relevant=further) if further else Judgement(0.0, 0)


def share_and_gain(meant: StandAlone) -> tuple[float, float]:
    """The share of the question with its matter in a score beside what was typed, and the gain of an earlier item."""
    if not meant.items:
        return _UNSHOWN
    terms = len(content_terms(meant.typed)) if meant.typed else 0
    return next(((share, gain) for most, share, gain in _SHARES if terms <= most), _LONG)


def _blended(hits: Sequence[Hit], alone: Sequence[Hit], share: float) -> Iterator[tuple[Hit, float]]:
    """Each hit with its two scores as one; an item that one of the two did not find has its last score there."""
    one, other = _scores(hits), _scores(alone)
    least_one, least_other = min(one.values(), default=0.0), min(other.values(), default=0.0)
    for hit in {_key(hit): hit for hit in (*alone, *hits)}.values():
        key = _key(hit)
        yield hit, share * one.get(key, least_one) + (1 - share) * other.get(key, least_other)


def _scores(hits: Sequence[Hit]) -> Mapping[ItemKey, float]:
    return {_key(hit): hit.score for hit in hits}


def _gain(hit: Hit, meant: StandAlone, gain: float) -> float:
    key = _key(hit)
    match meant.carry:
        case Carry.AMONG:
            return _CHOSEN_OF if key in meant.items else 0.0
        case Carry.BACK:
            return _BACK if key in meant.items else 0.0
        case Carry.ABOUT:
            return gain if key in meant.items[:1] else gain / 2 if key in meant.items else 0.0
        case Carry.BESIDE if not meant.sought:
            return _NEIGHBOUR if any(_section(key) == _section(item) for item in meant.items[:1]) else 0.0
    return 0.0


def _section(key: ItemKey) -> ItemKey:
    """The section that an item stands in."""
    return key[0], key[1].rpartition(".")[0]


def _named(key: ItemKey, hits: Sequence[Hit]) -> Hit:
    """An item that is named, with what retrieval says of its phrases."""
    found = next((hit for hit in hits if _key(hit) == key), Hit(*key, 1.0, ViewKind.TEXT))
    return replace(found, score=1.0)


def _lower(hit: Hit) -> Hit:
    return replace(hit, score=hit.score - _APART)


def _key(hit: Hit) -> ItemKey:
    return hit.plan_id, hit.item_id
