"""Words that tell how strongly a sentence speaks, by language (``words/<language>.toml``)."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final

LANGUAGES: Final = ("ja", "en", "mn")


@cache
def pattern(key: str, language: str) -> re.Pattern[str]:
    """The words of one kind, as one pattern; English ones for a language that has no table."""
    table = _table(language if language in LANGUAGES else "en")
    return re.compile("|".join(table[key]), re.IGNORECASE)


@cache
def words(key: str) -> frozenset[str]:
    """The words of one kind, of all languages, as they are written."""
    return frozenset(word for language in LANGUAGES for word in str(_table(language)[key]).split())


@cache
def _table(language: str) -> dict[str, Any]:
    text = resources.files("assistant").joinpath(f"gate/words/{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def found(key: str, language: str, text: str) -> str:
    """The first words of that kind in a text; empty if it has none."""
    match = pattern(key, language).search(text)
    return match[0] if match else ""
