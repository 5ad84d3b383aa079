"""VectorStore: what finds vectors, and what gives them back; and the same for words.

Three contracts stand behind an index, so that another engine can take the place of the files of this machine:

* ``VectorStore`` finds the rows of the views nearest to a question, exactly or nearly so;
* ``WordStore`` finds the items whose terms weigh most, by a sparse inner product;
* ``VectorRows`` gives stored vectors back, of views and of phrases, so that what was found is scored exactly.

The first two only propose (``index.candidates``). What an answer is made of is scored from the third and the words of
the items proposed, so that an approximate index can lose an item, but never give it another score.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors

Rows = NDArray[np.int64]
"""Numbers of views or of phrases, counted from 0 over the whole index, plan after plan."""
Places = NDArray[np.int64]
"""Numbers of items, counted from 0 over the whole index, plan after plan."""
Ranges = Sequence[range]
"""Stretches of rows or places, ascending, that do not overlap."""


class VectorStore(Protocol):
    """Finds the vectors nearest to a query's by inner product. Safe to use from several threads."""

    @property
    def dimensions(self) -> int: ...

    def __len__(self) -> int: ...

    def search(self, query: Vectors, limit: int, within: Ranges | None = None) -> tuple[NDArray[np.float32], Rows]:
        """Return scores and rows of the nearest vectors, best first; fewer than ``limit`` if there are no more.

        Args:
            query: one unit vector, shape (dimensions,).
            limit: how many to return at most.
            within: only rows of these stretches; None for all.

        Raises:
            ValueError: the query has other dimensions than the store.
        """
        ...


class WordStore(Protocol):
    """Finds items by the terms they have. Safe to use from several threads."""

    def search(
        self, weights: Mapping[str, float], limit: int, within: Ranges | None = None
    ) -> tuple[NDArray[np.float64], Places]:
        """Return scores and places of the items with the greatest sums of weights, best first.

        An item scores the sum, over the terms it has, of the term's weight here times the BM25 weight of the term in
        the item (``index.lexical``), which does not depend on the question.

        Args:
            weights: of each term of a question, its weight; not negative.
            limit: how many to return at most.
            within: only items of these stretches; None for all.
        """
        ...


class VectorRows(Protocol):
    """Unit vectors by their rows. Safe to use from several threads."""

    @property
    def dimensions(self) -> int: ...

    def __len__(self) -> int: ...

    def take(self, rows: Rows | slice) -> Vectors:
        """Vectors of some rows, shape (rows, dimensions), in float32 and in the order asked."""
        ...
