"""Scores the items of the plans asked, or those of a large library that are near the question."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final

import numpy as np

from index.analysis import Term
from index.blocks import Block, ScoredBlock
from index.candidates import Proposals, propose, spread
from index.embedding import Vectors
from index.fusion import standardise
from index.glossary import Wordings
from index.lexical import Scores, WordsAmong
from index.opened import IndexedPlan, OpenIndex
from index.vectors import Places

EXACT: Final = 50_000
"""Vectors, of views and phrases together, up to which all are compared for every question: 77 MB are read."""
_KEPT: Final = 4
"""Selections of plans whose vectors are kept at hand, 77 MB each at most."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question as items are scored with it: its vector without language bias, its terms, and their wordings."""

    vector: Vectors
    words: tuple[Term, ...]
    wordings: tuple[Wordings, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """Items by their places in ascending order, and their scores.

    Attributes:
        block: their views and phrases, and their scores by meaning.
        words: their words.
        standard: scores by meaning, as standard deviations from the mean of the population.
        in_any_wording: the share of the question's words that each scores, in any language.
        population: the items that these stand out from: all that were asked, or a sample of them.
        whole: whether these are all items of the plans asked.
    """

    block: ScoredBlock
    words: WordsAmong
    standard: Scores
    in_any_wording: Scores
    population: ScoredBlock
    whole: bool

    @property
    def places(self) -> Places:
        return self.block.block.places

    def mean_cosine(self, places: range) -> float:
        """The mean cosine of the views of a plan, by the places of its items: of all that were scored if the plan was
        scored whole, else of those in the sample.
        """
        blocks = (self.block, self.population) if self.whole else (self.population, self.block)
        for scored in blocks:
            of_plan = scored.views_of(places)
            if len(of_plan):
                break
        return float(of_plan.mean())


class Scorer:
    """Scores items exactly; in a large library, those that are proposed. Safe to use from several threads.

    Either way an item's score is the same, but for the mean and the deviation that it is measured from: they are those
    of all items asked, or of a sample of them (``index.candidates``).
    """

    def __init__(self, index: OpenIndex, exact: int = EXACT, proposals: Proposals | None = None) -> None:
        """``exact`` is how many vectors the plans asked may have for all to be compared."""
        self._index = index
        self._exact = exact
        self._proposals = proposals or Proposals()
        self._beyond = exact if self._proposals.beyond is None else min(exact, self._proposals.beyond)
        self._kept: OrderedDict[tuple[int, ...], Block] = OrderedDict()
        self._keeping = Lock()

    def score(self, asked: Sequence[IndexedPlan], query: Query) -> Scored:
        """Score the items of some plans, each of which has some: all of them, or those near the question."""
        population = self._population(asked).scored(query.vector)
        if self._vectors(asked) <= self._beyond:
            return self._scored(population, population, query, True)
        places = propose(self._index, query.vector, query.wordings, asked, self._proposals)
        if not len(places):  # Nothing is near, in no part of the store that was searched.
            return self._scored(population, population, query, False)
        return self._scored(self._block(places).scored(query.vector), population, query, False)

    def score_every(self, asked: Sequence[IndexedPlan], query: Query) -> Scored:
        """Score all items of some plans; of a library too large for that, those near the question."""
        if self._is_small(asked):
            population = self._population(asked).scored(query.vector)
            return self._scored(population, population, query, True)
        return self.score(asked, query)

    def of_plan(self, plan: IndexedPlan, scored: Scored, query: Query) -> Scored:
        """All items of one plan, scored as ``scored`` were, so that what is measured of the plan does not depend on
        which of its items were proposed. Of a plan too large for that, those that were.
        """
        if scored.whole or not self._is_small([plan]):
            return scored
        places = np.arange(plan.places.start, plan.places.stop)
        return self._scored(self._block(places).scored(query.vector), scored.population, query, True)

    def _scored(self, block: ScoredBlock, population: ScoredBlock, query: Query, whole: bool) -> Scored:
        words = self._index.words.among(block.block.places)
        return Scored(
            block,
            words,
            standardise(block.dense, population.dense),
            words.shares_in_any_wording(query.wordings),
            population,
            whole,
        )

    def _is_small(self, plans: Sequence[IndexedPlan]) -> bool:
        return self._vectors(plans) <= self._exact

    def _vectors(self, plans: Sequence[IndexedPlan]) -> int:
        first_phrase = self._index.layout.first_phrase
        phrases = sum(int(first_phrase[plan.places.stop] - first_phrase[plan.places.start]) for plan in plans)
        return phrases + sum(len(plan.rows) for plan in plans)

    def _population(self, asked: Sequence[IndexedPlan]) -> Block:
        """The items that a question is measured against; kept, since most questions are put to the same plans."""
        key = tuple(plan.number for plan in asked)
        with self._keeping:
            if key not in self._kept:
                places = np.concatenate([np.arange(plan.places.start, plan.places.stop) for plan in asked])
                self._kept[key] = self._block(places if self._is_small(asked) else spread(places))
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    def _block(self, places: Places) -> Block:
        return Block.of(places, self._index.layout, self._index.views, self._index.phrases)
