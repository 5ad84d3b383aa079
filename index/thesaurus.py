"""Thesaurus: what falls under a broad term, so that a topic of one word finds the items that name only its parts.

Who asks for a brief on energy wants the items on coal and on a refinery, which do not say "energy" and are not nearest
to it in meaning. ``generic/narrower.toml`` has broader terms of government with their narrower ones in all languages,
written from general knowledge. A question is not widened so: it asks for the items that answer, not for all there are.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, Self

import numpy as np

from index.analysis import Term, TermKind, read_terms
from index.lexical import LexicalIndex, Scores

_FILE: Final = "generic/narrower.toml"

Phrase = tuple[str, ...]
"""The terms of a wording, in order."""


@dataclass(frozen=True, slots=True)
class Broader:
    """A broader term: the wordings that name it, and of each narrower term its wordings, in all languages together."""

    names: tuple[Phrase, ...]
    narrower: tuple[tuple[Phrase, ...], ...]

    def found_in(self, lexical: LexicalIndex, items: int) -> Scores:
        """How much of the narrower terms each of so many items names: the sum of their rarities.

        A term counts by the rarest word of its wordings that the item has all words of.
        """
        found = np.zeros(items)
        for term in self.narrower:
            best = np.zeros(items)
            for phrase in term:
                known = [lexical.members(word) for word in phrase]
                rarity = max(map(lexical.rarity, phrase))
                for item in frozenset.intersection(*known):
                    best[item] = max(best[item], rarity)
            found += best
        return found


class Thesaurus:
    """Finds the broader terms that a topic names. Immutable."""

    def __init__(self, terms: Sequence[Broader]) -> None:
        self._terms = tuple(terms)

    @classmethod
    def of(cls, table: Mapping[str, Mapping[str, Any]]) -> Self:
        """Read ``{"names": [...], "narrower": [[...], ...]}`` a broader term, wordings divided by ``|``."""
        return cls([Broader(_phrases(row["names"]), tuple(map(_phrases, row["narrower"]))) for row in table.values()])

    def named_in(self, topic: Iterable[Term]) -> tuple[Broader, ...]:
        """The broader terms that the topic names in any language."""
        words = _words(topic)
        return tuple(term for term in self._terms if any(_within(name, words) for name in term.names))


@cache
def packaged_thesaurus() -> Thesaurus:
    """The thesaurus that comes with the program."""
    return Thesaurus.of(tomllib.loads(resources.files("index").joinpath(_FILE).read_text(encoding="utf-8")))


def _phrases(wordings: Iterable[str]) -> tuple[Phrase, ...]:
    found = (_words(read_terms(wording)) for given in wordings for wording in given.split("|"))
    return tuple(phrase for phrase in found if phrase)


def _words(given: Iterable[Term]) -> Phrase:
    return tuple(term.text for term in given if term.kind is not TermKind.PAIR)


def _within(phrase: Phrase, words: Phrase) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))
