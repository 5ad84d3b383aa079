"""What governments make plans about, as concepts: found in any text by their words, broader over narrower.

One matcher reads questions and items alike, the longest words first, so that 中小企業 is no 企業 and "business
environment" no environment. English and Mongolian words are found in any form.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

from index import english, mongolian
from index.world import read_names

LANGUAGES: Final = ("ja", "en", "mn")
_WORD: Final = re.compile(r"[A-Za-zÀ-ɏ\u0400-\u04ff]+|\d+")
_START: Final = 2
"""Letters by which phrases are looked up: no inflection changes them."""
_BETWEEN: Final = re.compile(r"[ \t\n,‐-–-]{1,3}")
"""What may stand between the words of one phrase."""
_KANJI: Final = r"[㐀-鿿々]"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names something: [start, end), and every concept that these words are of."""

    start: int
    end: int
    concepts: frozenset[str]


class Vocabulary:
    """The concepts. Immutable."""

    def __init__(self, rows: Mapping[str, Mapping[str, Any]], weak: Iterable[str] = ()) -> None:
        """``rows``: of each concept its words by language, ``narrower`` concepts and patterns ``text_…``."""
        self.weak: Final = frozenset(weak)
        self._narrower = {key: tuple(row.get("narrower", ())) for key, row in rows.items()}
        self._patterns = {
            (key, language): re.compile(row[f"text_{language}"])
            for key, row in rows.items()
            for language in LANGUAGES
            if f"text_{language}" in row
        }
        self._phrases = {
            "en": _Phrases(_by_word(rows, "en"), english.is_form_of),
            "mn": _Phrases(_by_word(rows, "mn"), mongolian.is_form_of),
        }
        self._japanese = _Japanese(_by_word(rows, "ja"))

    def read(self, text: str, language: str) -> tuple[Mention, ...]:
        """The concepts that a text (in NFKC) names, in order; none of its words twice."""
        return tuple((self._japanese if language == "ja" else self._phrases[language]).read(text))

    def within(self, concepts: Iterable[str]) -> frozenset[str]:
        """Some concepts with all that are narrower."""
        found: set[str] = set()
        left = list(concepts)
        while left:
            concept = left.pop()
            if concept not in found:
                found.add(concept)
                left.extend(self._narrower.get(concept, ()))
        return frozenset(found)

    def named_in(self, text: str, language: str) -> frozenset[str]:
        """The concepts that an item's text (in NFKC) names, by their words or their patterns."""
        by_word = {concept for mention in self.read(text, language) for concept in mention.concepts}
        by_pattern = {key for (key, of), pattern in self._patterns.items() if of == language and pattern.search(text)}
        patterned = {key for key, of in self._patterns if of == language}
        return frozenset((by_word - patterned) | by_pattern)

    @property
    def concepts(self) -> frozenset[str]:
        return frozenset(self._narrower)

    @property
    def dangling(self) -> frozenset[str]:
        """Names of narrower or weak concepts that there are none of."""
        return (self.weak | {each for narrower in self._narrower.values() for each in narrower}) - self.concepts


class _Phrases:
    """Phrases of a language that is written in words, the longest first; each word in any of its forms."""

    def __init__(self, phrases: Mapping[str, frozenset[str]], is_form: Callable[[str, str], bool]) -> None:
        self._is_form = lru_cache(maxsize=50_000)(is_form)
        self._by_start: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for phrase, concepts in phrases.items():
            words = tuple(_WORD.findall(phrase.casefold()))
            self._by_start.setdefault(words[0][:_START], []).append((words, concepts))
        for started in self._by_start.values():
            started.sort(key=lambda each: (-len(each[0]), -len("".join(each[0]))))

    def read(self, text: str) -> Iterator[Mention]:
        words = [(match.start(), match.end(), match[0].casefold()) for match in _WORD.finditer(text)]
        place = 0
        while place < len(words):
            length, concepts = self._at(text, words, place)
            if concepts:
                yield Mention(words[place][0], words[place + length - 1][1], concepts)
            place += length

    def _at(self, text: str, words: Sequence[tuple[int, int, str]], place: int) -> tuple[int, frozenset[str]]:
        for phrase, concepts in self._by_start.get(words[place][2][:_START], ()):
            there = words[place : place + len(phrase)]
            if (
                len(there) == len(phrase)
                and all(self._is_form(word, base) for (_, _, word), base in zip(there, phrase, strict=True))
                and all(_BETWEEN.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(there))
            ):
                return len(phrase), concepts
        return 1, frozenset()


class _Japanese:
    """Words of a language that is written without spaces, the longest first."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words
        longest = sorted(words, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_alone, longest)) or r"(?!)")

    def read(self, text: str) -> Iterator[Mention]:
        for match in self._pattern.finditer(text):
            yield Mention(match.start(), match.end(), self._words[match[0]])


def _alone(word: str) -> str:
    """A word of one character is one only where it stands by itself; one in katakana is not part of a longer one."""
    if len(word) == 1:
        return f"(?<!{_KANJI}){word}(?!{_KANJI})"
    before = r"(?<![ァ-ヺー])" if re.match(r"[ァ-ヺー]", word) else ""
    after = r"(?![ァ-ヺー])" if re.search(r"[ァ-ヺー]$", word) else ""
    return before + re.escape(word) + after


def _by_word(rows: Mapping[str, Mapping[str, Any]], language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, row in rows.items():
        for word in row.get(language, ()):
            found.setdefault(unicodedata.normalize("NFKC", word), set()).add(key)
    return {word: frozenset(keys) for word, keys in found.items()}


@cache
def packaged_vocabulary() -> Vocabulary:
    """The terms of government that come with the program, and the concepts over them."""
    rows: dict[str, dict[str, Any]] = {}
    terms = resources.files("index").joinpath("generic/terms.jsonl").read_text(encoding="utf-8")
    for term in map(json.loads, terms.splitlines()):
        if not _is_name(term["en"][0]):
            row = rows.setdefault(term["en"][0], {language: [] for language in LANGUAGES})
            for language in LANGUAGES:
                row[language].extend(term[language])
    table = tomllib.loads(resources.files("assistant.listing").joinpath("concepts.toml").read_text(encoding="utf-8"))
    weak = table.pop("general")["weak"]
    for key, row in table.items():
        rows[key] = {**rows.get(key, {}), **row}
    return Vocabulary(rows, weak)


@lru_cache(maxsize=4_096)
def concepts_named(text: str, language: str) -> frozenset[str]:
    """The concepts that an item's text names, of the vocabulary that comes with the program."""
    return packaged_vocabulary().named_in(unicodedata.normalize("NFKC", text), language)


def _is_name(wording: str) -> bool:
    """Whether a wording is a name of the world, which ``index.world`` finds in every language."""
    return any(end - start == len(wording) for start, end, _ in read_names(wording))
