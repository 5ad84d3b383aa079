"""Query → hits."""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from index.analysis import Term, read_terms
from index.embedding import Embedder, Vectors
from index.fusion import fuse, over_views, standardise
from index.hits import Hit, Passage, Retrieval
from index.lexical import Scores
from index.opened import IndexedItem, IndexedPlan, OpenIndex
from index.signals import Signals, measure


class Retriever:
    """Finds the items that match a question, by meaning and by words. Safe to use from several threads.

    Scores are standardised within a plan, so that plans with many views to an item and plans with one stand
    side by side.
    """

    def __init__(self, index: OpenIndex, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder

    def retrieve(self, query: str, language: str, limit: int = 20, plans: Collection[str] | None = None) -> Retrieval:
        """Return the items that match best.

        Args:
            query: a question that stands alone, in any language of the model.
            language: the language of the query (``ja``, ``en``, ``mn``).
            limit: how many hits at most.
            plans: ids of the plans to look in; None for all.
        """
        # The model's own normalisation does not compose: a letter and its accent apart are another word to it.
        composed = unicodedata.normalize("NFC", query)
        vector = self._index.means.centre_query(self._embedder.embed_queries([composed])[0], language)
        words = tuple(read_terms(composed))
        cosines = self._cosines(vector)
        scored = [
            _score(plan, cosines[plan.rows.start : plan.rows.stop], words)
            for plan in self._index.plans
            if plan.items and (plans is None or plan.plan_id in plans)
        ]
        if not scored:
            return Retrieval(())
        best = sorted(_candidates(scored, limit), key=lambda candidate: -candidate[0])[:limit]
        hits = tuple(_hit(score, plan, place, vector) for score, plan, place in best)
        return Retrieval(hits, max((plan.signals for plan in scored), key=lambda signals: signals.best))

    def _cosines(self, vector: Vectors) -> Scores:
        """The cosine of the question and every view, in the order of the rows."""
        scores, rows = self._index.store.search(vector, len(self._index.store))
        cosines = np.zeros(len(self._index.store))
        cosines[rows] = scores
        return cosines


@dataclass(frozen=True, slots=True)
class _ScoredPlan:
    plan: IndexedPlan
    cosines: Scores
    fused: Scores
    signals: Signals


def _score(plan: IndexedPlan, cosines: Scores, words: tuple[Term, ...]) -> _ScoredPlan:
    dense = over_views(cosines, plan.item_of_view, len(plan.items))
    bm25 = plan.lexical.scores(word.text for word in words)
    fused = fuse(dense, bm25)
    return _ScoredPlan(plan, cosines, fused, measure(words, fused, standardise(dense), cosines, bm25, plan.lexical))


def _candidates(scored: list[_ScoredPlan], limit: int) -> Iterator[tuple[float, _ScoredPlan, int]]:
    for plan in scored:
        for place in np.argsort(-plan.fused, kind="stable")[:limit].tolist():
            yield float(plan.fused[place]), plan, place


def _hit(score: float, scored: _ScoredPlan, place: int, vector: Vectors) -> Hit:
    views = np.flatnonzero(scored.plan.item_of_view == place)
    nearest = scored.plan.views[views[np.argmax(scored.cosines[views])]]
    indexed = scored.plan.items[place]
    return Hit(scored.plan.plan_id, indexed.item.id, score, nearest.kind, _passages(indexed, vector))


def _passages(indexed: IndexedItem, vector: Vectors) -> tuple[Passage, ...]:
    scores = (indexed.vectors @ vector).tolist()
    return tuple(Passage(*phrase, score) for phrase, score in zip(indexed.phrases, scores, strict=True))
