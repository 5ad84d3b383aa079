"""``python -m evaluation fuzz``: damaged files put to the library."""

import time
from typing import Annotated

import typer

from evaluation.fuzzing.forked import load_readers
from evaluation.fuzzing.run import fuzz, seed_files


def fuzz_command(
    count: Annotated[int, typer.Option(help="How many damaged files.", min=1)] = 10_000,
    seed: Annotated[int, typer.Option(help="Which ones: the same for the same number.")] = 1,
    first: Annotated[int, typer.Option(help="Number of the first.", min=0)] = 0,
) -> None:
    """Damage files of every format and put them to a library: read or refused in words, soon, the library as it was."""
    started = time.monotonic()
    result = fuzz(seed_files(), range(first, first + count), seed, load_readers())
    typer.echo(
        f"{count} files, seed {seed}: {result.read} read, {result.refused} refused, {result.ended} of these stopped"
    )
    for kind, seconds in sorted(result.seconds.items()):
        typer.echo(f"slowest {kind}: {seconds:.2f} s")
    for reason, times in result.reasons.most_common():
        typer.echo(f"{times:6}  {reason}")
    for crash in result.crashes:
        typer.echo(f"crash: {crash}")
    typer.echo(
        f"{len(result.crashes)} crashes, {len(result.hangs)} over 5 s {result.hangs[:20]}, "
        f"{len(result.changes)} changes of the library {result.changes[:20]}; {time.monotonic() - started:.0f} s"
    )
    if not result.is_clean:
        raise typer.Exit(1)
