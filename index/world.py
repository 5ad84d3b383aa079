"""Names of the world: countries, organisations and places, the same in every language and script.

A question about China is not answered by an item on the United States, however alike the two sentences are; and ＡＤＢ,
アジア開発銀行 and the Asian Development Bank are one. The names are listed in ``generic/names.jsonl``, written from
general knowledge and not from any plan, in Japanese, English and Mongolian.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, Final

_WORD: Final = re.compile(r"[A-Za-zÀ-ɏ]+\d*|[\u0400-\u04ff]+")
_JAPANESE: Final = re.compile(r"[々〇ぁ-ヿㇰ-ㇿ㐀-鿿・]")
_KATAKANA: Final = re.compile(r"[ァ-ヺー]")
_ONE_LETTER_RUN: Final = 2
"""日米蒙: a country's one letter is its name only beside another's."""
_LONGEST_ENDING: Final = 4
"""Letters that Mongolian adds to a name: Хятадтай, Энэтхэгийн."""
_AMBIGUOUS: Final = 3
"""A name of so many letters or fewer counts only as it is printed: WHO is not who, and US is not us."""


def read_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Read the names of the world in a text.

    Yields:
        [start, end) offsets into the text in NFKC, and the name as it is first in the list, in English.
    """
    folded = unicodedata.normalize("NFKC", text)
    yield from _in_words(folded)
    yield from _in_japanese(folded)


def names_in(text: str) -> frozenset[str]:
    """The names of the world in a text, each once, whatever its language and script."""
    return frozenset(name for _, _, name in read_names(text))


def names_of_kind(kind: str) -> frozenset[str]:
    """All names of a kind: country, organisation or place."""
    return _names().by_kind.get(kind, frozenset())


def spellings(name: str) -> dict[str, tuple[str, ...]]:
    """How a name is written, by language.

    Raises:
        KeyError: there is no such name in the list.
    """
    return _names().spellings[name]


def _in_words(text: str) -> Iterator[tuple[int, int, str]]:
    words = list(_WORD.finditer(text))
    place = 0
    while place < len(words):
        found = _longest(words, place) if words[place][0][:_AMBIGUOUS].casefold() in _names().starts else None
        if found is None:
            place += 1
            continue
        length, name = found
        yield words[place].start(), words[place + length - 1].end(), name
        place += length


def _longest(words: list[re.Match[str]], place: int) -> tuple[int, str] | None:
    """How many words from a place on are a name, at most, and which."""
    for length in range(min(_names().words, len(words) - place), 0, -1):
        written = " ".join(word[0] for word in words[place : place + length])
        for form in _without_endings(written):
            if (name := _names().written.get(form) or _names().folded.get(form.casefold())) is not None:
                return length, name
    return None


def _without_endings(written: str) -> Iterator[str]:
    yield written
    if "Ѐ" <= written[-1] <= "ӿ":
        for letters in range(1, min(_LONGEST_ENDING, len(written) - _AMBIGUOUS) + 1):
            yield written[:-letters]


def _in_japanese(text: str) -> Iterator[tuple[int, int, str]]:
    names, place = _names(), 0
    while place < len(text):
        if text[place] in names.letters or text[place : place + 2] in names.japanese_lengths:
            found = next(_japanese_at(text, place), None)
            if found is not None:
                end, of_place = found
                yield from ((place, end, name) for name in of_place)
                place = end
                continue
        place += 1


def _japanese_at(text: str, start: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The name that starts at a place, the longest first; then a run of countries' letters."""
    names = _names()
    for length in names.japanese_lengths.get(text[start : start + 2], ()):
        name = names.japanese.get(text[start : start + length])
        if name is not None and not _inside_katakana(text, start, start + length):
            yield start + length, (name,)
    end = start
    while end < len(text) and text[end] in names.letters:
        end += 1
    if end - start >= _ONE_LETTER_RUN and not (start and _JAPANESE.match(text[start - 1])):
        yield end, tuple(names.letters[letter] for letter in text[start:end])


def _inside_katakana(text: str, start: int, end: int) -> bool:
    """Whether a name in katakana is part of a longer word: タイ in タイプ."""
    before = start > 0 and _KATAKANA.match(text[start - 1]) and _KATAKANA.match(text[start])
    after = end < len(text) and _KATAKANA.match(text[end]) and _KATAKANA.match(text[end - 1])
    return bool(before or after)


class _Names:
    """The list, for looking up. ``written`` has names as printed, ``folded`` without case."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        rows = tuple(rows)
        kinds = {row["kind"] for row in rows}
        self.by_kind = {kind: frozenset(row["en"][0] for row in rows if row["kind"] == kind) for kind in kinds}
        self.written: dict[str, str] = {}
        self.folded: dict[str, str] = {}
        self.japanese: dict[str, str] = {}
        self.letters: dict[str, str] = {}
        self.spellings: dict[str, dict[str, tuple[str, ...]]] = {}
        for row in rows:
            self.spellings[row["en"][0]] = {language: tuple(row[language]) for language in ("ja", "en", "mn")}
            for alias in (unicodedata.normalize("NFKC", each) for key in ("ja", "en", "mn") for each in row[key]):
                self._add(alias, row["en"][0])
        self.starts = frozenset(form[:_AMBIGUOUS].split()[0].casefold() for form in (*self.written, *self.folded))
        self.words = max(form.count(" ") + 1 for form in (*self.written, *self.folded))
        self.japanese_lengths: dict[str, tuple[int, ...]] = {}
        """How long the names are that begin with two characters, the longest first."""
        for name in self.japanese:
            lengths = {len(name), *self.japanese_lengths.get(name[:2], ())}
            self.japanese_lengths[name[:2]] = tuple(sorted(lengths, reverse=True))

    def _add(self, alias: str, name: str) -> None:
        if _JAPANESE.search(alias):
            (self.letters if len(alias) == 1 else self.japanese)[alias] = name
            return
        form = " ".join(_WORD.findall(alias))
        self.written[form] = name
        if len(form) > _AMBIGUOUS:
            self.folded[form.casefold()] = name


@cache
def _names() -> _Names:
    text = resources.files("index").joinpath("generic/names.jsonl").read_text(encoding="utf-8")
    return _Names(json.loads(line) for line in text.splitlines())
