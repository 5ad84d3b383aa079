"""Ordinals: which of the items of the last answer is meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assistant.language import Language

LAST: Final = -1
OTHER: Final = -2
"""The one of two that was not spoken of last."""


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a list, counted from 1, ``LAST`` or ``OTHER``; ``start`` and ``end`` are where the text says so."""

    place: int
    start: int
    end: int


_JA_NUMBERS: Final = {word: n for n, word in enumerate("一 二 三 四 五 六 七 八 九 十".split(), start=1)} | {
    word: n for n, word in enumerate("ひと ふた みっ よっ いつ むっ".split(), start=1)
}
_EN_NUMBERS: Final = {
    word: n
    for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
}
_MN_NUMBERS: Final = {
    word: n for n, word in enumerate("нэг хоёр гурав дөрөв тав зургаа долоо найм ес арав".split(), start=1)
} | {"нэгдүгээр": 1, "хоёрдугаар": 2, "гуравдугаар": 3, "дөрөвдүгээр": 4, "тавдугаар": 5}

_JA_DIGIT: Final = "[0-9]{1,2}|[一二三四五六七八九十]"
_PATTERNS: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.JAPANESE: re.compile(
        rf"(?P<number>{_JA_DIGIT}|ひと|ふた|みっ|よっ|いつ|むっ)(?:つ目|つめ|番目(?!に)|個目|項目目|件目)"
        r"|(?P<other>もう(?:一方|片方|一つ|ひとつ)(?:の(?:項目|もの|方|ほう|やつ))?(?=[はもをが、。?]|$))"
        r"|(?P<first>前者|最初の(?:項目|もの|一つ|やつ|方)|一番(?:上|目)の|最初のを|^最初の(?=[はを?]))"
        r"|(?P<latter>後者)|(?P<last>最後の(?:項目|もの|一つ|やつ|方|を)|一番下の)"
    ),
    Language.ENGLISH: re.compile(
        rf"\b(?:the )?(?:(?P<number>{'|'.join(_EN_NUMBERS)})|(?P<digit>[0-9]{{1,2}})(?:st|nd|rd|th)) "
        r"(?:one|item|of (?:them|these|those)|result|provision|point|option)\b"
        rf"|^(?:and |ok(?:ay)?,? )?(?:the )?(?P<bare>{'|'.join(_EN_NUMBERS)})[?.! ]*$"
        r"|\bthe (?P<former>former)\b|\bthe (?P<latter>latter)\b|\bthe (?P<other>other) (?:one|item)\b"
        r"|\b(?:the )?(?P<last>last)(?: one| item| of (?:them|these|those))\b"
    ),
    Language.MONGOLIAN: re.compile(
        rf"\b(?P<number>{'|'.join(_MN_NUMBERS)}|[0-9]{{1,2}})(?:-?(?:дах|дэх|дугаар|дүгээр|р)|\s+(?:дах|дэх))\w*"
        r"(?: (?:нь|дээр|заалт\w*))?"
        r"|\b(?P<word>нэгдүгээр|хоёрдугаар|гуравдугаар|дөрөвдүгээр|тавдугаар)\w*(?: (?:нь|заалт\w*))?"
        r"|\b(?P<first>эхний(?:х|хийг|хийн|хээс|хэд|х нь| нь| заалт\w*))\b(?: нь)?"
        r"|\b(?P<other>нөгөөх\w*|нөгөө нь)\b"
        r"|\b(?P<last>сүүлийн(?:х|хийг|хийн| заалт\w*)|сүүлчийн(?:х|хийг| заалт\w*))\b(?: нь)?"
    ),
}


def read_ordinal(folded: str, language: Language) -> Ordinal | None:
    """Return the ordinal that stands for an item in a question, if it has one ("the second year" has none).

    Args:
        folded: the question in NFKC and small letters.
        language: the language that it is asked in.
    """
    found = _PATTERNS[language].search(folded)
    if found is None:
        return None
    groups = {name: text for name, text in found.groupdict().items() if text}
    if "other" in groups:
        return Ordinal(OTHER, *found.span())
    if "last" in groups:
        return Ordinal(LAST, *found.span())
    if "latter" in groups:
        return Ordinal(2, *found.span())
    if groups.keys() & {"first", "former"}:
        return Ordinal(1, *found.span())
    (word,) = groups.values()
    numbers = _JA_NUMBERS | _EN_NUMBERS | _MN_NUMBERS
    place = int(word) if word.isdecimal() else numbers[word]
    return Ordinal(place, *found.span()) if place else None
