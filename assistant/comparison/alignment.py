"""Which item of one plan is which of the other: the best assignment as a whole, then what was split or merged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.comparison.content import Rarity, Weights, contained, content_of, likeness
from assistant.comparison.folding import fold
from assistant.comparison.side import Described, Side, texts_of
from corpus.commitments.sentences import split_sentences

Matrix = NDArray[np.float64]
"""Likenesses, shape (items of the older plan, items of the newer)."""

SAME: Final = 0.40
"""The likeness from which on two items can be the same."""
FAR: Final = 0.08
"""How much more like a third two items have to be, so that they are not paired."""
CONTAINED: Final = 0.70
"""The share of an item that a longer one has to contain, to be taken for a part of it."""
ALIKE: Final = 0.45
"""The likeness to one sentence of a longer item that does as well."""
MORE: Final = 0.2
"""The share of the part that the longer item has to have beyond what the item has that it is linked to."""
_WORDS: Final = 0.55
_MEANING: Final = 0.35
_HEADINGS: Final = 0.10


@dataclass(frozen=True, slots=True)
class Link:
    """Two items that are the same, by their places. ``is_split``: the older has several newer ones; ``is_merged``:
    the newer has several older ones.
    """

    old: int
    new: int
    likeness: float
    is_split: bool = False
    is_merged: bool = False


def align(old: Side, new: Side) -> tuple[Link, ...]:
    """Link the items of two plans. An item without a link was dropped, or is new."""
    if not old.items or not new.items:
        return ()
    before, after = _describe(old, new)
    scores = _likenesses(old, new, before, after)
    links = list(_assign(scores))
    links += list(_parts(links, scores, (before, after)))
    of_old, of_new = Counter(link.old for link in links), Counter(link.new for link in links)
    return tuple(
        Link(link.old, link.new, link.likeness, of_old[link.old] > 1, of_new[link.new] > 1)
        for link in sorted(links, key=lambda link: (link.new, link.old))
    )


def _describe(old: Side, new: Side) -> tuple[Described, Described]:
    terms = [[content_of(text) for text in texts_of(side, new.language)] for side in (old, new)]
    headings = [[content_of(" ".join(item.headings)) for item in side.items] for side in (old, new)]
    rarity = Rarity([text for side in terms for text in side])
    of_headings = Rarity([text for side in headings for text in side])
    before, after = (
        Described(
            tuple(map(rarity.weigh, terms[place])),
            tuple(map(of_headings.weigh, headings[place])),
            tuple(_sentences(text, rarity) for text in texts_of(side, new.language)),
        )
        for place, side in enumerate((old, new))
    )
    return before, after


def _sentences(text: str, rarity: Rarity) -> tuple[Weights, ...]:
    return tuple(rarity.weigh(content_of(text[span.start : span.end])) for span in split_sentences(text))


def _likenesses(old: Side, new: Side, before: Described, after: Described) -> Matrix:
    words = np.array([[likeness(one, other) for other in after.texts] for one in before.texts])
    headings = np.array([[likeness(one, other) for other in after.headings] for one in before.headings])
    if old.vectors is None or new.vectors is None:
        scores = (words * (_WORDS + _MEANING)) + headings * _HEADINGS
    else:
        meaning = np.clip(old.vectors @ new.vectors.T, 0, 1)
        scores = words * _WORDS + meaning * _MEANING + headings * _HEADINGS
    folded = [fold(item.text) for item in new.items]
    for place, item in enumerate(old.items):
        same = fold(item.text)
        for other, text in enumerate(folded):
            if same == text:
                scores[place, other] = 1.0 + headings[place, other] / 100
    return np.asarray(scores, np.float64)


def _assign(scores: Matrix) -> Iterator[Link]:
    """The assignment with the greatest sum of likenesses, of those alone that can be the same.

    Two items of which each is much more like a third are not paired for being left over: each may be a part of its own.
    """
    from scipy.optimize import linear_sum_assignment

    best_of_old, best_of_new = scores.max(axis=1, keepdims=True), scores.max(axis=0, keepdims=True)
    second_choice = (best_of_old - scores > FAR) & (best_of_new - scores > FAR)
    gains = np.where((scores >= SAME) & ~second_choice, scores, 0.0)
    for place, other in zip(*linear_sum_assignment(gains, maximize=True), strict=True):
        if gains[place, other] > 0:
            yield Link(int(place), int(other), min(1.0, float(scores[place, other])))


def _parts(links: Sequence[Link], scores: Matrix, described: tuple[Described, Described]) -> Iterator[Link]:
    """Links of items left over that a linked item of the other plan contains: the rest of a split or of a merger."""
    before, after = described
    partner_of_old = {link.old: link.new for link in links}
    partner_of_new = {link.new: link.old for link in links}
    for place, text in enumerate(after.texts):
        if place not in partner_of_new:
            holders = [(old, before.sentences[old], after.texts[new]) for old, new in partner_of_old.items()]
            if (best := _holder(text, holders)) is not None:
                yield Link(best, place, min(1.0, float(scores[best, place])))
    for place, text in enumerate(before.texts):
        if place not in partner_of_old:
            holders = [(new, after.sentences[new], before.texts[old]) for new, old in partner_of_new.items()]
            if (best := _holder(text, holders)) is not None:
                yield Link(place, best, min(1.0, float(scores[place, best])))


def _holder(part: Weights, holders: Sequence[tuple[int, tuple[Weights, ...], Weights]]) -> int | None:
    """The item that contains a part: by its place, its sentences, and the item that it is linked to already.

    It has to contain more of the part than that item does, so that two that say the same are not taken for parts.
    """
    best, found = 0.0, None
    for place, sentences, linked in holders:
        whole = {term for sentence in sentences for term in sentence}
        share = contained(part, whole)
        alike = max(likeness(part, sentence) for sentence in sentences)
        own = contained(part, linked)
        if (share >= CONTAINED or alike >= ALIKE) and share - own >= MORE and max(share, alike) > best:
            best, found = max(share, alike), place
    return found
