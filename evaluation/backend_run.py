"""Backend run: the measurements of one backend; each is made in a process of its own."""

import resource
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.backend import backend_named
from evaluation.beir import RetrievalSet, load_beir
from index.embedding import Embedder

_WARM_UP = 5
_QUERIES = 100
_PASSAGES = 96


@dataclass(frozen=True)
class Task:
    """Which backend is measured, and on what; `model` is the packaged model's folder, `work` one for the files made."""

    backend: str
    model: Path
    work: Path
    dataset: Path
    threads: int
    queries: int
    seed: int

    def load(self) -> Embedder:
        """The backend's embedder."""
        return backend_named(self.backend).load(self.model, self.work, self.threads)

    def retrieval_set(self) -> RetrievalSet:
        """All passages, and the sample of queries."""
        return load_beir(self.dataset).sample(self.queries, self.seed)


@dataclass(frozen=True)
class Speed:
    """Loading in seconds, a query's latency in milliseconds, documents a second, peak resident memory in MB."""

    load: float
    p50: float
    p95: float
    documents: float
    memory: float


@dataclass(frozen=True)
class Quality:
    """R@1 and MRR@10 from 0 to 1, and the least cosine with the vectors of the reference."""

    recall_1: float
    mrr_10: float
    cosine: float


def measure_speed(task: Task) -> Speed:
    """One query at a time for latency, then passages in batches; memory is that of loading and of single queries."""
    dataset = task.retrieval_set()
    started = time.perf_counter()
    embedder = task.load()
    loaded = time.perf_counter() - started
    queries = list(dataset.queries.values())[:_QUERIES]
    passages = list(dataset.passages.values())[:_PASSAGES]
    for query in queries[:_WARM_UP]:
        embedder.embed_queries([query])
    latencies = [_milliseconds(embedder, query) for query in queries]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.perf_counter()
    embedder.embed_documents(passages)
    rate = len(passages) / (time.perf_counter() - started)
    p95 = statistics.quantiles(latencies, n=20)[-1]
    return Speed(loaded, statistics.median(latencies), p95, rate, memory)


def measure_quality(task: Task) -> Quality:
    """Ranks all passages for every query by cosine; the first backend measured in a work folder is the reference."""
    import ir_measures
    from ir_measures import RR, R

    dataset, embedder = task.retrieval_set(), task.load()
    documents = embedder.embed_documents(list(dataset.passages.values()))
    queries = embedder.embed_queries(list(dataset.queries.values()))
    names = list(dataset.passages)
    ranked = {
        query: {names[column]: float(row[column]) for column in np.argsort(-row)[:10]}
        for query, row in zip(dataset.queries, queries @ documents.T, strict=True)
    }
    measured = ir_measures.calc_aggregate([R @ 1, RR @ 10], dataset.grades, ranked)
    vectors = np.concatenate([documents, queries])
    reference = task.work / "reference.npy"
    if not reference.exists():
        np.save(reference, vectors)
    cosine = float((np.load(reference) * vectors).sum(axis=1).min())
    return Quality(float(measured[R @ 1]), float(measured[RR @ 10]), cosine)


def _milliseconds(embedder: Embedder, query: str) -> float:
    started = time.perf_counter()
    embedder.embed_queries([query])
    return 1000 * (time.perf_counter() - started)
