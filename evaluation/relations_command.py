"""``python -m evaluation relations``: the comparison of two plans, measured on relations that a person knows."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer

from assistant.comparison.comparing import compare
from assistant.comparison.side import Side
from assistant.comparison.values import Comparison, Relation
from assistant.opening import open_embedder, open_library
from assistant.settings import Settings, read_settings
from corpus import Plan, PlanError, read_plan
from corpus.commitments import read_commitments
from corpus.metadata import read_metadata
from evaluation.relations import RelationsFileError, Score, about, read_relations, score, triples_of
from evaluation.systems.cached import CachedEmbedder
from index.builder import build_index
from index.embedding import Embedder
from index.meanings import item_meanings
from index.opened import open_index

_ALL: Final = "all"


class Lines(StrEnum):
    """Which lines of the file are counted."""

    ALL = "all"
    ODD = "odd"
    EVEN = "even"


def relations(
    old: Annotated[str, typer.Argument(help="Id of the older plan, or a folder with source.txt and plan.toml.")],
    new: Annotated[str, typer.Argument(help="Id of the newer plan, or such a folder.")],
    file: Annotated[Path, typer.Argument(help="Relations, a line each: old, new, relation.")],
    lines: Annotated[Lines, typer.Option(help="Which lines of the file are counted.")] = Lines.ALL,
) -> None:
    """Precision, recall and F1 of the relations of two plans' items, each and together."""
    settings = read_settings()
    try:
        known = read_relations(file)
        plans = [_plan(name, settings) for name in (old, new)]
    except (RelationsFileError, PlanError) as error:
        typer.echo(f"evaluation: {error}", err=True)
        raise typer.Exit(1) from error
    found = triples_of(compare_plans(plans, CachedEmbedder(open_embedder(settings))))
    if lines is not Lines.ALL:
        known = known[lines is Lines.EVEN :: 2]
        found = about(found, known)
    scores = score(known, found)
    typer.echo("| relation | known | found | precision | recall | F1 |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for relation in Relation:
        typer.echo(_line(relation, scores[relation]))
    said = [scores[relation] for relation in Relation if scores[relation].known]
    typer.echo(_line(f"{_ALL} (micro)", scores[None]))
    typer.echo(f"| {_ALL} (macro) | | | | | {sum(each.f1 for each in said) / max(1, len(said)):.3f} |")


def compare_plans(plans: Sequence[Plan], embedder: Embedder) -> Comparison:
    """Compare two plans, the older first, with a model's vectors of both."""
    with TemporaryDirectory() as folder:
        build_index(plans, embedder, Path(folder))
        index = open_index(Path(folder), plans, embedder.fingerprint)
        meanings = {plan.plan_id: item_meanings(index, plan) for plan in index.plans}
    old, new = (Side(plan, read_commitments(plan), meanings[plan.id]) for plan in plans)
    return compare(old, new)


def read_plan_folder(folder: Path, plan_id: str) -> Plan:
    """Read a plan that is in no library.

    Raises:
        PlanError: its files cannot be read.
    """
    try:
        metadata = read_metadata((folder / "plan.toml").read_text(encoding="utf-8"))
        return read_plan(plan_id, (folder / "source.txt").read_bytes(), metadata)
    except (OSError, UnicodeDecodeError) as error:
        raise PlanError(f"the plan cannot be read from {folder}: {error}") from error


def _plan(name: str, settings: Settings) -> Plan:
    folder = Path(name)
    return read_plan_folder(folder, folder.name) if folder.is_dir() else open_library(settings).load(name)


def _line(name: str, of: Score) -> str:
    return f"| {name} | {of.known} | {of.found} | {of.precision:.3f} | {of.recall:.3f} | {of.f1:.3f} |"
