"""``python -m evaluation bench``: every figure of speed in one run, as Markdown."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from assistant.opening import open_assistant, open_embedder, open_library
from assistant.settings import read_settings
from evaluation.benchmark.asking import measure_asking
from evaluation.benchmark.briefs import ITEMS, measure_briefs
from evaluation.benchmark.building import measure_building
from evaluation.benchmark.library import measure_adding
from evaluation.benchmark.load import LoadResult, run_load
from evaluation.benchmark.long_plan import long_plan
from evaluation.benchmark.measures import Latency
from evaluation.benchmark.server import running_server
from evaluation.questions_file import PACKAGED_QUESTIONS, read_questions
from index.builder import build_index

_QUESTIONS: Final = 200
_CLIENTS: Final = (1, 8, 32)
_ADDED_ITEMS: Final = 200
_ADDING_CLIENTS: Final = 16


def bench(
    seconds: Annotated[float, typer.Option(min=1, help="How long each number of clients asks.")] = 10,
    soak: Annotated[
        float, typer.Option(min=0, help="How long 32 clients search without a pause; 0 leaves it out.")
    ] = 60,
    library: Annotated[
        bool, typer.Option("--library", help="Only how soon a plan that is added takes effect.")
    ] = False,
) -> None:
    """Measure latency, throughput, start-up, memory and build time on this machine."""
    queries = _queries()
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PLAN_ASSISTANT_DATA_FOLDER": folder}
        if library:
            _library(queries, environment, Path(folder))
            return
        _in_process(queries, Path(folder))
        _command_line(environment)
        _server(queries, environment, seconds, soak)


def _in_process(queries: Sequence[str], folder: Path) -> None:
    settings = read_settings().model_copy(update={"data_folder": folder})
    plans = open_library(settings).load_all()
    embedder = open_embedder(settings)
    _row("build", f"{measure_building(plans, embedder) * 1000:.1f} ms an item")
    build_index(plans, embedder, settings.index_folder)
    assistant = open_assistant(settings, embedder)
    cost = measure_asking(queries, assistant, embedder)
    _row(f"one query embedding ({len(queries)} questions)", _latency(cost.embedding))
    _row("ask, retrieve to verified answer", _latency(cost.asking))
    _row("ask / embedding, medians", f"{cost.ratio:.2f}")
    for form, (first, best) in measure_briefs(assistant).items():
        _row(f"brief of {ITEMS} items, {form}", f"{best:.2f} s ({first:.2f} s the first time)")


def _command_line(environment: dict[str, str]) -> None:
    for name, arguments in (
        ("plan-assistant --help", ["--help"]),
        ("plan-assistant ask", ["ask", "外相会談は年に何回？"]),
    ):
        begun = time.perf_counter()
        command = [sys.executable, "-m", "assistant", *arguments]
        subprocess.run(command, env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL)
        _row(f"{name}, cold", f"{time.perf_counter() - begun:.2f} s")


def _server(queries: Sequence[str], environment: dict[str, str], seconds: float, soak: float) -> None:
    asked: list[dict[str, object]] = [{"question": query} for query in queries]
    searched: list[dict[str, object]] = [{"query": query} for query in queries]
    with running_server(environment) as server:
        _row("server: start to first page", f"{server.first_page:.2f} s")
        _row("server: start to ready", f"{server.ready:.2f} s")
        run_load(server.url, "/api/ask", asked, 8, 2)
        for clients in _CLIENTS:
            _load("/api/ask", run_load(server.url, "/api/ask", asked, clients, seconds))
        alone = run_load(server.url, "/api/search", searched, 1, seconds)
        _load("/api/search", alone)
        if soak:
            before = server.memory().now
            together = run_load(server.url, "/api/search", searched, 32, soak)
            after = server.memory()
            _load(f"/api/search for {soak:.0f} s", together)
            _row("throughput of 32 clients / of one", f"{together.rate / alone.rate:.2f}")
            _row("server: memory before and after", f"{before:.0f} → {after.now:.0f} MiB")
        _row("server: peak memory", f"{server.memory().peak:.0f} MiB")


def _library(queries: Sequence[str], environment: dict[str, str], folder: Path) -> None:
    settings = read_settings().model_copy(update={"data_folder": folder})
    plans = open_library(settings).load_all()
    build_index(plans, open_embedder(settings), settings.index_folder)
    asked: list[dict[str, object]] = [{"question": query} for query in queries]
    with running_server(environment) as server:
        before = server.memory().now
        for number in range(2):
            text = long_plan(plans[0], _ADDED_ITEMS)
            taken = measure_adding(server, environment, text, f"long-{number}", asked, _ADDING_CLIENTS)
            _row(f"plan of {_ADDED_ITEMS} items added, until the server answers from it", f"{taken.seconds:.1f} s")
            _load("/api/ask meanwhile", taken.load)
        _row("server: memory before and after", f"{before:.0f} → {server.memory().now:.0f} MiB")


def _queries() -> list[str]:
    files = sorted((PACKAGED_QUESTIONS / "dev").glob("answerable-*.jsonl"))
    by_language = [[question.query for question in read_questions([file])] for file in files]
    mixed = [query for together in zip(*by_language, strict=False) for query in together]
    return [mixed[place % len(mixed)] for place in range(_QUESTIONS)]


def _load(name: str, result: LoadResult) -> None:
    clients = f"{result.clients} client{'s' * (result.clients > 1)}"
    _row(f"{name}, {clients}", f"{result.rate:.0f} requests/s, {_latency(result.latency)}, {result.failures} failed")


def _latency(measured: Latency) -> str:
    return f"p50 {measured.p50:.1f} ms, p95 {measured.p95:.1f} ms"


def _row(name: str, value: str) -> None:
    typer.echo(f"| {name} | {value} |")
