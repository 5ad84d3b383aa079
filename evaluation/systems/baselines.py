"""What anybody would build first: meaning alone, words alone, and both by reciprocal rank fusion. Item texts only."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from evaluation.response import Response
from evaluation.systems.system import Materials
from index.analysis import terms
from index.embedding import Embedder
from index.lexical import LexicalIndex, Scores

RRF_K: Final = 60
Ranking = tuple[tuple[str, float], ...]


class Dense:
    """Items by the cosine of their text and the question."""

    def __init__(self, materials: Materials) -> None:
        items = materials.plan.items
        self._ids = [item.id for item in items]
        self._embedder: Embedder = materials.embedder
        self._vectors = materials.documents.embed_documents([item.text for item in items])

    def respond(self, query: str) -> Response:
        return _response(self.rank(query))

    def rank(self, query: str) -> Ranking:
        cosines = self._vectors @ self._embedder.embed_queries([query])[0]
        return ranked(self._ids, cosines.astype(np.float64))


class Bm25:
    """Items by BM25 of their words; items that share none with the question are not found."""

    def __init__(self, materials: Materials) -> None:
        items = materials.plan.items
        self._ids = [item.id for item in items]
        self._lexical = LexicalIndex.of([terms(item.text) for item in items])

    def respond(self, query: str) -> Response:
        return _response(self.rank(query))

    def rank(self, query: str) -> Ranking:
        scores = self._lexical.scores(terms(query))
        return tuple(entry for entry in ranked(self._ids, scores) if entry[1] > 0)


class ReciprocalRankFusion:
    """Both, joined by the ranks alone (Cormack, Clarke and Büttcher 2009)."""

    def __init__(self, materials: Materials) -> None:
        self._dense, self._bm25 = Dense(materials), Bm25(materials)

    def respond(self, query: str) -> Response:
        return _response(fuse_ranks([self._dense.rank(query), self._bm25.rank(query)]))


def ranked(ids: Sequence[str], scores: Scores) -> Ranking:
    """Items by falling score; equal ones in the plan's order."""
    order = np.argsort(-scores, kind="stable").tolist()
    return tuple((ids[place], float(scores[place])) for place in order)


def fuse_ranks(rankings: Iterable[Ranking], k: int = RRF_K) -> Ranking:
    """The sum of 1 / (k + rank) over the rankings that have the item; ranks count from 1."""
    fused: dict[str, float] = {}
    for ranking in rankings:
        for rank, (item_id, _) in enumerate(ranking, start=1):
            fused[item_id] = fused.get(item_id, 0.0) + 1 / (k + rank)
    return tuple(sorted(fused.items(), key=lambda entry: -entry[1]))


def _response(ranking: Ranking) -> Response:
    return Response(ranking, confidence=ranking[0][1] if ranking else 0.0)
