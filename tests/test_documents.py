"""What the README claims is true."""

import re
import shlex
from pathlib import Path

import click
import pytest
import typer

from assistant.cli.main import app
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_documented_with_its_default_and_meaning() -> None:
    for name, field in Settings.model_fields.items():
        default = "" if field.default_factory else f"`{field.default}`"
        row = next((line for line in README.splitlines() if f"`PLAN_ASSISTANT_{name.upper()}`" in line), "")
        assert row, f"the README does not name {name}"
        assert default in row
        assert (field.description or "?") in row


def test_every_command_the_readme_names_exists() -> None:
    commands = re.findall(r"^(?:\$ |\| `)?(plan-assistant [^#\n`]+)", README, re.MULTILINE)
    assert len(commands) >= 8
    root = typer.main.get_command(app)
    assert isinstance(root, click.Group)
    for command in commands:
        words = shlex.split(command.replace("\\|", "|").replace("[", " ").replace("]", " "))[1:]
        for choice in words[0].split("|"):
            assert choice in root.commands, command
        group = root.commands[words[0]]
        if isinstance(group, click.Group):
            for choice in words[1].split("|"):
                assert choice in group.commands, command


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
