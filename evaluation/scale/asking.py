"""Asks the index of one size: how fast, and how near to exact search and to the scoring of every item."""

import time
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from evaluation.benchmark.measures import Latency, latency
from evaluation.questions_file import AskedQuestion
from evaluation.scale.building import Making
from evaluation.scale.exactly import best_exactly, nearest_exactly
from evaluation.scale.figures import AskFigures, memory
from index.analysis import read_terms
from index.candidates import term_weights
from index.embedding import Embedder, Vectors
from index.files import current_generation
from index.glossary import packaged_glossary
from index.opened import OpenIndex, open_index
from index.retriever import Retriever
from index.scoring import Query

_TEN: Final = 10
_ALIKE: Final = 1e-5
_COMPARED: Final = 40
"""Questions for which every item is scored: at a million items, one takes some seconds."""


class _KnownQueries:
    """An embedder that has embedded all its queries."""

    def __init__(self, inner: Embedder, queries: Sequence[str]) -> None:
        self.fingerprint = inner.fingerprint
        self.dimensions = inner.dimensions
        self._vectors = {query: inner.embed_queries([query]) for query in queries}

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return np.concatenate([self._vectors[text] for text in texts])

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        raise NotImplementedError("questions only")


def ask_size(
    items: int, making: Making, questions: Sequence[AskedQuestion], embedder: Embedder, folder: Path
) -> AskFigures:
    """Open the index of so many items and put real questions to it, one at a time."""
    plans = making.plans(items)
    begun = time.perf_counter()
    index = open_index(folder, plans, current_generation(folder).manifest.model)
    opening = time.perf_counter() - begun
    known = _KnownQueries(embedder, [unicodedata.normalize("NFC", question.query) for question in questions])
    queries = [_query(question, index, known) for question in questions]
    weights = [term_weights(query.wordings, index.words) for query in queries]
    retriever, asking = Retriever(index, known), Retriever(index, embedder)
    for question in questions:  # Once, so that the files are at hand.
        retriever.retrieve(question.query, question.lang)
    dense = _timed([partial(index.store.search, query.vector, _TEN) for query in queries])
    words = _timed([partial(index.word_store.search, each, _TEN) for each in weights])
    without = _timed([partial(retriever.retrieve, q.query, q.lang) for q in questions])
    whole = _timed([partial(asking.retrieve, q.query, q.lang) for q in questions])
    held, mapped, _ = memory()
    begun = time.perf_counter()
    exact = nearest_exactly(index.views, np.stack([query.vector for query in queries]), _TEN)
    exhaustive = (time.perf_counter() - begun) / len(queries)
    found = [index.store.search(query.vector, _TEN) for query in queries]
    return AskFigures(
        opening=opening,
        held=held,
        mapped=mapped,
        dense=dense,
        exhaustive=exhaustive * 1000,
        recall=float(
            np.mean([_recall(float(near[_TEN - 1]), scores) for near, (scores, _) in zip(exact, found, strict=True)])
        ),
        words=words,
        retrieve=without,
        asking=whole,
        agreement=_agreement(index, retriever, questions[:: max(1, len(questions) // _COMPARED)], known),
    )


def _agreement(index: OpenIndex, retriever: Retriever, questions: Sequence[AskedQuestion], embedder: Embedder) -> float:
    """The share of the ten best items of all that are among the ten that are found."""
    best = best_exactly(index, [_query(question, index, embedder) for question in questions], _TEN)
    place = {
        (plan.plan_id, item.id): plan.places.start + n for plan in index.plans for n, item in enumerate(plan.items)
    }
    hits = [retriever.retrieve(question.query, question.lang, _TEN).hits for question in questions]
    return _overlap(best, [np.array([place[hit.plan_id, hit.item_id] for hit in of_one]) for of_one in hits])


def _query(question: AskedQuestion, index: OpenIndex, embedder: Embedder) -> Query:
    text = unicodedata.normalize("NFC", question.query)
    vector = index.bias.unbiased_query(embedder.embed_queries([text])[0], question.lang)
    words = tuple(read_terms(text))
    return Query(vector, words, packaged_glossary().read(words))


def _timed(calls: Sequence[Callable[[], object]]) -> Latency:
    """Processor time of the thread that asks: others' work on the same machine does not count."""
    seconds = []
    for call in calls:
        begun = time.thread_time()
        call()
        seconds.append(time.thread_time() - begun)
    return latency(seconds)


def _recall(tenth: float, found: NDArray[np.float32]) -> float:
    """The share of ten found that are as near as the tenth of exact search: of equal ones, any may be found."""
    return float((found >= tenth - _ALIKE).sum()) / _TEN


def _overlap(right: Sequence[NDArray[np.int64]], found: Sequence[NDArray[np.int64]]) -> float:
    both = sum(len(set(r.tolist()) & set(f.tolist())) for r, f in zip(right, found, strict=True))
    return both / sum(map(len, right))
