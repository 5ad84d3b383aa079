"""Query → hits."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
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

    Scores are standardised over the items of all plans that are asked, so that an item stands out from all of them
    and a plan of few items competes with one of many.
    """

    def __init__(self, index: OpenIndex, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder

    def retrieve(self, query: str, language: str, limit: int = 12, plans: Collection[str] | None = None) -> Retrieval:
        """Return the items that match best.

        Args:
            query: a question that stands alone, in any language of the model.
            language: the language of the query (``ja``, ``en``, ``mn``).
            limit: how many hits at most.
            plans: ids of the plans to look in; None for all.
        """
        asked = [plan for plan in self._index.plans if plan.items and (plans is None or plan.plan_id in plans)]
        if not asked:
            return Retrieval(())
        # The model's own normalisation does not compose: a letter and its accent apart are another word to it.
        composed = unicodedata.normalize("NFC", query)
        vector = self._index.means.centre_query(self._embedder.embed_queries([composed])[0], language)
        cosines = self._cosines(vector)
        words = tuple(read_terms(composed))
        scored = _score([(plan, cosines[plan.rows.start : plan.rows.stop]) for plan in asked], words)
        best = sorted(_candidates(scored, limit), key=lambda candidate: -candidate[0])[:limit]
        hits = tuple(_hit(score, plan, place, vector) for score, plan, place in best)
        return Retrieval(hits, _measure(best[0][1], words))

    def _cosines(self, vector: Vectors) -> Scores:
        """The cosine of the question and every view, in the order of the rows."""
        scores, rows = self._index.store.search(vector, len(self._index.store))
        cosines = np.zeros(len(self._index.store))
        cosines[rows] = scores
        return cosines


@dataclass(frozen=True, slots=True)
class _ScoredPlan:
    """A plan with the cosines of its views, and of its items: BM25, and both scores standardised."""

    plan: IndexedPlan
    cosines: Scores
    bm25: Scores
    dense: Scores
    fused: Scores


def _score(plans: Sequence[tuple[IndexedPlan, Scores]], words: tuple[Term, ...]) -> list[_ScoredPlan]:
    dense = [over_views(cosines, plan.item_of_view, len(plan.items)) for plan, cosines in plans]
    bm25 = [plan.lexical.scores(word.text for word in words) for plan, _ in plans]
    ends = np.cumsum([len(plan.items) for plan, _ in plans])[:-1]
    standard = np.split(standardise(np.concatenate(dense)), ends)
    fused = np.split(fuse(np.concatenate(dense), np.concatenate(bm25)), ends)
    return [
        _ScoredPlan(plan, cosines, bm25[place], standard[place], fused[place])
        for place, (plan, cosines) in enumerate(plans)
    ]


def _measure(scored: _ScoredPlan, words: tuple[Term, ...]) -> Signals:
    return measure(words, scored.fused, scored.dense, scored.cosines, scored.bm25, scored.plan.lexical)


def _candidates(scored: Sequence[_ScoredPlan], limit: int) -> Iterator[tuple[float, _ScoredPlan, int]]:
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
