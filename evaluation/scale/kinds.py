"""``python -m evaluation scale-kinds``: every kind of FAISS index over the same views, side by side."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import typer

from assistant.opening import open_embedder
from assistant.settings import read_settings
from evaluation.benchmark.measures import Latency, latency
from evaluation.questions_file import PACKAGED_QUESTIONS, read_questions
from evaluation.scale.exactly import nearest_exactly
from index.embedding import Vectors
from index.faiss_store import FaissStore
from index.files import current_generation
from index.index_type import IndexKind, IndexType, index_type
from index.vectors import VectorRows

_TEN: Final = 10
_ALIKE: Final = 1e-5
_WIDER: Final = (0.25, 0.5, 1, 2)


@dataclass(frozen=True, slots=True)
class KindFigures:
    """One kind with one breadth: seconds to build it, MiB on disk, latency of ten nearest, and recall@10."""

    of_type: IndexType
    seconds: float
    size: float
    latency: Latency
    recall: float


def scale_kinds(
    index: Annotated[Path, typer.Argument(help="Folder of an index, such as `scale --keep` leaves.")],
    kind: Annotated[list[IndexKind] | None, typer.Option(help="A kind to try; all unless given.")] = None,
) -> None:
    """Build every kind of index over the views of one that is there, and search them more and less widely."""
    generation = current_generation(index)
    embedder = open_embedder(read_settings())
    questions = read_questions(sorted((PACKAGED_QUESTIONS / "dev").glob("*answerable-*.jsonl")))
    bias = generation.bias()
    queries = np.stack([bias.unbiased_query(embedder.embed_queries([each.query])[0], each.lang) for each in questions])
    typer.echo(f"{len(generation.views()):,} vectors, {len(queries)} questions")
    typer.echo(
        "| kind | breadth | build, s | MiB | p50 / p95 ms | recall@10 |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    )
    for of_kind in kind or list(IndexKind):
        for each in measure_kind(generation.views(), queries, of_kind):
            times = f"{each.latency.p50:.2f} / {each.latency.p95:.2f}"
            name, breadth = each.of_type.factory, each.of_type.breadth
            typer.echo(f"| {name} | {breadth} | {each.seconds:.0f} | {each.size:.0f} | {times} | {each.recall:.3f} |")


def measure_kind(views: VectorRows, queries: Vectors, kind: IndexKind) -> Iterator[KindFigures]:
    """Build one kind and search it with several breadths; on one thread."""
    of_type = index_type(kind, len(views), views.dimensions)
    exact = nearest_exactly(views, queries, _TEN)
    begun = time.perf_counter()
    store = FaissStore.build(views, of_type)
    seconds = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "store"
        store.write(file)
        del store
        for times in _WIDER if of_type.breadth else (1,):
            wider = replace(of_type, breadth=int(of_type.breadth * times))
            opened = FaissStore.read(file, wider, views)
            durations, recalls = [], []
            for query, near in zip(queries, exact, strict=True):
                opened.search(query, _TEN)
                begun = time.thread_time()
                scores, _ = opened.search(query, _TEN)
                durations.append(time.thread_time() - begun)
                recalls.append(float((scores >= near[-1] - _ALIKE).sum()) / _TEN)
            size = file.stat().st_size / 2**20
            yield KindFigures(wider, seconds, size, latency(durations), float(np.mean(recalls)))
