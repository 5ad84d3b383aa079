"""Where the command line writes: data on standard output, what went wrong on standard error."""

import json
from collections.abc import Mapping
from typing import Annotated

import typer
from rich.console import Console

output = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def print_json(data: Mapping[str, object]) -> None:
    """Print JSON as UTF-8 text, not escaped, not coloured."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
