"""``plan-assistant brief``."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant.brief.assembling import Assembler
from assistant.brief.commitments import in_words
from assistant.brief.draft import Details, Draft, Grouping, read_agenda
from assistant.brief.gathering import gather_topics
from assistant.brief.limits import BriefError
from assistant.cli.asking import InPlans, open_quietly
from assistant.cli.console import errors
from assistant.export.formats import BriefFormat, Exporter
from assistant.language import Language, recognise
from assistant.opening import open_talking_points
from assistant.settings import read_settings
from index.gathering import DEFAULT_CUT


def brief(
    topic: Annotated[
        list[str] | None, typer.Argument(help="What the meeting is about; several are several points.")
    ] = None,
    agenda: Annotated[Path | None, typer.Option(help="A text file with a topic a line.")] = None,
    form: Annotated[BriefFormat, typer.Option("--format", help="Format of the file.")] = BriefFormat.MARKDOWN,
    out: Annotated[Path | None, typer.Option("--output", "-o", help="The file; standard output by default.")] = None,
    title: Annotated[str, typer.Option(help="Title of the brief.")] = "",
    meeting: Annotated[str, typer.Option(help="The meeting it is for.")] = "",
    date: Annotated[str, typer.Option(help="When that is, as you write it.")] = "",
    participants: Annotated[str, typer.Option(help="Who takes part.")] = "",
    language: Annotated[
        Language | None, typer.Option(help="Language of the brief; the first topic's by default.")
    ] = None,
    plan: InPlans = None,
    cut: Annotated[float, typer.Option(min=0, max=1, help="Relevance from which on items are taken.")] = DEFAULT_CUT,
    group: Annotated[Grouping, typer.Option(help="Order by agenda, or by the plan's structure.")] = Grouping.AGENDA,
    template: Annotated[Path | None, typer.Option(help="Word document whose styles the DOCX takes over.")] = None,
) -> None:
    """Gather all items on a topic or an agenda into a document for a meeting."""
    topics = read_agenda("\n".join([*(topic or ()), _read(agenda) if agenda else ""]))
    if not topics:
        raise BriefError("no_topics", "there is no topic; name one, or give a file with --agenda")
    draft = Draft(
        details=Details(title, meeting, date, participants),
        language=language or recognise(topics[0]),
        plans=tuple(plan) if plan else None,
        cut=cut,
        grouping=group,
    )
    assistant = open_quietly()
    settings = read_settings()
    assembler = Assembler(assistant, assistant.versions, in_words(assistant.facets), open_talking_points(settings))
    document = assembler.assemble(gather_topics(draft, topics, assistant), datetime.now(UTC))
    content = Exporter(template or settings.brief_template).export(document, form)
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        _write(out, content)
        errors.print(f"{out}: {len(document.entries)} items", markup=False)


def _read(agenda: Path) -> str:
    try:
        return agenda.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BriefError("no_topics", f"the agenda {agenda} cannot be read as UTF-8 text: {error}") from error


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise BriefError("no_topics", f"{file} cannot be written: {error}") from error
