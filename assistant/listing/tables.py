"""The tables of list questions, one a language."""

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
class StrengthWords:
    """How a question asks for a strength, and the verb of the item, where the words tell one verb from another."""

    strength: Strength
    asked: Pattern
    said: Pattern | None


@dataclass(frozen=True, slots=True)
class ListTable:
    """How one language asks for lists; see ``ja.toml``. ``frequency`` pairs the question's pattern with the item's;
    ``filler`` are words that say nothing of which items are meant.
    """

    count: Pattern
    list: Pattern
    how_many: Pattern
    several: Pattern
    open: Pattern
    elaboration: Pattern
    strengths: tuple[StrengthWords, ...]
    ruled_out_before: Pattern
    ruled_out_after: Pattern
    alone: Pattern
    both: Pattern
    parties: Mapping[str, Pattern]
    agents: Mapping[str, Pattern]
    frequency: tuple[tuple[Pattern, Pattern], ...]
    outside: Pattern
    section_word: Pattern
    ordinals: tuple[Pattern, ...]
    any_of: Pattern
    either: Pattern
    excluding: Pattern
    excluded: Pattern
    other_countries: Pattern
    any_year: Pattern
    commits: Pattern
    filler: Pattern


@cache
def list_table(language: str) -> ListTable:
    table = _read(f"{language}.toml")
    ask, party, filler, ruled_out = table["ask"], table["party"], table["filler"], table["ruled_out"]
    parties = {key: names for key, names in party.items() if key not in {"alone", "both", "agent", "commits"}}
    return ListTable(
        count=_compile(ask["count"]),
        list=_compile(ask["list"]),
        how_many=_compile(ask["how_many"], language),
        several=_compile(ask["several"]),
        open=_compile(ask["open"]),
        elaboration=re.compile(ask["elaboration"], re.IGNORECASE | re.DOTALL),
        strengths=tuple(
            StrengthWords(
                Strength(row["is"]),
                _compile(row["asked"], language),
                re.compile(row["said"]) if "said" in row else None,
            )
            for row in table["strength"]
        ),
        ruled_out_before=_compile(ruled_out["before"]),
        ruled_out_after=_compile(ruled_out["after"]),
        alone=_compile(party["alone"], language),
        both=_compile(party["both"], language),
        parties={key: _compile(names, language) for key, names in parties.items()},
        agents={
            key: _compile(party["agent"].replace("PARTY", f"(?:{names})"), language) for key, names in parties.items()
        },
        frequency=tuple((_compile(asked, language), _compile(said)) for said, asked in table["frequency"].items()),
        outside=_compile(table["section"]["outside"]),
        section_word=_compile(table["section"]["word"], language),
        ordinals=tuple(_compile(ordinal, language) for ordinal in table["section"]["ordinals"]),
        any_of=_compile(filler["any_of"]),
        either=_compile(filler["either"]),
        excluding=_compile(filler["excluding"]),
        excluded=_compile(filler["excluded"]),
        other_countries=_compile(filler["other_countries"], language),
        any_year=_compile(filler["any_year"], language),
        commits=_compile(party["commits"], language),
        filler=_compile(filler["words"], language),
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
