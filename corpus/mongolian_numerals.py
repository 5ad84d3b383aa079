"""Mongolian number words, as plans and laws head their parts with: нэг, нэгдүгээр, арван хоёрдугаар."""

from typing import Final

_UNITS: Final = ("нэг", "хоёр", "гурав", "дөрөв", "тав", "зургаа", "долоо", "найм", "ес")
_UNIT_ORDINALS: Final = (
    ("нэгдүгээр", "нэгдэх"),
    ("хоёрдугаар", "хоёрдахь"),
    ("гуравдугаар", "гуравдахь", "гутгаар"),
    ("дөрөвдүгээр", "дөрөвдэх", "дөтгөөр"),
    ("тавдугаар", "тавдахь", "тавтугаар"),
    ("зургадугаар", "зургаадугаар", "зургаадахь"),
    ("долдугаар", "долоодугаар", "долоодахь"),
    ("наймдугаар", "наймдахь"),
    ("есдүгээр", "есдэх", "юсдүгээр"),
)
_TENS: Final = ("арав", "хорь", "гуч", "дөч", "тавь", "жар", "дал", "ная", "ер")
_TENS_BEFORE: Final = ("арван", "хорин", "гучин", "дөчин", "тавин", "жаран", "далан", "наян", "ерэн")
"""The tens before a unit: хорин нэг, 21."""
_TEN_ORDINALS: Final = (
    ("аравдугаар", "аравдахь"),
    ("хорьдугаар", "хорьдахь"),
    ("гучдугаар", "гучдахь"),
    ("дөчдүгээр", "дөчдэх"),
    ("тавьдугаар", "тавьдахь"),
    ("жардугаар", "жардахь"),
    ("далдугаар", "даладугаар"),
    ("наядугаар", "наядахь"),
    ("ердүгээр", "ерэндүгээр"),
)


def _with_tens(units: dict[str, int], tens: dict[str, int]) -> dict[str, int]:
    compound = {
        f"{before} {unit}": 10 * place + number
        for place, before in enumerate(_TENS_BEFORE, start=1)
        for unit, number in units.items()
    }
    return {**units, **tens, **compound}


CARDINALS: Final = _with_tens(
    {unit: number for number, unit in enumerate(_UNITS, start=1)},
    {ten: 10 * number for number, ten in enumerate(_TENS, start=1)},
)
ORDINALS: Final = _with_tens(
    {word: number for number, words in enumerate(_UNIT_ORDINALS, start=1) for word in words},
    {word: 10 * number for number, words in enumerate(_TEN_ORDINALS, start=1) for word in words},
)
"""1 to 99 by their words, in small letters with one space between two."""


def read_words(words: dict[str, int], text: str) -> int | None:
    """The number that a text says, whatever its capitals and spaces; None if it is none of ``words``."""
    return words.get(" ".join(text.lower().split()))
