"""``python -m evaluation compare``: two runs, side by side."""

from pathlib import Path
from typing import Annotated

import typer

from evaluation.comparison import ComparisonError, Difference, check_same, compare
from evaluation.result import ResultFileError, RunResult
from evaluation.systems.named import ASSISTANT
from evaluation.tables import share


def compare_command(
    first: Annotated[Path, typer.Argument(metavar="A.json", help="A run, from `run --json`.")],
    second: Annotated[Path, typer.Argument(metavar="B.json", help="Another; or the same, for two of its systems.")],
    a: Annotated[str | None, typer.Option("--a", help="The system of A. [default: assistant, or the only one]")] = None,
    b: Annotated[str | None, typer.Option("--b", help="The system of B. [default: assistant, or the only one]")] = None,
) -> None:
    """Tell by how much B is better than A, measure by measure, and whether that may be luck."""
    try:
        one, other = _read(first), _read(second)
        check_same(one.questions, other.questions)
        name, other_name = _system(one, a, first), _system(other, b, second)
    except (ResultFileError, ComparisonError) as error:
        typer.echo(f"evaluation: {error}", err=True)
        raise typer.Exit(1) from error
    found = compare(one.questions, one.responses[name], other.responses[other_name])
    typer.echo(f"A: {name}, {one.provenance.made}, {one.provenance.model}")
    typer.echo(f"B: {other_name}, {other.provenance.made}, {other.provenance.model}\n")
    typer.echo("| measure | language | questions | A | B | B - A (95 %) | p |")
    typer.echo("| --- | --- | --- | --- | --- | --- | --- |")
    for difference in found:
        typer.echo(_line(difference))


def _line(found: Difference) -> str:
    gap = found.difference
    interval = f"{gap.value:+.3f} ({gap.low:+.3f} to {gap.high:+.3f})"
    return (
        f"| {found.measure} | {found.language} | {gap.count} | {share(found.first)} | {share(found.second)} "
        f"| {interval} | {found.p:.4f} |"
    )


def _read(file: Path) -> RunResult:
    try:
        return RunResult.from_json(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResultFileError(f"{file} cannot be read: {error}") from error
    except ResultFileError as error:
        raise ResultFileError(f"{file}: {error}") from error


def _system(result: RunResult, asked: str | None, file: Path) -> str:
    names = list(result.responses)
    name = asked or (ASSISTANT if ASSISTANT in names or len(names) != 1 else names[0])
    if name not in names:
        raise ComparisonError(f"{file} has no system {name}; it has {', '.join(names)}")
    return name
