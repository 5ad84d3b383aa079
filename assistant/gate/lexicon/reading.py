"""The lexicon: one file of patterns a language, compiled once."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from index.analysis import terms

_FILES: Final = ("ja", "en", "mn")
_UNITS_AFTER: Final = r"[\s-]*(?:{})"


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of one language. Each finds a word that makes a sentence say something of that kind."""

    claimless: re.Pattern[str]
    """Words that claim nothing of a plan: this, item, provides, also."""
    stems: frozenset[str]
    """Stems of more such words."""
    same: tuple[re.Pattern[str], ...]
    """Words that say the same: hold, organise, conduct."""
    hedges: tuple[tuple[str, int, re.Pattern[str]], ...]
    """Weaker than a promise to do: (kind, level, pattern); 0 is to consider, 1 to study or try, 2 to help."""
    done: re.Pattern[str]
    """What is told as done; the group is the verb."""
    reported: re.Pattern[str]
    """Verbs of what the plan or the parties said, which a text may tell as done: agreed, stated."""
    boosters: re.Pattern[str]
    negation: re.Pattern[str]
    absence: re.Pattern[str]
    """The plan does not say …: no negation of what it says."""
    bounds: tuple[tuple[str, re.Pattern[str]], ...]
    """At least, at most, exactly, about: (kind, pattern)."""
    asked: tuple[tuple[str, re.Pattern[str]], ...]
    """What an absence is of: money, time, number, name."""
    of_plan: re.Pattern[str]
    """What makes a sentence speak of the plan as a whole, whose title and period have years in them."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of all languages. Numbers, units and no-numbers are read in every text, whatever its language."""

    by_language: Mapping[str, Words]
    number_words: Mapping[str, int]
    whole_numbers: Mapping[str, tuple[str, str]]
    units: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]
    no_numbers: tuple[re.Pattern[str], ...]


@cache
def lexicon() -> Lexicon:
    """Read the lexicon."""
    tables = {name: _table(name) for name in (*_FILES, "numbers")}
    numbers = tables["numbers"]
    return Lexicon(
        by_language={name: _words(tables[name]) for name in _FILES},
        number_words={word: int(value) for value, words in numbers["words"].items() for word in words.split()},
        whole_numbers={word: (value, unit) for word, (value, unit) in numbers["whole"].items()},
        units=tuple(
            (
                unit,
                re.compile(_UNITS_AFTER.format(patterns["after"]), re.IGNORECASE),
                re.compile(rf"(?:{patterns['before']})\s*$", re.IGNORECASE) if "before" in patterns else None,
            )
            for unit, patterns in numbers["units"].items()
        ),
        no_numbers=tuple(_pattern(each) for each in numbers["none"]["patterns"]),
    )


def _table(name: str) -> dict[str, Any]:
    text = resources.files("assistant.gate.lexicon").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _pattern(alternatives: str | list[str]) -> re.Pattern[str]:
    written = alternatives if isinstance(alternatives, str) else "|".join(alternatives)
    return re.compile("".join(written.split("\n")), re.IGNORECASE)


def _words(table: dict[str, Any]) -> Words:
    return Words(
        claimless=_pattern(table["claimless"]),
        stems=frozenset(terms(table["words"])),
        same=tuple(_pattern(each) for each in table["same"]),
        hedges=tuple((kind, each["level"], _pattern(each["words"])) for kind, each in table["hedges"].items()),
        done=_pattern(table["done"]),
        reported=_pattern(table["reported"]),
        boosters=_pattern(table["boosters"]),
        negation=_pattern(table["negation"]),
        absence=_pattern(table["absence"]),
        bounds=tuple((kind, _pattern(each)) for kind, each in table["bounds"].items()),
        of_plan=_pattern(table["of_plan"]),
        asked=tuple((kind, _pattern(each)) for kind, each in table["asked"].items()),
    )
