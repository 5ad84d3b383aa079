"""``python -m evaluation from-feedback``: what readers rated, as a questions file for a person to review."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.history.addresses import database_url
from assistant.history.database import Database
from assistant.history.errors import HistoryError
from assistant.history.rating import rated_turns
from assistant.settings import SettingsError, read_settings
from evaluation.feedback import questions_from
from evaluation.run_command import FIRST_PLAN


def from_feedback(
    output: Annotated[Path, typer.Option("--output", "-o", help="Questions file to write.")],
    database: Annotated[
        str | None, typer.Option(help="Address of the database; that of the settings by default.")
    ] = None,
    plan: Annotated[str, typer.Option(help="Plan whose items the questions are about.")] = FIRST_PLAN,
) -> None:
    """Write a question for each turn that readers rated, with the items of answers that they found good."""
    try:
        settings = read_settings()
        url = database_url(database or settings.database.get_secret_value(), settings.data_folder)
        conversations = Database(url)
        if not conversations.exists():
            raise HistoryError("there are no conversations in the database; name another with --database")
        questions = questions_from(rated_turns(conversations), plan)
        output.write_text("".join(f"{question.to_json()}\n" for question in questions), encoding="utf-8")
    except (HistoryError, SettingsError, OSError) as error:
        typer.echo(f"evaluation: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{len(questions)} questions written to {output}; read each one before you measure with it")
