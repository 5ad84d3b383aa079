"""Reads the divisions of laws and treaties: 第二章, 第四十条の二, 附則, Article 5, 1 дүгээр зүйл, Нэгдүгээр бүлэг."""

import re
from collections.abc import Iterator
from typing import Final

from corpus import numerals
from corpus.mongolian_numerals import CARDINALS, ORDINALS, read_words
from corpus.styles import STOP, Enumerator, Style, plain

ARTICLE: Final = 5
"""The rank of 条, Article and зүйл."""
SUPPLEMENT: Final = Style("supplement", "附則", 0)

_NUMBER: Final = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,6})"
_UNITS: Final = {"編": 0, "部": 0, "章": 1, "節": 2, "款": 3, "目": 4, "条": ARTICLE, "項": 6, "号": 7}
_DIVISION: Final = re.compile(
    rf"第(?P<number>{_NUMBER})(?P<unit>[{''.join(_UNITS)}])(?P<branches>(?:の{_NUMBER})*)(?=\s|$|[（(])"
)
_SUPPLEMENT: Final = re.compile(r"附\s*則(?=\s|$|[（(])")

_WORDS: Final = {
    "part": 0, "chapter": 1, "section": 2, "article": ARTICLE, "хэсэг": 0, "бүлэг": 1, "дэд бүлэг": 2, "зүйл": ARTICLE,
}  # fmt: skip
_WORD_FIRST: Final = re.compile(
    r"(?P<word>part|chapter|section|article)\s+(?P<number>\d{1,3}|[IVXL]{1,8})(?=$|\s|[.:．：])[.:．：]?(?!\s+(?-i:[a-zа-яёөү]))",
    re.IGNORECASE,
)
_MONGOLIAN_UNIT: Final = r"(?P<word>хэсэг|дэд\s+бүлэг|бүлэг|зүйл)(?=$|\s|[.:])[.:]?"
_COUNTED: Final = r"\d{1,3}\s*-?\s*(?:р|дугаар|дүгээр|дахь|дэх)|[IVXL]{1,8}"
_SPELT: Final = r"[а-яёөү]{2,12}(?:\s+[а-яёөү]{2,12})?"
_WORD_LAST: Final = re.compile(rf"(?P<number>{_COUNTED})\s+{_MONGOLIAN_UNIT}", re.IGNORECASE)
_SPELT_LAST: Final = re.compile(rf"(?P<number>{_SPELT})\s+{_MONGOLIAN_UNIT}", re.IGNORECASE)
_SPELT_ALONE: Final = re.compile(rf"(?=[А-ЯЁӨҮ])(?P<number>(?i:{_SPELT}))[.．](?=\s|$)")
"""Нэг. heads a part; as a word of a sentence it would begin with a small letter."""


def read_divisions(line: str) -> Iterator[Enumerator]:
    """Yield the reading of the start of ``line`` as a division of a law, if it is one."""
    if match := _DIVISION.match(line):
        yield from _numbered_division(match)
    elif match := _SUPPLEMENT.match(line):
        yield Enumerator(SUPPLEMENT, (), "附則", "附則", match.end())
    elif match := _WORD_FIRST.match(line) or _WORD_LAST.match(line):
        digits = re.match(r"\d+", match["number"])
        number = numerals.read_decimal(digits[0]) if digits else numerals.read_roman(match["number"])
        yield from _named_division(match, number)
    elif match := _SPELT_LAST.match(line):
        yield from _named_division(match, read_words(ORDINALS, match["number"]))
    elif (match := _SPELT_ALONE.match(line)) and (number := read_words(CARDINALS, match["number"])):
        yield Enumerator(Style("mongolian word", STOP), (number,), match["number"], str(number), match.end())


def _numbered_division(match: re.Match[str]) -> Iterator[Enumerator]:
    prints = [match["number"], *re.findall(_NUMBER, match["branches"])]
    numbers = [number for print_ in prints if (number := _read_number(print_))]
    if len(numbers) == len(prints):
        style = Style("division", match["unit"], _UNITS[match["unit"]])
        yield Enumerator(style, tuple(numbers), match[0], plain(match[0]), match.end())


def _named_division(match: re.Match[str], number: int | None) -> Iterator[Enumerator]:
    if number:
        word = " ".join(match["word"].lower().split())
        label = match[0].rstrip(".:．：")
        style = Style("word", word, _WORDS[word])
        name = word.capitalize().replace(" ", "")
        yield Enumerator(style, (number,), label, f"{name}{number}", match.end(), weak=True)


def _read_number(text: str) -> int | None:
    return numerals.read_decimal(text) or numerals.read_kanji(text)
