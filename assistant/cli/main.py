"""``plan-assistant``: the commands, and how they end."""

import sys
from typing import Final

import typer

from assistant.brief.limits import BriefError
from assistant.cli import (
    asking,
    briefing,
    chatting,
    comparing,
    indexing,
    items,
    plan_changes,
    plans,
    proposing,
    serving,
)
from assistant.cli.console import errors
from assistant.comparison.values import ComparisonError
from assistant.export.formats import TemplateError
from assistant.history.errors import HistoryError
from assistant.question import QuestionError
from assistant.settings import SettingsError
from corpus import PlanError
from index.embedding import ModelError
from index.errors import IndexUnusableError, StoreUnavailableError

app = typer.Typer(
    name="plan-assistant",
    help="Ask a government action plan what was promised: its own words, with item numbers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("ask")(asking.ask)
app.command("chat")(chatting.chat)
app.command("search")(asking.search)
app.command("brief")(briefing.brief)
app.command("items")(items.items)
app.command("compare")(comparing.compare)
app.command("serve")(serving.serve)
plan_changes.join(plans.app)
proposing.join(plans.app)
app.add_typer(plans.app, name="plans")
app.add_typer(indexing.app, name="index")


_FAILURES: Final = (
    HistoryError,
    TemplateError,
    IndexUnusableError,
    ModelError,
    PlanError,
    SettingsError,
    StoreUnavailableError,
)


def main() -> None:
    """Run the command line: exit status 0, 1 for a failed run, 2 for wrong usage."""
    try:
        app()
    except (BriefError, ComparisonError, QuestionError) as error:
        errors.print(f"plan-assistant: {error}", markup=False)
        sys.exit(2)
    except _FAILURES as error:
        errors.print(f"plan-assistant: {error}", markup=False)
        sys.exit(1)
