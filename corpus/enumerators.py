"""Reads an enumerator off the start of a line.

A line may be read in several ways: イ is the second of アイウ and the first of イロハ, ``I.`` is a Roman one
and the ninth letter, ``２`` may number a paragraph or begin a sentence. All readings are returned; the
outline keeps the one that fits its place in the document.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from corpus import numerals
from corpus.divisions import read_divisions
from corpus.styles import BARE, STOP, Enumerator, Style, plain

_LONGEST: Final = 80
"""Characters; no enumerator is longer, and no more of a line is looked at."""


@dataclass(frozen=True, slots=True)
class _Script:
    """Letters or digits that count: how a number looks, what it says, and how it may be wrapped."""

    name: str
    pattern: str
    read: Callable[[str], int | None]
    wrappers: tuple[tuple[str, re.Pattern[str]], ...]


def _script(name: str, pattern: str, read: Callable[[str], int | None], bare: str = "") -> _Script:
    number = rf"(?P<number>{pattern})"
    wrappers = [("brackets", rf"[（(]{number}[）)]"), ("bracket", rf"{number}[）)]")]
    wrappers.append((STOP, rf"{number}[．.、](?!\d)"))
    if bare:
        wrappers.append((BARE, rf"{number}{bare}"))
    return _Script(name, pattern, read, tuple((name, re.compile(form)) for name, form in wrappers))


def _letters(alphabet: str) -> Callable[[str], int | None]:
    return lambda text: numerals.position_in(alphabet, text)


_SPACED: Final = r"(?=\s|$)"
_SCRIPTS: Final = (
    # Digits before a word in small letters count something: 12 countries, 2013 онд.
    _script("decimal", r"\d{1,3}", numerals.read_decimal, rf"{_SPACED}(?!\s+[a-zа-яёөү])"),
    _script(
        "roman",
        r"(?:[IVXLＩＶＸＬ]{1,8}|[Ⅰ-Ⅻ]{1,4})",
        numerals.read_roman,
        rf"(?:{_SPACED}|(?<=[Ⅰ-Ⅻ])(?=[^\s\d.．、，,・～）)-]))",
    ),
    _script("small roman", r"[ivxlⅰ-ⅻ]{1,8}", numerals.read_roman),
    _script("kana", r"[ア-ン]", _letters(numerals.GOJUON), _SPACED),
    _script("iroha", r"[ア-ン]", _letters(numerals.IROHA), _SPACED),
    _script("kanji", r"[一二三四五六七八九十百]{1,6}", numerals.read_kanji, _SPACED),
    _script("capital", r"[A-ZＡ-Ｚ]", _letters(numerals.LATIN)),
    _script("letter", r"[a-zａ-ｚ]", _letters(numerals.LATIN)),
    _script("capital cyrillic", r"[А-ЯЁӨҮ]", _letters(numerals.CYRILLIC)),
    _script("cyrillic", r"[а-яёөү]", _letters(numerals.CYRILLIC)),
)

_CUMULATIVE: Final = re.compile(
    r"(?P<numbers>\d{1,3}(?:[.．]\d{1,3}){1,9})(?:(?P<stop>[.．])(?!\d)|(?=\s|$|[A-ZА-ЯЁӨҮ]))"
)
_CIRCLED: Final = re.compile(r"[①-⑳㉑-㉟㊱-㊿]")
_BULLET: Final = re.compile(r"[・•‣▪■□●○◎◇◆➢✓](?=\S|\s)|[-–—−*](?=\s)")
_MID_SENTENCE: Final = re.compile(r"\s*(?:[a-zа-яёөү]|[のにをはがとでへもや、，,）)]|及び|又は|並びに|若しくは)")
"""What follows a number that a sentence mentions: （２）の, (a) of, ２．及び."""


def read_enumerators(line: str) -> tuple[Enumerator, ...]:
    """Return every reading of the start of ``line`` (no white space before it) as an enumerator."""
    head = line[:_LONGEST]
    return tuple(_in_line(reading, head, len(line)) for reading in _readings(head))


def _in_line(reading: Enumerator, head: str, line_length: int) -> Enumerator:
    """What the rest of the line says of a reading: "(a) of" and the "a." that ends a sentence may be no number."""
    if reading.length == line_length:
        return replace(reading, alone=True, weak=reading.weak or reading.style.wrapper == STOP)
    return replace(reading, weak=True) if _MID_SENTENCE.match(head, reading.length) else reading


def find_enumerators(text: str, style: Style, number: int) -> Iterator[tuple[int, Enumerator]]:
    """Yield where in the midst of ``text`` that number stands in that style, white space after it."""
    for script in _SCRIPTS:
        for wrapper, expression in script.wrappers:
            if (script.name, wrapper) != (style.script, style.wrapper):
                continue
            letter = re.compile(script.pattern)
            for match in expression.finditer(text):
                apart = match.start() and not letter.match(text[match.start() - 1])
                if apart and script.read(match["number"]) == number and text[match.end() : match.end() + 1].isspace():
                    yield match.start(), _wrapped(script, wrapper, match, number)


def _readings(head: str) -> Iterator[Enumerator]:
    yield from read_divisions(head)
    if match := _CUMULATIVE.match(head):
        label = match["numbers"]
        numbers = tuple(int(part) for part in re.split(r"[.．]", label))
        style = Style(f"cumulative {len(numbers)}", "")
        yield Enumerator(style, numbers, label, plain(label), match.end(), weak=not match["stop"])
    if match := _CIRCLED.match(head):
        number = round(unicodedata.numeric(match[0]))
        yield Enumerator(Style("circled", ""), (number,), match[0], str(number), match.end())
    for script in _scripts_of(head[1:2] if head[:1] in ("（", "(") else head[:1]):
        for wrapper, expression in script.wrappers:
            match = expression.match(head)
            if match and (value := script.read(match["number"])):
                yield _wrapped(script, wrapper, match, value)
    if match := _BULLET.match(head):
        yield Enumerator(Style("bullet", match[0]), (), "・", "・", match.end(), weak=True)


def _wrapped(script: _Script, wrapper: str, match: re.Match[str], number: int) -> Enumerator:
    label = match[0].rstrip(".．、")
    style = Style(script.name, wrapper)
    length = match.end() - match.start()
    return Enumerator(style, (number,), label, plain(label), length, weak=wrapper == BARE)


@lru_cache(maxsize=4096)
def _scripts_of(character: str) -> tuple[_Script, ...]:
    return tuple(script for script in _SCRIPTS if re.fullmatch(script.pattern, character))
