"""The words by which questions ask for lists, one table a language, and the kinds of items they ask for."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from corpus.commitment import Strength
from index.analysis import terms


@dataclass(frozen=True, slots=True)
class ListWords:
    """A language's table made ready: patterns of the question's form, and words that say nothing of its matter.

    ``party`` has the patterns by which one party alone is meant; ``{party}`` stands in them for a party's name.
    """

    list: re.Pattern[str]
    perhaps: re.Pattern[str]
    count: re.Pattern[str]
    never: re.Pattern[str]
    party_alone: tuple[str, ...]
    both: re.Pattern[str]
    either: re.Pattern[str]
    strengths: tuple[tuple[Strength, re.Pattern[str]], ...]
    mention: re.Pattern[str]
    only: re.Pattern[str]
    section_marks: re.Pattern[str]
    section_numbers: tuple[re.Pattern[str], ...]
    whole: re.Pattern[str]
    besides: re.Pattern[str]
    empty: frozenset[str]


@dataclass(frozen=True, slots=True)
class Concept:
    """A kind of items: how questions ask for it, and how items say it, by language."""

    name: str
    asks: dict[str, re.Pattern[str]]
    says: dict[str, re.Pattern[str]]


@cache
def list_words(language: str) -> ListWords:
    """Return the table of a language (``ja``, ``en`` or ``mn``)."""
    table = _read(language)
    return ListWords(
        list=_any(table["intent"]["list"]),
        perhaps=_any(table["intent"]["perhaps"]),
        count=_any(table["intent"]["count"]),
        never=_any(table["intent"]["never"]),
        party_alone=tuple(table["party"]["alone"]),
        both=_any(table["party"]["both"]),
        either=_any(table["party"]["either"]),
        strengths=tuple((Strength(name), _any(patterns)) for name, patterns in table["strengths"].items()),
        mention=_any(table["mention"]["patterns"]),
        only=_any(table["only"]["patterns"]),
        section_marks=_any(table["section"]["marks"]),
        section_numbers=tuple(re.compile(pattern, re.IGNORECASE) for pattern in table["section"]["numbers"]),
        whole=_any(table["section"]["whole"]),
        besides=_any([table["section"]["besides"]]),
        empty=frozenset(term for word in table["empty"]["words"].split() for term in (word, *terms(word))),
    )


@cache
def concepts() -> tuple[Concept, ...]:
    """Return the kinds of items, in the order in which they are looked for."""
    return tuple(
        Concept(name, _by_language(entry["asks"]), _by_language(entry["says"]))
        for name, entry in _read("concepts").items()
    )


@cache
def said() -> tuple[Concept, ...]:
    """Return the verbs that a strength is asked for and said by, where it has several."""
    return tuple(
        Concept(name, _by_language(entry["asks"]), _by_language(entry["says"])) for name, entry in _read("said").items()
    )


@cache
def topic_words(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return how a language's questions name each topic."""
    return tuple((name, re.compile(by[language], re.IGNORECASE)) for name, by in _read("topics").items())


def _by_language(patterns: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {language: re.compile(pattern, re.IGNORECASE) for language, pattern in patterns.items()}


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(f"words/{name}.toml").read_text(encoding="utf-8"))
