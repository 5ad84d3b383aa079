"""Backend run: measures one backend in a process of its own, so that memory and loading time are its own.

`python -m evaluation.backend_run NAME speed|quality …` prints one line of JSON; `evaluation.backends` calls it.
"""

import argparse
import json
import resource
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from evaluation.backend import BACKENDS
from evaluation.beir import RetrievalSet, load_beir
from index.embedding import Embedder

_WARM_UP = 5


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


def measure_speed(name: str, folder: Path, work: Path, threads: int, dataset: RetrievalSet) -> Speed:
    """One query at a time for latency; then passages in batches. Memory is that of loading and of single queries."""
    started = time.perf_counter()
    embedder = _load(name, folder, work, threads)
    loaded = time.perf_counter() - started
    queries, passages = list(dataset.queries.values())[:100], list(dataset.passages.values())[:96]
    for query in queries[:_WARM_UP]:
        embedder.embed_queries([query])
    latencies = [_milliseconds(embedder, query) for query in queries]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.perf_counter()
    embedder.embed_documents(passages)
    rate = len(passages) / (time.perf_counter() - started)
    p95 = statistics.quantiles(latencies, n=20)[-1]
    return Speed(loaded, statistics.median(latencies), p95, rate, memory)


def measure_quality(name: str, folder: Path, work: Path, threads: int, dataset: RetrievalSet) -> Quality:
    """Ranks all passages for every query by cosine; the first backend measured in a work folder is the reference."""
    import ir_measures
    from ir_measures import RR, R

    embedder = _load(name, folder, work, threads)
    documents = embedder.embed_documents(list(dataset.passages.values()))
    queries = embedder.embed_queries(list(dataset.queries.values()))
    scores = queries @ documents.T
    names = list(dataset.passages)
    run = {
        query: {names[column]: float(row[column]) for column in np.argsort(-row)[:10]}
        for query, row in zip(dataset.queries, scores, strict=True)
    }
    measured = ir_measures.calc_aggregate([R @ 1, RR @ 10], dataset.grades, run)
    vectors = np.concatenate([documents, queries])
    reference = work / "reference.npy"
    if not reference.exists():
        np.save(reference, vectors)
    cosine = float((np.load(reference) * vectors).sum(axis=1).min())
    return Quality(float(measured[R @ 1]), float(measured[RR @ 10]), cosine)


def _load(name: str, folder: Path, work: Path, threads: int) -> Embedder:
    (backend,) = (each for each in BACKENDS if each.name == name)
    return backend.load(folder, work, threads)


def _milliseconds(embedder: Embedder, query: str) -> float:
    started = time.perf_counter()
    embedder.embed_queries([query])
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Measures what the command line says and prints it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=[each.name for each in BACKENDS])
    parser.add_argument("what", choices=["speed", "quality"])
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--dataset", type=Path, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--queries", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    options = parser.parse_args()
    dataset = load_beir(options.dataset).sample(options.queries, options.seed)
    measure = measure_speed if options.what == "speed" else measure_quality
    result = measure(options.name, options.model, options.work, options.threads, dataset)
    sys.stdout.write(json.dumps(asdict(result)) + "\n")


if __name__ == "__main__":
    main()
