"""Prompts for language models, as Jinja2 files, and the version of all texts of this folder."""

from functools import cache
from importlib import resources
from typing import Final

from jinja2 import Environment, StrictUndefined

_FOLDER: Final = "llm"


@cache
def _environment() -> Environment:
    return Environment(undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True)


def render_prompt(name: str, **values: object) -> str:
    """Fill in ``llm/<name>.j2``. A value is never itself taken as a template.

    Raises:
        FileNotFoundError: there is no such prompt.
        jinja2.UndefinedError: the prompt needs a value that was not given.
    """
    text = resources.files("prompts").joinpath(f"{_FOLDER}/{name}.j2").read_text(encoding="utf-8")
    return _environment().from_string(text).render(**values)
