"""What can be measured of a question and its best hits that tells whether they answer it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from index.analysis import Term, TermKind
from index.lexical import PlanWords, Scores
from index.vectors import Places

_TELLING: Final = 1.0
"""Inverse document frequency of a name that about a third of the items have. The parties' are on nearly every page."""


class Wording(StrEnum):
    """In how many wordings a plan has its items in a language: none, its own text, or renderings and questions too."""

    NONE = "none"
    ONE = "one"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Signals:
    """Measurements of one question in the plan that matches it best.

    Attributes:
        wording: in how many wordings the plan has its items in the question's language. Where it has none, nothing can
            be read off the question's words, and all signals from ``words`` on are 0.
        best: fused score of the first item.
        lead: how far it is above the second item.
        lead_of_five: how far it is above the fifth.
        meaning: score of its meaning alone, in standard deviations.
        cosine: the best cosine of any view.
        cosine_lead: that cosine above the mean of all views.
        terms: how many distinct terms the question has.
        words: BM25 of the first item as a share of the most that the question could score.
        coverage: share of the question's weight that the first item's words have.
        coverage_of_five: the best such share among the first five.
        unknown: share of the question's weight in words that the plan never uses.
        names_unknown: how many names the question has that the plan never mentions.
        names_elsewhere: the weight of those that the plan mentions, but not the first item.
        numbers_elsewhere: how many numbers that the first item does not have.
        numbers_unknown: how many numbers that the plan never uses, in the sentence that asks.
        worlds_elsewhere: how many names of the world (``index.world``) the sentence that asks has and the first item
            has not, in no language; names that most items have do not count.
        worlds_unknown: how many of these the plan never mentions.
        several: 1 if the question is worded as one for several items: none of these stands out alone; else 0.
        best_in_another_world: ``best``, if there is one that the first item has not; else 0.
        best_of_other_numbers: ``best``, if the first item has not all numbers of the sentence that asks; else 0.
    """

    wording: Wording
    best: float
    lead: float
    lead_of_five: float
    meaning: float
    cosine: float
    cosine_lead: float
    terms: int
    words: float
    coverage: float
    coverage_of_five: float
    unknown: float
    names_unknown: int
    names_elsewhere: float
    numbers_elsewhere: int
    numbers_unknown: int
    worlds_elsewhere: int
    worlds_unknown: int
    several: int
    best_in_another_world: float
    best_of_other_numbers: float

    def without_words(self) -> "Signals":
        """The same, read off the meaning alone."""
        return replace(
            self,
            wording=Wording.NONE,
            words=0.0,
            coverage=0.0,
            coverage_of_five=0.0,
            unknown=0.0,
            names_unknown=0,
            names_elsewhere=0.0,
            numbers_elsewhere=0,
            numbers_unknown=0,
            best_of_other_numbers=0.0,
        )


@dataclass(frozen=True, slots=True)
class PlanScores:
    """What the items of one plan score in a question; of a very large plan, those that are near it.

    Attributes:
        items: their places in the plan, ascending; the other arrays have the same order.
        fused: fused scores.
        dense: scores by meaning, standardised.
        shares_of_bm25: BM25, as shares of the most.
        cosine: the best cosine of any view.
        mean_cosine: the mean cosine of all views.
    """

    items: Places
    fused: Scores
    dense: Scores
    shares_of_bm25: Scores
    cosine: float
    mean_cosine: float


def measure(
    terms: Sequence[Term],
    asking: Sequence[Term],
    scores: PlanScores,
    lexical: PlanWords,
    wording: Wording,
    several: bool,
) -> Signals:
    """Measure one question in one plan.

    Args:
        terms: the question's terms.
        asking: the terms of its sentence that asks.
        scores: what the plan's items score.
        lexical: the plan's words.
        wording: in how many wordings the plan has its items in the question's language.
        several: whether the question is worded as one for several items.
    """
    fused = scores.fused
    best_five = np.argsort(-fused, kind="stable")[:5].tolist()
    at_first, at_second, at_fifth = best_five[0], best_five[min(1, len(best_five) - 1)], best_five[-1]
    order = scores.items[best_five].tolist()
    first = order[0]
    kinds = {term.text: term.kind for term in terms}
    weights = {term: lexical.rarity(term) for term in kinds}
    elsewhere = {term for term in weights if lexical.knows(term) and not lexical.has(term, first)}
    total = sum(weights.values()) or 1.0
    shares = [sum(weight for term, weight in weights.items() if lexical.has(term, item)) / total for item in order]
    numbers = {term.text for term in asking if term.kind is TermKind.NUMBER}
    worlds = {term.text for term in asking if term.kind is TermKind.WORLD}
    other_worlds = {w for w in worlds if lexical.rarity(w) >= _TELLING and not lexical.has(w, first)}
    signals = Signals(
        wording=wording,
        best=float(fused[at_first]),
        lead=float(fused[at_first] - fused[at_second]),
        lead_of_five=float(fused[at_first] - fused[at_fifth]),
        meaning=float(scores.dense[at_first]),
        cosine=scores.cosine,
        cosine_lead=scores.cosine - scores.mean_cosine,
        words=float(scores.shares_of_bm25[at_first]),
        coverage=shares[0],
        coverage_of_five=max(shares),
        unknown=sum(weight for term, weight in weights.items() if not lexical.knows(term)) / total,
        terms=len(weights),
        names_unknown=sum(kinds[term] is TermKind.NAME and not lexical.knows(term) for term in weights),
        names_elsewhere=sum(weights[term] for term in elsewhere if kinds[term] is TermKind.NAME),
        numbers_elsewhere=sum(kinds[term] is TermKind.NUMBER and not lexical.has(term, first) for term in weights),
        numbers_unknown=sum(not lexical.knows(number) for number in numbers),
        worlds_elsewhere=len(other_worlds),
        worlds_unknown=sum(not lexical.knows(world) for world in other_worlds),
        several=int(several),
        best_in_another_world=float(fused[at_first]) if other_worlds else 0.0,
        best_of_other_numbers=0.0 if all(lexical.has(number, first) for number in numbers) else float(fused[at_first]),
    )
    return signals if wording is not Wording.NONE else signals.without_words()
