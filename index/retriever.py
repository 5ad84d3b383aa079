"""Query → hits."""

from collections.abc import Collection
from typing import Final

import numpy as np

from index.embedding import Embedder, Vectors
from index.hits import Hit, Passage, Retrieval
from index.opened import OpenIndex
from index.views import ViewKind

_CONSIDERED: Final = 1000
"""Views looked at for one question: enough for every item of a plan, and a bound for a large library."""


class Retriever:
    """Finds the items that match a question, by the best of their views. Safe to use from several threads."""

    def __init__(self, index: OpenIndex, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder

    def retrieve(self, query: str, limit: int = 20, plans: Collection[str] | None = None) -> Retrieval:
        """Return the items that match best.

        Args:
            query: a question that stands alone, in any language of the model.
            limit: how many hits at most.
            plans: ids of the plans to look in; None for all.
        """
        vector = self._embedder.embed_queries([query])[0]
        considered = _CONSIDERED if plans is None else len(self._index.views)
        scores, rows = self._index.store.search(vector, considered)
        best: dict[tuple[str, str], tuple[float, ViewKind]] = {}
        for score, row in zip(scores.tolist(), rows.tolist(), strict=True):
            indexed = self._index.views[row]
            if plans is None or indexed.plan_id in plans:
                best.setdefault((indexed.plan_id, indexed.view.item_id), (score, indexed.view.kind))
        if not best:
            return Retrieval(())
        of_items = np.array([score for score, _ in best.values()])
        hits = tuple(
            Hit(plan_id, item_id, score, kind, self._passages(plan_id, item_id, vector))
            for (plan_id, item_id), (score, kind) in list(best.items())[:limit]
        )
        return Retrieval(hits, float(of_items.mean()), float(of_items.std()))

    def _passages(self, plan_id: str, item_id: str, vector: Vectors) -> tuple[Passage, ...]:
        indexed = self._index.items[plan_id, item_id]
        scores = (indexed.vectors @ vector).tolist()
        return tuple(Passage(*phrase, score) for phrase, score in zip(indexed.phrases, scores, strict=True))
