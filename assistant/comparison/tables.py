"""The tables of words that change a commitment without changing its predicate's strength, by language."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

Pattern = re.Pattern[str]
_NOTHING: Final = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class ScopeTable:
    """``hedges`` narrow a commitment, ``floors`` leave no way round it; see ``scope.toml``."""

    hedges: Pattern
    floors: Pattern


@cache
def scope_table(language: str) -> ScopeTable:
    """The table of a language; one that finds nothing, where there is none."""
    table = _read("scope.toml").get(language)
    if table is None:
        return ScopeTable(_NOTHING, _NOTHING)
    hedges, floors = (re.compile("|".join(table[key]), re.IGNORECASE) for key in ("hedges", "floors"))
    return ScopeTable(hedges, floors)


@cache
def degree_table(language: str) -> tuple[Pattern, ...]:
    """Patterns of what is undertaken, the firmest first; none for a language without a table."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _read("degrees.toml").get(language, {}).values())


@cache
def _read(name: str) -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resources.files("assistant.comparison").joinpath(name).read_text(encoding="utf-8"))
