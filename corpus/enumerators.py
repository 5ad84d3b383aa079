"""Reads an enumerator off the start of a line.

A line may be read in several ways: イ is the second of アイウ and the first of イロハ, ``I.`` is a Roman one
and the ninth letter, ``２`` may number a paragraph or begin a sentence. All readings are returned; the
outline keeps the one that fits its place in the document.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from corpus import numerals


@dataclass(frozen=True, slots=True)
class Style:
    """A way of numbering: what script the number is in and what is printed around it.

    ``rank`` orders the divisions of a law from the outside in (編 0 … 号 7); other styles have none and
    take their depth from where they first occur.
    """

    script: str
    wrapper: str
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Enumerator:
    """What numbers an item, as one reading of the start of a line.

    ``numbers`` holds one number, several where a number carries those above it (1.2.3), a branch
    (第四十条の二 is 40, 2), or none for a bullet. ``label`` is the print without a closing full stop;
    ``id`` is the label's normal form for item ids. ``length`` counts the characters printed. A weak
    enumerator could as well be the first word of a sentence.
    """

    style: Style
    numbers: tuple[int, ...]
    label: str
    id: str
    length: int
    weak: bool


_Reader = Callable[[str], int | None]


def _letters(alphabet: str) -> _Reader:
    return lambda text: numerals.position_in(alphabet, text)


_SCRIPTS: Final[tuple[tuple[str, str, _Reader], ...]] = (
    ("decimal", r"\d{1,3}", numerals.read_decimal),
    ("roman", r"[IVXLＩＶＸＬⅠ-Ⅻ]{1,8}", numerals.read_roman),
    ("small roman", r"[ivxlⅰ-ⅻ]{1,8}", numerals.read_roman),
    ("kana", r"[ア-ン]", _letters(numerals.GOJUON)),
    ("iroha", r"[ア-ン]", _letters(numerals.IROHA)),
    ("kanji", r"[一二三四五六七八九十百]{1,6}", numerals.read_kanji),
    ("capital", r"[A-ZＡ-Ｚ]", _letters(numerals.LATIN)),
    ("letter", r"[a-zａ-ｚ]", _letters(numerals.LATIN)),
    ("capital cyrillic", r"[А-ЯЁӨҮ]", _letters(numerals.CYRILLIC)),
    ("cyrillic", r"[а-яёөү]", _letters(numerals.CYRILLIC)),
)
_BARE: Final = frozenset({"decimal", "roman", "kana", "iroha", "kanji"})
"""Scripts whose numbers also stand alone, with only white space after them."""

_NUMBER: Final = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,6})"
_DIVISIONS: Final = {"編": 0, "部": 0, "章": 1, "節": 2, "款": 3, "目": 4, "条": 5, "項": 6, "号": 7}
_DIVISION: Final = re.compile(
    rf"第(?P<number>{_NUMBER})(?P<unit>[{''.join(_DIVISIONS)}])(?P<branches>(?:の{_NUMBER})*)(?=\s|$|[（(])"
)
_SUPPLEMENT: Final = re.compile(r"附\s*則(?=\s|$|[（(])")
_WORDS: Final = {"part": 0, "chapter": 1, "section": 2, "article": 5, "бүлэг": 1, "зүйл": 5}
_WORD_FIRST: Final = re.compile(
    r"(?P<word>part|chapter|section|article)\s+(?P<number>\d{1,3}|[IVXL]{1,8})(?=$|\s|[.:．：])[.:．：]?",
    re.IGNORECASE,
)
_WORD_LAST: Final = re.compile(
    r"(?P<number>\d{1,3})\s*(?:-?р|дугаар|дүгээр)\s+(?P<word>бүлэг|зүйл)(?=$|\s|[.:])[.:]?", re.IGNORECASE
)
_CUMULATIVE: Final = re.compile(r"(?P<numbers>\d{1,3}(?:[.．]\d{1,3})+)(?:[.．](?!\d)|(?=\s|$))")
_CIRCLED: Final = re.compile(r"[①-⑳㉑-㉟㊱-㊿]")
_BULLET: Final = re.compile(r"[・•‣▪■□●○◎◇◆](?=\S|\s)|[-–—−*](?=\s)")


def _compile_wrappers() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    table = {}
    for script, pattern, _ in _SCRIPTS:
        number = rf"(?P<number>{pattern})"
        forms = [
            ("brackets", re.compile(rf"[（(]{number}[）)]")),
            ("bracket", re.compile(rf"{number}[）)]")),
            ("stop", re.compile(rf"{number}[．.、](?![\d０-９])")),
        ]
        if script in _BARE:
            forms.append(("bare", re.compile(rf"{number}(?=\s|$)")))
        if script == "roman":
            forms.append(("bare", re.compile(r"(?P<number>[Ⅰ-Ⅻ])(?=[^\s\d.．、）)])")))
        table[script] = tuple(forms)
    return table


_WRAPPERS: Final = _compile_wrappers()


def read_enumerators(line: str) -> tuple[Enumerator, ...]:
    """Return every reading of the start of ``line`` (no white space before it) as an enumerator."""
    return tuple(_readings(line))


def _readings(line: str) -> Iterator[Enumerator]:
    yield from _read_divisions(line)
    if match := _CUMULATIVE.match(line):
        numbers = tuple(int(part) for part in re.split(r"[.．]", match["numbers"]))
        style = Style(f"cumulative {len(numbers)}", "")
        label = match["numbers"]
        yield Enumerator(style, numbers, label, _plain(label), match.end(), weak=False)
    if match := _CIRCLED.match(line):
        number = round(unicodedata.numeric(match[0]))
        yield Enumerator(Style("circled", ""), (number,), match[0], str(number), match.end(), weak=False)
    for script, _, read in _SCRIPTS:
        for wrapper, expression in _WRAPPERS[script]:
            match = expression.match(line)
            number_read = read(match["number"]) if match else None
            if match and number_read:
                label = match[0].rstrip(".．、")
                yield Enumerator(
                    Style(script, wrapper),
                    (number_read,),
                    label,
                    _plain(label),
                    match.end(),
                    weak=wrapper == "bare",
                )
    if match := _BULLET.match(line):
        yield Enumerator(Style("bullet", match[0]), (), "・", "・", match.end(), weak=True)


def _read_divisions(line: str) -> Iterator[Enumerator]:
    if match := _DIVISION.match(line):
        parts = [match["number"], *re.findall(_NUMBER, match["branches"])]
        numbers = [numerals.read_decimal(part) or numerals.read_kanji(part) for part in parts]
        if all(numbers):
            style = Style("division", match["unit"], _DIVISIONS[match["unit"]])
            read = tuple(number for number in numbers if number)
            yield Enumerator(style, read, match[0], _plain(match[0]), match.end(), weak=False)
    if match := _SUPPLEMENT.match(line):
        yield Enumerator(Style("supplement", "附則", 0), (), "附則", "附則", match.end(), weak=False)
    for expression in (_WORD_FIRST, _WORD_LAST):
        if match := expression.match(line):
            number = numerals.read_decimal(match["number"]) or numerals.read_roman(match["number"])
            if number:
                word = match["word"].lower()
                label = match[0].rstrip(".:．：")
                identity = f"{word.capitalize()}{number}"
                yield Enumerator(
                    Style("word", word, _WORDS[word]), (number,), label, identity, match.end(), weak=True
                )


def _plain(label: str) -> str:
    """NFKC, Roman numerals to ASCII letters, brackets and full stops at the ends dropped."""
    return unicodedata.normalize("NFKC", label).strip("().、 ")
