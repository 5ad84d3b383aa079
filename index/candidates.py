"""Which items of a large library are scored for a question: those that a store of vectors or of words proposes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from index.embedding import Vectors
from index.glossary import Wordings
from index.lexical import LexicalIndex
from index.opened import IndexedPlan, OpenIndex
from index.vectors import Places

SAMPLE: Final = 2_048
"""Items whose scores stand for those of all, where not all are scored. The mean and the deviation of so many are 2 %
off at most as a rule; of fewer items, all are taken."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """How many views and how many items by their words are proposed for a question.

    ``beyond``: how many vectors the plans asked may have for all to be compared without asking the stores.
    """

    views: int = 400
    items: int = 400
    beyond: int | None = None


def propose(
    index: OpenIndex,
    vector: Vectors,
    wordings: Sequence[Wordings],
    asked: Sequence[IndexedPlan],
    proposals: Proposals,
) -> Places:
    """The places of the items that are near a question in meaning or in words, in ascending order.

    Args:
        index: where to look.
        vector: the question's unit vector.
        wordings: its words.
        asked: the plans to look in.
        proposals: how many.
    """
    everywhere = sum(len(plan.places) for plan in asked) == index.words.size
    _, rows = index.store.search(vector, proposals.views, None if everywhere else [plan.rows for plan in asked])
    weights = term_weights(wordings, index.words)
    _, items = index.word_store.search(weights, proposals.items, None if everywhere else [p.places for p in asked])
    return np.union1d(index.layout.item_of_view[rows].astype(np.int64), items)


def term_weights(wordings: Iterable[Wordings], words: LexicalIndex) -> Mapping[str, float]:
    """How much each term adds, at most, to the share of a question's words that an item scores.

    The same as ``WordsAmong.shares_in_any_wording``, but for two things that need no exactness here: what a term
    tells is measured in all plans together, and of several wordings that an item has, all count.
    """
    weights: dict[str, float] = {}
    for phrase in wordings:
        asked = _total(words, phrase.asked)
        for wording in (phrase.asked, *phrase.elsewhere):
            each = asked / max(_total(words, wording), 1e-9)
            for term in wording:
                weights[term] = max(weights.get(term, 0.0), each)
    return weights


def spread(places: Places, count: int = SAMPLE) -> Places:
    """At most so many of some places, evenly spread."""
    if len(places) <= count:
        return places
    return places[np.linspace(0, len(places) - 1, count).astype(np.int64)]


def _total(words: LexicalIndex, terms: Iterable[str]) -> float:
    return sum(words.rarity_in_all(term) for term in set(terms))
