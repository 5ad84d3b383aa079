"""A block: some items with the vectors of their views and phrases, to be scored by meaning."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors
from index.fusion import best_of, over_views, with_best_phrase
from index.layout import Layout
from index.lexical import Scores
from index.vectors import Places, Rows, VectorRows


@dataclass(frozen=True, slots=True)
class Block:
    """Items by their places in ascending order; their views and phrases stand item after item, own text first.

    ``views`` are the rows of the views; ``first_view`` and ``first_phrase`` say where those of each item begin in the
    block, and the end.
    """

    places: Places
    views: Rows
    first_view: NDArray[np.int64]
    first_phrase: NDArray[np.int64]
    of_views: Vectors
    of_phrases: Vectors

    @classmethod
    def of(cls, places: Places, layout: Layout, views: VectorRows, phrases: VectorRows) -> Self:
        """Take the vectors of some items."""
        view_rows, views_each = layout.views(places)
        phrase_rows, phrases_each = layout.phrases(places)
        return cls(
            places,
            view_rows,
            np.concatenate([[0], np.cumsum(views_each)]),
            np.concatenate([[0], np.cumsum(phrases_each)]),
            _take(views, view_rows),
            _take(phrases, phrase_rows),
        )

    def scored(self, vector: Vectors) -> "ScoredBlock":
        """Score every item by meaning, for a query's vector."""
        of_views = np.asarray(self.of_views @ vector, np.float64)
        of_phrases = np.asarray(self.of_phrases @ vector, np.float64)
        size = len(self.places)
        own = self.first_view[:-1]
        best_phrase = best_of(of_phrases, np.repeat(np.arange(size), np.diff(self.first_phrase)), size)
        mixed = of_views.copy()
        mixed[own] = with_best_phrase(of_views[own], best_phrase)
        dense = over_views(mixed, np.repeat(np.arange(size), np.diff(self.first_view)), size)
        return ScoredBlock(self, of_views, of_phrases, dense)


@dataclass(frozen=True, slots=True)
class ScoredBlock:
    """A block and a query: the cosines of its views and phrases, and the score of each item by meaning."""

    block: Block
    of_views: Scores
    of_phrases: Scores
    dense: Scores

    def views_of(self, places: range) -> Scores:
        """The cosines of the views of the items at some places, as far as they are in the block."""
        start, end = np.searchsorted(self.block.places, [places.start, places.stop]).tolist()
        return self.of_views[self.block.first_view[start] : self.block.first_view[end]]

    def nearest_view(self, number: int) -> int:
        """The row of the view of an item, by its number in the block, that is nearest to the query."""
        start, end = self.block.first_view[number : number + 2]
        return int(self.block.views[start + np.argmax(self.of_views[start:end])])

    def phrases(self, number: int) -> list[float]:
        """The cosines of the phrases of an item, in reading order."""
        start, end = self.block.first_phrase[number : number + 2]
        return list(map(float, self.of_phrases[start:end]))


def _take(vectors: VectorRows, rows: Rows) -> Vectors:
    """Rows one by one; a stretch without a copy."""
    if len(rows) and rows[-1] - rows[0] == len(rows) - 1 and bool((np.diff(rows) == 1).all()):
        return vectors.take(slice(int(rows[0]), int(rows[-1]) + 1))
    return vectors.take(rows)
