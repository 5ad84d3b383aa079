"""BM25 over the words of an item and all its views."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from index.analysis import PAIR_MARK
from index.glossary import Wordings
from index.postings import Ints, Postings, WordsOfItems
from index.pruning import heaviest_items
from index.vectors import Places, Ranges
from index.words_builder import SATURATION, WordsBuilder, rarities

Scores = NDArray[np.float64]
"""One score an item, in the order of the items."""

_TERMS_KEPT: Final = 16_384
_TERMS_OF_PLAN_KEPT: Final = 256


class PlanWords(Protocol):
    """What the words of one plan tell about a term."""

    def rarity(self, term: str) -> float: ...

    def has(self, term: str, item: int) -> bool: ...

    def knows(self, term: str) -> bool: ...


class LexicalIndex:
    """Scores items by the terms they share with a question (BM25, Robertson and Zaragoza 2009).

    The weight of a term in an item does not depend on the question, so that it is worked out once and a question
    costs one sum a term. Written here and not taken from a library because the weights themselves are needed: to
    say how much of a question an item covers, and to be kept as sparse vectors elsewhere. Rarity and length are
    measured within each plan, so that a plan's scores do not change with the plans beside it.
    """

    def __init__(self, postings: Postings) -> None:
        self.postings = postings
        self._find = lru_cache(_TERMS_KEPT)(postings.find)

    @classmethod
    def of(cls, documents: Sequence[Iterable[str]]) -> Self:
        """Index one bag of terms an item, all of one plan."""
        builder = WordsBuilder()
        builder.add(WordsOfItems.of(documents))
        return cls(builder.postings()[0])

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Map the postings of a folder.

        Raises:
            OSError, ValueError: a file is missing or damaged.
        """
        return cls(Postings.read(folder))

    @property
    def size(self) -> int:
        """How many items there are, in all plans."""
        return self.postings.size

    def among(self, places: Places | None = None) -> "WordsAmong":
        """Score some items, given by their places in ascending order; None for all."""
        return WordsAmong(self, np.arange(self.size) if places is None else places)

    def of_plan(self, number: int) -> "WordsOfPlan":
        """The words of the plan of that number, counted from 0."""
        return WordsOfPlan(self, *self.postings.plan_first[number : number + 2].tolist())

    def search(self, weights: Mapping[str, float], limit: int, within: Ranges | None = None) -> tuple[Scores, Places]:
        """The items with the greatest sums of weights (``WordStore``)."""
        known = {found: weight for term, weight in weights.items() if (found := self._find(term)) is not None}
        return heaviest_items(self.postings, known, limit, within)

    def number(self, term: str) -> int | None:
        """The number of a term in the vocabulary; None if no item has it."""
        return self._find(term)

    def of_term(self, term: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The places of the items that have a term, ascending, and its weights."""
        number = self._find(term)
        return (_NOWHERE, _WEIGHTLESS) if number is None else self.postings.of(number)

    def rarity_in_all(self, term: str) -> float:
        """What a term tells among the items of all plans together."""
        having = np.array(len(self.of_term(term)[0]))
        return float(rarities(term.startswith(PAIR_MARK), self.size, having))

    # Of an index of one plan:

    def scores(self, terms: Iterable[str]) -> Scores:
        """BM25 of every item for the distinct terms of a question."""
        return self.among().scores(terms)

    def shares(self, terms: Iterable[str]) -> Scores:
        return self.among().shares(terms)

    def shares_in_any_wording(self, question: Iterable[Wordings]) -> Scores:
        return self.among().shares_in_any_wording(question)

    def rarity(self, term: str) -> float:
        return self.of_plan(0).rarity(term)

    def has(self, term: str, item: int) -> bool:
        return self.of_plan(0).has(term, item)

    def knows(self, term: str) -> bool:
        return self.of_plan(0).knows(term)


_NOWHERE: Final = np.empty(0, np.int32)
_WEIGHTLESS: Final = np.empty(0, np.float32)


class WordsOfPlan:
    """What the words of one plan tell about a term; ``item`` is an item's place in its plan."""

    def __init__(self, index: LexicalIndex, first: int, end: int) -> None:
        self._index = index
        self._first = first
        self._end = end
        self._bounds = np.array([first, end], np.int32)
        self._items = lru_cache(_TERMS_OF_PLAN_KEPT)(self._find)

    def rarity(self, term: str) -> float:
        """Inverse document frequency: how much a term tells; most for one that no item has."""
        having = np.array(len(self._items(term)))
        return float(rarities(term.startswith(PAIR_MARK), self._end - self._first, having))

    def has(self, term: str, item: int) -> bool:
        items = self._items(term)
        sought = np.int32(self._first + item)
        at = int(items.searchsorted(sought))
        return at < len(items) and bool(items[at] == sought)

    def knows(self, term: str) -> bool:
        return len(self._items(term)) > 0

    def _find(self, term: str) -> NDArray[np.int32]:
        items, _ = self._index.of_term(term)
        start, end = items.searchsorted(self._bounds).tolist()
        return items[start:end]


class WordsAmong:
    """Scores some items of an index for one question: of each term, its part in them is looked up once."""

    def __init__(self, index: LexicalIndex, places: Places) -> None:
        self._index = index
        self._places = places.astype(np.int32)
        first = index.postings.plan_first
        plan_of_each = np.searchsorted(first, self._places, side="right") - 1
        plans, self._plan = np.unique(plan_of_each, return_inverse=True)
        self._bounds = np.stack([first[plans], first[plans + 1]]).astype(np.int32)
        self._sizes: Ints = first[plans + 1] - first[plans]
        self._known: dict[str, tuple[Scores, Scores, NDArray[np.bool_]]] = {}

    def scores(self, terms: Iterable[str]) -> Scores:
        """BM25 of every item for the distinct terms of a question."""
        return sum((self._read(term)[0] for term in set(terms)), np.zeros(len(self._places)))

    def shares(self, terms: Iterable[str]) -> Scores:
        """BM25 of every item as a share, 0 to 1, of the most that the question could score.

        Words that no item has count in full: a question of which little is found does not score high by that little.
        """
        distinct = set(terms)
        most = (SATURATION + 1) * self._weight(distinct)
        return self.scores(distinct) / np.maximum(most, 1e-9)[self._plan]

    def shares_in_any_wording(self, question: Iterable[Wordings]) -> Scores:
        """The same, where each phrase of the question is found by its own words or by a wording in another language.

        A phrase counts what it scores by the best of its wordings. One whose own words no item has weighs no more than
        the wording that some item has: a common word does not become rare by being asked in another language.
        """
        found, most = np.zeros(len(self._places)), np.zeros(len(self._sizes))
        for phrase in question:
            weight = self._weight(phrase.asked)
            best = self.shares(phrase.asked)
            heaviest = np.full(len(self._sizes), -np.inf)
            for wording in phrase.elsewhere:
                known = self._knows(wording)
                if known.any():
                    heaviest = np.where(known, np.maximum(heaviest, self._weight(wording)), heaviest)
                    best = np.maximum(best, self.shares(wording))
            only_elsewhere = (heaviest > -np.inf) & ~self._knows(phrase.asked)
            weight = np.where(only_elsewhere, np.minimum(weight, heaviest), weight)
            found += weight[self._plan] * best
            most += weight
        return found / np.maximum(most, 1e-9)[self._plan]

    def _weight(self, terms: Iterable[str]) -> Scores:
        """The sum of the rarities of distinct terms, in each plan."""
        return sum((self._read(term)[1] for term in set(terms)), np.zeros(len(self._sizes)))

    def _knows(self, terms: Iterable[str]) -> NDArray[np.bool_]:
        """Which plans have one of the terms."""
        known = np.zeros(len(self._sizes), bool)
        for term in terms:
            known |= self._read(term)[2]
        return known

    def _read(self, term: str) -> tuple[Scores, Scores, NDArray[np.bool_]]:
        """The weight of a term in each item; its rarity in each plan; and which plans have it."""
        if term not in self._known:
            items, weights = self._index.of_term(term)
            bounds = items.searchsorted(self._bounds)
            having = bounds[1] - bounds[0]
            rarity = rarities(term.startswith(PAIR_MARK), self._sizes, having)
            self._known[term] = self._weights(items, weights), rarity, having > 0
        return self._known[term]

    def _weights(self, items: NDArray[np.int32], weights: NDArray[np.float32]) -> Scores:
        """Look the shorter list up in the longer one."""
        of_places = np.zeros(len(self._places))
        if not len(items) or not len(self._places):
            return of_places
        if len(items) < len(self._places):
            at = np.minimum(self._places.searchsorted(items), len(self._places) - 1)
            there = self._places[at] == items
            of_places[at[there]] = weights[there]
            return of_places
        at = np.minimum(items.searchsorted(self._places), len(items) - 1)
        there = items[at] == self._places
        of_places[there] = weights[at[there]]
        return of_places
