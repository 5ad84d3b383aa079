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


@dataclass(frozen=True, slots=True)
class DegreeTable:
    """What is undertaken: ``kinds`` are patterns of predicates, the firmest first; ``talk`` finds what stands before a
    predicate that only says that talk or inquiry is held (意見交換を行う).
    """

    kinds: tuple[Pattern, ...]
    talk: Pattern

    def degree(self, predicate: str, before: str) -> int | None:
        """The place of a predicate among the kinds; None for one that none of them has."""
        for place, pattern in enumerate(self.kinds):
            if pattern.search(predicate):
                return len(self.kinds) - 1 if place == 0 and self.talk.search(before) else place
        return None


@cache
def degree_table(language: str) -> DegreeTable:
    """The table of a language; one that knows no predicate, where there is none."""
    table = _read("degrees.toml").get(language, {})
    kinds = tuple(re.compile(table[kind], re.IGNORECASE) for kind in ("do", "further", "talk") if kind in table)
    return DegreeTable(kinds, re.compile(table["objects"]) if "objects" in table else _NOTHING)


@cache
def _read(name: str) -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resources.files("assistant.comparison").joinpath(name).read_text(encoding="utf-8"))
