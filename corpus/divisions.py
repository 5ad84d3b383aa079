"""Reads the divisions of laws and treaties: 第二章, 第四十条の二, 附則, Article 5, 1 дүгээр зүйл."""

import re
from collections.abc import Iterator
from typing import Final

from corpus import numerals
from corpus.styles import Enumerator, Style, plain

ARTICLE: Final = 5
"""The rank of 条, Article and зүйл."""
SUPPLEMENT: Final = Style("supplement", "附則", 0)

_NUMBER: Final = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,6})"
_UNITS: Final = {"編": 0, "部": 0, "章": 1, "節": 2, "款": 3, "目": 4, "条": ARTICLE, "項": 6, "号": 7}
_DIVISION: Final = re.compile(
    rf"第(?P<number>{_NUMBER})(?P<unit>[{''.join(_UNITS)}])(?P<branches>(?:の{_NUMBER})*)(?=\s|$|[（(])"
)
_SUPPLEMENT: Final = re.compile(r"附\s*則(?=\s|$|[（(])")

_WORDS: Final = {"part": 0, "chapter": 1, "section": 2, "article": ARTICLE, "бүлэг": 1, "зүйл": ARTICLE}
_WORD_FIRST: Final = re.compile(
    r"(?P<word>part|chapter|section|article)\s+(?P<number>\d{1,3}|[IVXL]{1,8})(?=$|\s|[.:．：])[.:．：]?(?!\s+(?-i:[a-zа-яёөү]))",
    re.IGNORECASE,
)
_WORD_LAST: Final = re.compile(
    r"(?P<number>\d{1,3})\s*(?:-?р|дугаар|дүгээр)\s+(?P<word>бүлэг|зүйл)(?=$|\s|[.:])[.:]?", re.IGNORECASE
)


def read_divisions(line: str) -> Iterator[Enumerator]:
    """Yield the reading of the start of ``line`` as a division of a law, if it is one."""
    if match := _DIVISION.match(line):
        yield from _numbered_division(match)
    elif match := _SUPPLEMENT.match(line):
        yield Enumerator(SUPPLEMENT, (), "附則", "附則", match.end())
    elif match := _WORD_FIRST.match(line) or _WORD_LAST.match(line):
        yield from _named_division(match)


def _numbered_division(match: re.Match[str]) -> Iterator[Enumerator]:
    prints = [match["number"], *re.findall(_NUMBER, match["branches"])]
    numbers = [number for print_ in prints if (number := _read_number(print_))]
    if len(numbers) == len(prints):
        style = Style("division", match["unit"], _UNITS[match["unit"]])
        yield Enumerator(style, tuple(numbers), match[0], plain(match[0]), match.end())


def _named_division(match: re.Match[str]) -> Iterator[Enumerator]:
    number = numerals.read_decimal(match["number"]) or numerals.read_roman(match["number"])
    if number:
        word = match["word"].lower()
        label = match[0].rstrip(".:．：")
        style = Style("word", word, _WORDS[word])
        yield Enumerator(style, (number,), label, f"{word.capitalize()}{number}", match.end(), weak=True)


def _read_number(text: str) -> int | None:
    return numerals.read_decimal(text) or numerals.read_kanji(text)
