"""The tables of list questions, one a language, and the concepts that questions and items share."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from corpus.commitment import Strength
from index.topics import topics

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ListTable:
    """How one language asks for lists; see ``ja.toml``. ``frequency`` pairs the question's pattern with the item's;
    ``filler`` are words that say nothing of which items are meant.
    """

    count: Pattern
    list: Pattern
    strength: Mapping[Strength, Pattern]
    alone: Pattern
    both: Pattern
    parties: Mapping[str, Pattern]
    frequency: tuple[tuple[Pattern, Pattern], ...]
    section_word: Pattern
    any_of: Pattern
    filler: Pattern


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that plans speak of: ``asked`` finds it in a question, ``written`` in an item, by language."""

    asked: Mapping[str, Pattern]
    written: Mapping[str, Pattern]


@cache
def list_table(language: str) -> ListTable:
    table = _read(f"{language}.toml")
    party = table["party"]
    return ListTable(
        count=_compile(table["ask"]["count"]),
        list=_compile(table["ask"]["list"]),
        strength={Strength(key): _compile(pattern, language) for key, pattern in table["strength"].items()},
        alone=_compile(party["alone"], language),
        both=_compile(party["both"], language),
        parties={key: _compile(party[key], language) for key in party if key not in {"alone", "both"}},
        frequency=tuple((_compile(asked, language), _compile(said)) for said, asked in table["frequency"].items()),
        section_word=_compile(table["section"]["word"], language),
        any_of=_compile(table["filler"]["any_of"]),
        filler=_compile(table["filler"]["words"], language),
    )


@cache
def concepts() -> tuple[Concept, ...]:
    languages = ("ja", "en", "mn")
    return tuple(
        Concept(
            {language: _compile(row[language], language) for language in languages},
            {language: _compile(row.get(f"text_{language}", row[language]), language) for language in languages},
        )
        for row in _read("concepts.toml").values()
    )


@cache
def topic_pattern(topic_id: str, language: str) -> Pattern:
    """The words that name a topic in a question."""
    topic = next(topic for topic in topics() if topic.id == topic_id)
    return _compile(topic.words[language], language)


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.files("assistant.listing").joinpath(name).read_text(encoding="utf-8"))


def _compile(pattern: str, language: str = "ja") -> Pattern:
    """Words of English and Mongolian begin where a word begins, and English ones end where it ends."""
    if language == "en":
        return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)
    return re.compile(rf"\b(?:{pattern})" if language == "mn" else f"(?:{pattern})", re.IGNORECASE)
