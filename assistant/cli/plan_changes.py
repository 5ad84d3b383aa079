"""``plan-assistant plans add``, ``replace`` and ``remove``: plans and index change together."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from assistant.cli.console import errors, output
from assistant.cli.plans import PlanId, counts_text, language_of, tell_left_out, warning_text
from assistant.installation import Installation
from assistant.settings import read_settings
from corpus import Change, Metadata, Period, Plan, PlanError, read_file
from corpus.library import slug

_BUILD = "build the index with: plan-assistant index build"

FileOrFolder = Annotated[
    Path, typer.Argument(help="The plan: PDF, Word (.docx), HTML, Markdown or text; or a folder of such files.")
]
File = Annotated[Path, typer.Argument(help="The plan: PDF, Word (.docx), HTML, Markdown or text.")]
Title = Annotated[str, typer.Option(help="Title; the one the document prints by default.")]
InLanguage = Annotated[str | None, typer.Option(help="Authentic language: ja, en, mn …; recognised by default.")]
Parties = Annotated[list[str] | None, typer.Option("--party", help="A party to the plan; may be repeated.")]
InPeriod = Annotated[str, typer.Option(help="First and last year, for example 2013-2017.")]
Publisher = Annotated[str, typer.Option(help="Who published the document.")]
Licence = Annotated[str, typer.Option(help="Terms under which it may be used.")]
Supersedes = Annotated[str, typer.Option(help="Id of the earlier plan whose place this one takes.")]


def add(
    file: FileOrFolder,
    plan_id: Annotated[
        str | None, typer.Option("--id", help="Id of the plan; made of the file's name by default.")
    ] = None,
    title: Title = "",
    language: InLanguage = None,
    party: Parties = None,
    period: InPeriod = "",
    publisher: Publisher = "",
    licence: Licence = "",
    supersedes: Supersedes = "",
) -> None:
    """Add a plan to the library; a server that is running answers from it at once."""
    files = _files_in(file)
    if len(files) > 1 and (plan_id is not None or title):
        raise typer.BadParameter("--id and --title are of one plan; a folder's plans have those of their files")
    metadata = Metadata(
        title=title,
        language=language or "",
        parties=tuple(party or ()),
        period=_period(period),
        publisher=publisher,
        licence=licence,
        supersedes=supersedes,
    )
    installation = Installation(read_settings(), only_builds=True)
    refused = [each for each in files if not _add_file(installation, each, metadata, plan_id, alone=len(files) == 1)]
    if refused:
        raise typer.Exit(1)


def _files_in(path: Path) -> list[Path]:
    """The file itself, or the files of a folder, sorted by name."""
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    if not files:
        raise PlanError(f"there are no files in {path}; give a plan, or a folder of plans")
    return files


def _add_file(installation: Installation, file: Path, metadata: Metadata, plan_id: str | None, *, alone: bool) -> bool:
    """Add a plan. One of a folder that is refused is told, and does not keep the others out."""
    try:
        reading = read_file(file)
        said = replace(metadata, language=metadata.language or language_of(reading))
        new_id = slug(file.stem) if plan_id is None else plan_id
        carry_out(installation, installation.library.addition(new_id, reading.document, said), "added")
    except PlanError as error:
        if alone:
            raise
        errors.print(Text(f"{file.name}: {error}", style="yellow"))
        return False
    return True


def replace_plan(
    plan: PlanId,
    file: File,
    title: Title = "",
    language: InLanguage = None,
    party: Parties = None,
    period: InPeriod = "",
    publisher: Publisher = "",
    licence: Licence = "",
    supersedes: Supersedes = "",
) -> None:
    """Put another text in the place of a plan's. What is not told anew stays as it was told before.

    Renderings and expected questions stay with the items whose words stay as they were.
    """
    reading = read_file(file)
    installation = Installation(read_settings(), only_builds=True)
    old = installation.library.load(plan).metadata
    metadata = replace(
        old,
        sha256="",
        title=title or old.title,
        language=language or old.language,
        parties=tuple(party or old.parties),
        period=_period(period) or old.period,
        publisher=publisher or old.publisher,
        licence=licence or old.licence,
        supersedes=supersedes or old.supersedes,
    )
    carry_out(installation, installation.library.replacement(plan, reading.document, metadata), "replaced")


def remove(plan: PlanId) -> None:
    """Remove a plan that was added to the library; a server that is running no longer answers from it."""
    installation = Installation(read_settings(), only_builds=True)
    carry_out(installation, installation.library.removal(plan), "removed")


def join(commands: typer.Typer) -> None:
    """Take a place among the commands for the library."""
    commands.command("add")(add)
    commands.command("replace")(replace_plan)
    commands.command("remove")(remove)


def carry_out(installation: Installation, change: Change, done: str) -> None:
    """Make the change, with the index if there is one, and tell of it."""
    if installation.has_index:
        columns = (TextColumn("embedding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=errors, transient=True) as progress:
            task = progress.add_task("embedding")
            installation.change(change, lambda so_far, total: progress.update(task, completed=so_far, total=total))
    else:
        installation.library.carry_out(change)
    output.print(Text(f"{done} {change.plan_id}{_told(change.plan) if change.files is not None else ''}"))
    for warning in change.plan.warnings if change.plan else ():
        errors.print(Text(f"warning: {warning_text(warning)}", style="yellow"))
    if change.plan and change.files is not None:
        tell_left_out(change.plan)
    if not installation.has_index:
        output.print(Text(_BUILD))


def _told(plan: Plan | None) -> str:
    return f": {plan.metadata.title} ({plan.metadata.language}), {counts_text(plan)}" if plan else ""


def _period(text: str) -> Period | None:
    if not text:
        return None
    first, _, last = text.partition("-")
    try:
        return Period(int(first), int(last))
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no period; write 2013-2017", param_hint="--period") from None
