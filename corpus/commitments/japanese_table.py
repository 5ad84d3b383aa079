"""The table ``ja.toml``: how Japanese official prose commits."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from corpus.commitment import Strength


@dataclass(frozen=True, slots=True)
class JapaneseTable:
    """Words by what they say; see ``ja.toml`` for what each is."""

    strength: Mapping[str, Strength]
    object: Mapping[str, Strength]
    through_nouns: Mapping[str, Strength]
    giving: frozenset[str]
    given: frozenset[str]
    joint: frozenset[str]
    jointly: tuple[str, ...]
    through: frozenset[str]
    through_what: frozenset[str]
    none: frozenset[str]
    function: frozenset[str]
    both: re.Pattern[str]
    agents: re.Pattern[str]
    titles: re.Pattern[str]


@cache
def japanese_table() -> JapaneseTable:
    table = tomllib.loads(resources.files("corpus.commitments").joinpath("ja.toml").read_text(encoding="utf-8"))
    return JapaneseTable(
        strength=_by_word(table["strength"]),
        object=_by_word(table["object"]),
        through_nouns=_by_word({key: table["through"][key] for key in ("takes_note", "reaffirms")}),
        giving=frozenset(table["giving"]["verbs"].split()),
        given=frozenset(table["giving"]["objects"].split()),
        joint=frozenset(table["jointly"]["verbs"].split()),
        jointly=tuple(table["jointly"]["adverbs"].split()),
        through=frozenset(table["through"]["verbs"].split()),
        through_what=frozenset(table["through"]["nouns"].split()),
        none=frozenset(table["none"]["verbs"].split()),
        function=frozenset(table["function"]["verbs"].split()),
        both=re.compile(rf"(?:{table['both']['pattern']}){table['both']['after']}$"),
        agents=re.compile(table["agents"]["pattern"]),
        titles=re.compile(table["agents"]["titles"]),
    )


def _by_word(lists: Mapping[str, Any]) -> Mapping[str, Strength]:
    return {word: Strength(key) for key, words in lists.items() for word in words.split()}
