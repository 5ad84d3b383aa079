"""One collection of Milvus: a vector a row, which is found by inner product."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.milvus.connection import Milvus, NoCollectionError, NotLoadedError
from index.milvus.deadline import Deadline
from index.milvus.filters import ROW, filters
from index.vectors import Ranges, Rows

MOST_FOUND: Final = 16_384
"""What Milvus returns of one search at most."""
Result = TypeVar("Result")

VECTOR: Final = "vector"
_COUNT: Final = "count(*)"


class Collection:
    """A collection by its name. Safe to use from several threads.

    Searches ask for bounded staleness: the rows of a collection never change once it is in use, and Milvus 2.3 takes
    200 ms for a search that must see the last write. Counting asks for all.
    """

    def __init__(self, milvus: Milvus, name: str) -> None:
        self.milvus = milvus
        self.name = name

    def size(self, deadline: Deadline) -> int | None:
        """How many rows it has in memory; None if there is no such collection.

        Raises:
            StoreUnavailableError: Milvus cannot be asked, or has no index of it yet.
        """
        try:
            return self._loaded(self._count, deadline)
        except NoCollectionError:
            return None

    def search(
        self, vector: Any, limit: int, parameters: dict[str, float], within: Ranges | None
    ) -> tuple[NDArray[np.float32], Rows]:
        """Scores and rows of the best, best first; of equal ones, the first row first.

        Args:
            vector: as the collection holds them: an array, or a dictionary for sparse vectors.
            limit: how many at most.
            parameters: how widely is looked, in Milvus' own words.
            within: only rows of these stretches; None for all.

        Raises:
            StoreUnavailableError: Milvus does not answer in time.
        """
        deadline = self.milvus.deadline()
        limit = min(limit, MOST_FOUND)

        def find(client: Any, seconds: float, expression: str) -> tuple[list[float], list[int]]:
            found = client.search(
                self.name,
                data=[vector],
                anns_field=VECTOR,
                filter=expression,
                limit=limit,
                output_fields=[ROW],
                search_params={"metric_type": "IP", "params": parameters},
                consistency_level="Bounded",
                timeout=seconds,
            )[0]
            return list(found.distances), list(found.ids)

        parts = [self._loaded(partial(find, expression=each), deadline) for each in filters(within)]
        scores = np.array([score for part, _ in parts for score in part], np.float32)
        rows = np.array([row for _, part in parts for row in part], np.int64)
        best = np.lexsort((rows, -scores))[:limit]
        return scores[best], rows[best]

    def load(self, deadline: Deadline) -> None:
        """Have Milvus take it into memory, unless it has."""
        self.milvus.call(lambda client, seconds: client.load_collection(self.name, timeout=seconds), deadline)

    def _loaded(self, use: Callable[[Any, float], Result], deadline: Deadline) -> Result:
        """Use it; if Milvus was started again and has not loaded it, load it and use it then."""
        try:
            return self.milvus.call(use, deadline)
        except NotLoadedError:
            self.load(deadline)
            return self.milvus.call(use, deadline)

    def _count(self, client: Any, seconds: float) -> int:
        rows = client.query(self.name, filter="", output_fields=[_COUNT], consistency_level="Strong", timeout=seconds)
        return int(rows[0][_COUNT])
