"""Ordinals as documents write them: Roman, kanji, kana in two orders, letters, circled."""

import unicodedata
from typing import Final

GOJUON: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA: Final = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC: Final = "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"

_LARGEST_ROMAN: Final = 399
_LARGEST: Final = 999
_ROMAN_STEPS: Final = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_KANJI_DIGITS: Final = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}


def roman(number: int) -> str:
    """Write 1 to 399 as a Roman numeral in ASCII capitals."""
    if not 1 <= number <= _LARGEST_ROMAN:
        raise ValueError(f"{number} is not written as a Roman numeral here (1 to 399)")
    letters = ""
    for value, step in _ROMAN_STEPS:
        count, number = divmod(number, value)
        letters += step * count
    return letters


def read_roman(text: str) -> int | None:
    """Read a well-formed Roman numeral (ASCII, full-width or the Unicode numerals); None if it is not one."""
    letters = unicodedata.normalize("NFKC", text).upper()
    total, rest = 0, letters
    for value, step in _ROMAN_STEPS:
        while rest.startswith(step):
            total += value
            rest = rest[len(step) :]
    if rest or not 1 <= total <= _LARGEST_ROMAN or roman(total) != letters:
        return None
    return total


def kanji(number: int) -> str:
    """Write 1 to 999 in kanji (二十一)."""
    if not 1 <= number <= _LARGEST:
        raise ValueError(f"{number} is not written in kanji here (1 to 999)")
    text = ""
    for value, sign in ((100, "百"), (10, "十")):
        count, number = divmod(number, value)
        if count:
            text += ("" if count == 1 else "〇一二三四五六七八九"[count]) + sign
    return text + ("〇一二三四五六七八九"[number] if number else "")


def read_kanji(text: str) -> int | None:
    """Read 1 to 999 as kanji write them; None if the text is not such a number."""
    total, digit = 0, 0
    for character in text:
        if character in "百十":
            total += (digit or 1) * (100 if character == "百" else 10)
            digit = 0
        elif character in _KANJI_DIGITS and not digit:
            digit = _KANJI_DIGITS[character]
        else:
            return None
    total += digit
    return total if 1 <= total <= _LARGEST and kanji(total) == text else None


def read_decimal(text: str) -> int | None:
    """Read 1 to 999 in digits of any width; None for anything else."""
    return int(text) if text.isdecimal() and 1 <= int(text) <= _LARGEST else None


def position_in(alphabet: str, text: str) -> int | None:
    """Return the place (from 1) of a single character in an alphabet; None if it is not there."""
    character = unicodedata.normalize("NFKC", text).lower()
    return alphabet.index(character) + 1 if len(character) == 1 and character in alphabet else None
