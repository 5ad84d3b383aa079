"""Backends: compares the ways of running the packaged model on this machine, in one run.

`python -m evaluation backends --dataset FOLDER` prints a table in Markdown; `--help` has the options. Each measurement
is a process of its own; for speed the backends take turns, round after round, so that other work on the machine meets
all of them alike, and the median over the rounds is shown.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, ParamSpec, TypeVar

import typer

from assistant.settings import read_settings
from evaluation.backend import BACKENDS, Backend, prepare
from evaluation.backend_run import Quality, Speed, Task, measure_quality, measure_speed
from index.packaged_model import ensure_packaged_model

SEED = 2013

Given = ParamSpec("Given")
Measured = TypeVar("Measured")

_HEAD = (
    "| backend | query p50 ms | query p95 ms | documents/s | R@1 | MRR@10 | least cosine | load s | memory MB |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


@dataclass(frozen=True)
class Options:
    """What is measured: `dataset` is a BEIR folder; `threads` are those of one call."""

    dataset: Path
    cache: Path
    queries: int = 1000
    rounds: int = 3
    threads: int = 1
    seed: int = SEED


@dataclass(frozen=True)
class Row:
    """What was measured of one backend, or why nothing was."""

    name: str
    speeds: Sequence[Speed] = ()
    quality: Quality | None = None
    reason: str = ""


@dataclass(frozen=True)
class Measures:
    """The two measurements, each given a backend's name."""

    quality: Callable[[str], Quality]
    speed: Callable[[str], Speed]


def run(options: Options, backends: Sequence[Backend] = BACKENDS) -> list[Row]:
    """Measures the backends; one whose packages are missing, or that fails, has the reason in its row."""
    folder = ensure_packaged_model(options.cache)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        _in_a_process(prepare, folder, work)

        def task(backend: str) -> Task:
            return Task(backend, folder, work, options.dataset, options.threads, options.queries, options.seed)

        measures = Measures(
            quality=lambda backend: _in_a_process(measure_quality, task(backend)),
            speed=lambda backend: _in_a_process(measure_speed, task(backend)),
        )
        return compare(backends, options.rounds, measures)


def compare(backends: Sequence[Backend], rounds: int, measures: Measures) -> list[Row]:
    """Quality of each backend, then the speed of those that run, in turns."""
    rows = {backend.name: _first_row(backend, measures) for backend in backends}
    for _ in range(rounds):
        for name, row in rows.items():
            if row.quality is not None:
                rows[name] = replace(row, speeds=(*row.speeds, measures.speed(name)))
    return list(rows.values())


def _first_row(backend: Backend, measures: Measures) -> Row:
    if missing := backend.missing():
        return Row(backend.name, reason=f"not installed: {', '.join(missing)}")
    try:
        return Row(backend.name, quality=measures.quality(backend.name))
    except Exception as error:
        return Row(backend.name, reason=f"failed: {(str(error).splitlines() or [type(error).__name__])[0]}")


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    return "\n".join([_HEAD, *map(_line, rows)]) + "\n"


def _line(row: Row) -> str:
    if row.quality is None or not row.speeds:
        return f"| {row.name} | {row.reason} |" + " |" * 7
    quality, speeds = row.quality, row.speeds

    def middle(name: str, digits: int) -> str:
        return f"{statistics.median(getattr(speed, name) for speed in speeds):.{digits}f}"

    cells = [
        row.name,
        middle("p50", 1),
        middle("p95", 1),
        middle("documents", 1),
        f"{quality.recall_1:.3f}",
        f"{quality.mrr_10:.3f}",
        f"{quality.cosine:.5f}",
        middle("load", 1),
        middle("memory", 0),
    ]
    return f"| {' | '.join(cells)} |"


def _in_a_process(measure: Callable[Given, Measured], *given: Given.args, **named: Given.kwargs) -> Measured:
    """What a function gives in a fresh process.

    Raises:
        RuntimeError: the process was ended from outside, for want of memory for example.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            measured = pool.submit(measure, *given, **named).result()
        except BrokenProcessPool as error:
            raise RuntimeError("its process was ended from outside") from error
    sys.stderr.write(f"{given}: {measured}\n")
    return measured


def backends(
    dataset: Annotated[Path, typer.Option(help="A folder in BEIR form, such as jsquad_valid.")],
    queries: Annotated[int, typer.Option(min=1, help="How many queries R@1 is measured on.")] = 1000,
    rounds: Annotated[int, typer.Option(min=1, help="How often speed is measured.")] = 3,
    threads: Annotated[int, typer.Option(min=1, help="Processor threads of one call.")] = 1,
    only: Annotated[list[str] | None, typer.Option(help="A backend to measure; may be repeated.")] = None,
) -> None:
    """Compare the ways of running the packaged model: latency, documents a second, accuracy, memory."""
    chosen = [backend for backend in BACKENDS if only is None or backend.name in only]
    options = Options(dataset, read_settings().cache_folder, queries, rounds, threads)
    typer.echo(table(run(options, chosen)))
