"""``python -m evaluation run``: measures the assistant and what it is measured against."""

import functools
import shlex
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant.opening import open_embedder, open_library
from assistant.settings import Settings, SettingsError, read_settings
from corpus import PlanError
from evaluation.conversations.file import holds_conversations, packaged_conversations, read_conversations
from evaluation.peers.txtai_peer import PeerMissingError
from evaluation.questions_file import QuestionsFileError, packaged_questions, read_questions
from evaluation.report.folder import write_report
from evaluation.running import MismatchError, materials_for, run
from evaluation.systems.named import ASSISTANT, UnknownSystemError, chosen_systems
from evaluation.tables import figures
from evaluation.topics.file import packaged_topics, read_topics
from index.embedders import PACKAGED
from index.embedding import ModelError
from index.packaged_model import ensure_packaged_model

FIRST_PLAN = "japan-mongolia-2013-2017"


class Part(StrEnum):
    """The parts of the questions: ``dev`` and ``second`` to look at while building, ``test`` to report,
    ``third`` for both.
    """

    DEV = "dev"
    SECOND = "second"
    TEST = "test"
    THIRD = "third"


def run_command(
    questions: Annotated[
        list[Path] | None,
        typer.Option("--questions", help="Questions or conversation files, in place of the packaged ones."),
    ] = None,
    more: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="More questions files.")] = None,
    part: Annotated[Part, typer.Option(help="Which of the packaged questions.")] = Part.DEV,
    system: Annotated[
        list[str] | None, typer.Option(help="A system by name, or all; may be repeated. [default: assistant]")
    ] = None,
    plan: Annotated[str, typer.Option(help="Id of the plan the questions are about.")] = FIRST_PLAN,
    json: Annotated[Path | None, typer.Option(help="Write the run to this file, to be compared.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write report.html, TREC runs and qrels to this folder.")] = None,
) -> None:
    """Ask systems questions, and say how well they do."""
    try:
        files = [*(questions or ()), *(more or ())]
        topics = read_topics(() if files else packaged_topics(part))
        files = files or [*packaged_questions(part), *packaged_conversations(part)]
        talks = [file for file in files if holds_conversations(file)]
        asked = read_questions(file for file in files if file not in talks)
        conversations = read_conversations(talks)
        systems = chosen_systems(system or [ASSISTANT])
        settings = read_settings()
        loaded = open_library(settings).load(plan)
        with materials_for(loaded, open_embedder(settings), _model_folder(settings)) as materials:
            command = f"python -m evaluation {shlex.join(sys.argv[1:])}"
            tell = functools.partial(typer.echo, err=True)
            result = run(asked, systems, materials, command, tell, conversations, topics)
    except (QuestionsFileError, UnknownSystemError) as error:
        typer.echo(f"evaluation: {error}", err=True)
        raise typer.Exit(2) from error
    except (MismatchError, ModelError, PeerMissingError, PlanError, SettingsError) as error:
        typer.echo(f"evaluation: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(figures(result))
    if json:
        json.write_text(result.to_json(), encoding="utf-8")
    if report and not asked:
        typer.echo("evaluation: a report wants single questions, too; none was written", err=True)
    elif report:
        write_report(result, loaded, report)
        typer.echo(f"report: {report / 'report.html'}", err=True)


def _model_folder(settings: Settings) -> Path | None:
    """The model as a folder, where it has one; a name on a hub has none."""
    folder = ensure_packaged_model(settings.cache_folder) if settings.model == PACKAGED else Path(settings.model)
    return folder if folder.is_dir() else None
