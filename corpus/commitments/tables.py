"""The tables of words by which commitments are read, one a language: data files beside this module."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("ja", "en", "mn")
"""The languages whose authentic plans can be read."""


@cache
def table(language: str) -> dict[str, Any]:
    """Return the table of a language as its TOML file has it.

    Raises:
        KeyError: there is no table of that language.
    """
    if language not in LANGUAGES:
        raise KeyError(f"commitments are read in {', '.join(LANGUAGES)}, not in {language}")
    return tomllib.loads(resources.files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
