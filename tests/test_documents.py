"""What the README claims is true."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from assistant.cli.main import app
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_documented_with_its_default_and_meaning() -> None:
    for name, field in Settings.model_fields.items():
        default = "" if field.default_factory or field.default == "" else f"`{field.default}`"
        row = next((line for line in README.splitlines() if line.startswith(f"| `PLAN_ASSISTANT_{name.upper()}`")), "")
        assert row, f"the README does not name {name}"
        assert default in row
        assert (field.description or "?") in row


def commands_of(command: object) -> dict[str, object]:
    """The commands of a group; none of a command that is no group."""
    commands: dict[str, object] = getattr(command, "commands", {})
    return commands


def test_every_command_the_readme_names_exists() -> None:
    commands = re.findall(r"^(?:\$ |\| `)?(plan-assistant [^#\n`]+)", README, re.MULTILINE)
    assert len(commands) >= 8
    names = commands_of(typer.main.get_command(app))
    for command in commands:
        words = shlex.split(command.replace("\\|", "|").replace("[", " ").replace("]", " "))[1:]
        assert words[0] in names, command
        if subcommands := commands_of(names[words[0]]):
            for choice in words[1].split("|"):
                assert choice in subcommands, command


@pytest.mark.parametrize("target", ["serve", "test", "check", "bench"])
def test_make_has_the_targets_that_the_readme_names(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_picture_and_file_the_readme_names_is_there() -> None:
    for path in re.findall(r"\]\(([^):#]+)\)", README):
        assert (ROOT / path).exists(), path


def test_no_figure_is_left_to_be_filled_in() -> None:
    assert not re.search(r"\b[A-Z]+_TABLE\b", README)
