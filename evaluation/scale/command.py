"""``python -m evaluation scale``: from a thousand items to a million, as a table and a plot."""

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from assistant.opening import open_embedder, open_library
from assistant.settings import read_settings
from evaluation.questions_file import PACKAGED_QUESTIONS, AskedQuestion, read_questions
from evaluation.scale.asking import ask_size
from evaluation.scale.building import Making, build_size, held_out, rule_of
from evaluation.scale.embedding import truly_embedded
from evaluation.scale.figures import AskFigures, BuildFigures, SizeFigures
from evaluation.scale.pieces import pieces_of_documents, pieces_of_plan
from evaluation.scale.plots import growth_plots
from evaluation.scale.rule import check_rule
from evaluation.scale.tables import growth_table, rule_table

_SIZES: Final = (1_000, 10_000)
_ONE_THREAD: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def scale(
    items: Annotated[
        list[int] | None, typer.Option(min=200, help="How many items; may be given several times.")
    ] = None,
    embed: Annotated[
        int,
        typer.Option(
            min=200, help="Of how many items the vectors are truly embedded; those of larger sizes are made by a rule."
        ),
    ] = 10_000,
    documents: Annotated[
        Path, typer.Option(help="Folder of plain texts whose sentences are recombined with the plan's.")
    ] = Path("../shared/documents"),
    work: Annotated[
        Path, typer.Option(help="Folder for the indexes, removed size by size, and for vectors, which are used again.")
    ] = Path("scale"),
    keep: Annotated[
        bool, typer.Option(help="Leave the indexes there, to be asked again without building them.")
    ] = False,
    output: Annotated[Path | None, typer.Option("--json", help="Also write the figures here.")] = None,
    plot: Annotated[Path | None, typer.Option(help="Also draw how each figure grows, as SVG, here.")] = None,
) -> None:
    """Build and ask indexes of growing size, one process each."""
    work.mkdir(parents=True, exist_ok=True)
    figures = []
    for size in sorted(items or _SIZES):
        folder = work / f"index-{size}"
        build = _built(size, embed, documents, work, folder)
        typer.echo(str(build), err=True)
        ask = _alone(ask_one, size, embed, documents, work, folder, threads=1)
        typer.echo(str(ask), err=True)
        figures.append(SizeFigures(build, ask))
        if not keep:
            shutil.rmtree(folder)
        if output:
            output.write_text(json.dumps([asdict(each) for each in figures], indent=1), encoding="utf-8")
    typer.echo(growth_table(figures))
    if max(items or _SIZES) > embed:
        typer.echo(_alone(check_the_rule, embed, documents, work))
    if plot:
        plot.write_text(growth_plots(figures), encoding="utf-8")


def _built(size: int, embed: int, documents: Path, work: Path, folder: Path) -> BuildFigures:
    """Build an index, unless an earlier run left it."""
    told = folder / "build.json"
    if told.is_file():
        return BuildFigures(**json.loads(told.read_text(encoding="utf-8")))
    figures: BuildFigures = _alone(build_one, size, embed, documents, work, folder)
    told.write_text(json.dumps(asdict(figures)), encoding="utf-8")
    return figures


def build_one(size: int, embed: int, documents: Path, work: Path, folder: Path) -> BuildFigures:
    return build_size(size, _making(embed, documents, work), open_embedder(read_settings()), folder)


def ask_one(size: int, embed: int, documents: Path, work: Path, folder: Path) -> AskFigures:
    making = _making(embed, documents, work)
    return ask_size(size, making, _questions(), open_embedder(read_settings()), folder)


def check_the_rule(embed: int, documents: Path, work: Path) -> str:
    """How well the rule foretells neighbours, as a table."""
    making, embedder = _making(embed, documents, work), open_embedder(read_settings())
    true = truly_embedded(making.plans(embed), embedder, making.journal)
    questions = embedder.embed_queries([question.query for question in _questions()])
    return rule_table(*check_rule(rule_of(making, embedder, true), true, held_out(making), questions))


def _making(embed: int, documents: Path, work: Path) -> Making:
    (first, *_) = (plan for plan in open_library(read_settings()).load_all() if plan.curation.questions)
    return Making(pieces_of_plan(first), pieces_of_documents(documents), embed, work / "true.journal")


def _questions() -> tuple[AskedQuestion, ...]:
    """Real questions in three languages, those that the first plan answers and those that it does not."""
    return read_questions(sorted((PACKAGED_QUESTIONS / "dev").glob("*answerable-*.jsonl")))


def _alone(work: Callable[..., Any], *arguments: object, threads: int | None = None) -> Any:
    """Run in a process of its own, so that its memory is told apart; with so many threads for mathematics."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update({name: str(threads) for name in _ONE_THREAD if threads})
    try:
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            return pool.submit(work, *arguments).result()
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            os.environ.update({name: value} if value else {})
