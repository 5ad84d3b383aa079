"""The bounds that a text sets itself: how often, by when, how many — as numbers that can be compared."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assistant.comparison.values import Ground
from corpus import Span

_REGULARLY: Final = 0.3
"""Times a year that "regularly" counts as: less than every other year, and more than nothing."""
_SOON: Final = 9000.0
"""The year that "as soon as possible" counts as: later than any year named."""
_LONGEST_GAP: Final = 40
"""Characters between a number and the verb that tells that it is past."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound and its words. ``value`` is times a year, a year (with months as parts), or a number; ``unit`` is what is
    counted, for a quantity.
    """

    ground: Ground
    value: float
    span: Span
    unit: str = ""


_DIGITS: Final = str.maketrans("一二三四五六七八九〇", "1234567890")
_N: Final = r"(?:\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十]+)"
_PER_YEAR: Final = {
    "ja": (
        (rf"(?:1|一)?(?:か)?年(?:間)?に?(?:少なくとも)?({_N})[回度]", 1.0),
        (rf"半年(?:間)?(?:に|ごとに)(?:({_N})[回度])?", 2.0),
        (rf"(?:毎|1か?|一か?)月(?:に)?(?:({_N})[回度])?", 12.0),
        (r"四半期(?:に(?:1|一)回|ごと)|毎四半期", 4.0),
        (rf"毎年(?:度)?(?:({_N})[回度])?", 1.0),
        (r"隔年|2年(?:に(?:1|一)[回度]|ごと|おき)", 0.5),
        (r"3年(?:に(?:1|一)[回度]|ごと)", 1 / 3),
        (r"定[期例](?:的|開催|に|協議|会合)|定期", _REGULARLY),
    ),
    "en": (
        (r"once (?:a|per|every) year|annual(?:ly)?|every year|yearly|once annually", 1.0),
        (r"twice (?:a|per|every) year|twice[- ]yearly|semi-?annual(?:ly)?|every six months", 2.0),
        (r"(\d+|three|four|five|six) times (?:a|per|every) year", 1.0),
        (r"quarterly|every quarter|once (?:a|per) quarter", 4.0),
        (r"monthly|every month|once (?:a|per) month", 12.0),
        (r"every (?:other|two|second) years?|biennial(?:ly)?|once every two years", 0.5),
        (r"regular(?:ly)?|periodically|on a regular basis", _REGULARLY),
    ),
    "mn": (
        (r"жилд (?:нэг(?:ээс доошгүй)?|1) удаа|жил бүр|жил тутам", 1.0),
        (r"жилд (?:хоёр(?:оос доошгүй)?|2) удаа|хагас жил тутам", 2.0),
        (r"жилд (\d+|гурван?|дөрвөн?) удаа", 1.0),
        (r"улирал (?:бүр|тутам)|улиралд нэг удаа", 4.0),
        (r"сар (?:бүр|тутам)|сард нэг удаа", 12.0),
        (r"хоёр жил (?:тутам|бүр)|хоёр жилд нэг удаа", 0.5),
        (r"тогтмол\w*|үе үе", _REGULARLY),
    ),
}
_DEADLINE: Final = {
    "ja": rf"((?:19|20)\d\d)年(?:度)?(?:({_N})月)?(?:{_N}日)?"
    r"(?:の?(?:末|初頭|前半|後半|半ば|春|夏|秋|冬))?(?:まで(?:に)?|(?:以内|内|中)?に)(?!わた|お[いけ]|係|関)",
    "en": r"(?:by|before|within|no later than|until|in) (?:the end of )?(?:\w+ )?((?:19|20)\d\d)()",
    "mn": r"((?:19|20)\d\d) (?:оны?)(?: эцэс)?\s?(?:\w+ )?(?:гэхэд|хүртэл|дотор|багтаан|онд)?()",
}
_VAGUE: Final = {
    "ja": r"早期|速やかに|可及的速やか|直ちに|遅滞なく|早急に|(?:できる|可能な)(?:だけ|限り)早",
    "en": r"as soon as possible|promptly|without delay|at the earliest|at an early date"
    r"|early (?:conclusion|implementation|realization)",
    "mn": r"нэн даруй|аль болох (?:түргэн|хурдан)|яаралтай|эрт хугацаанд",
}
_COUNTED: Final = {
    "ja": rf"(?<![第年\d])({_N})(億円|万人|万円|人|名|件|校|"
    rf"か所|箇所|台|%|割|棟|機|社|都市|団体|kW|MW|ha|km|課程|講座|床|基|便|冊|回)"
    r"(?!目|にわた|合同|会)",
    "en": r"(?<![\d-])(\d[\d,]*(?:\.\d+)?)\s?((?:per cent|percent|%|million|billion|[A-Za-z]{3,})(?: [a-z]{3,})?)",
    "mn": r"(?<![\d-])(\d[\d,]*(?:\.\d+)?)\s?(хувь|%|сая|тэрбум|[\u0400-\u04ff]{3,})",
}
_PAST: Final = {
    "ja": re.compile(r"[しれっいんえせけげ]た(?=[一-龠ァ-ヶ「(ことのも点旨])"),
    "en": re.compile(r"\b(?:held|signed|concluded|established|was|were|has been|have been|entered into force)\b"),
    "mn": re.compile(r"\w+(?:сан|сэн|сон|сөн)\b"),
}
_CLAUSE_END: Final = re.compile(r"[、，。;；]|,\s")
_WORDS: Final = {"three": 3, "four": 4, "five": 5, "six": 6, "гурав": 3, "гурван": 3, "дөрөв": 4, "дөрвөн": 4}


def read_bounds(text: str, language: str) -> tuple[Bound, ...]:
    """The bounds of a text in order. What a text tells of the past (２０１３年に署名された) bounds nothing."""
    if language not in _PER_YEAR:
        return ()
    folded, offsets = _fold_width(text)
    found: list[tuple[int, int, Ground, float, str]] = []
    for ground, start, end, value, unit in _read(folded, language):
        overlaps = any(start < other[1] and other[0] < end for other in found)
        if not overlaps and not _is_past(folded, start, end, language):
            found.append((start, end, ground, value, unit))
    return tuple(
        Bound(ground, value, Span(offsets[start], offsets[end - 1] + 1), unit)
        for start, end, ground, value, unit in sorted(found)
    )


def _read(text: str, language: str) -> Iterator[tuple[Ground, int, int, float, str]]:
    for pattern, times in _PER_YEAR[language]:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            number = match[1] if match.re.groups and match[1] else None
            yield Ground.FREQUENCY, *match.span(), times * (_number(number) if number else 1), ""
    for match in re.finditer(_DEADLINE[language], text, re.IGNORECASE):
        month = _number(match[2]) / 13 if match[2] else 0.99
        yield Ground.DEADLINE, *match.span(), _number(match[1]) + month, ""
    for match in re.finditer(_VAGUE[language], text, re.IGNORECASE):
        yield Ground.DEADLINE, *match.span(), _SOON, ""
    for match in re.finditer(_COUNTED[language], text):
        yield Ground.QUANTITY, *match.span(), _number(match[1]), match[2].casefold()[:6]


def _is_past(text: str, start: int, end: int, language: str) -> bool:
    stop = _CLAUSE_END.search(text, end)
    after = text[end : min(stop.start() if stop else len(text), end + _LONGEST_GAP)]
    if language == "ja":
        return bool(_PAST["ja"].search(after + ("の" if not stop else "")))
    before = max((m.end() for m in _CLAUSE_END.finditer(text, 0, start)), default=0)
    return bool(_PAST[language].search(text[max(before, start - _LONGEST_GAP) : start] if language == "en" else after))


def _number(written: str) -> float:
    written = written.casefold()
    if written in _WORDS:
        return float(_WORDS[written])
    if "十" in written:
        tens, _, ones = written.partition("十")
        return float((int(tens.translate(_DIGITS) or 1)) * 10 + int(ones.translate(_DIGITS) or 0))
    return float(written.translate(_DIGITS).replace(",", ""))


def _fold_width(text: str) -> tuple[str, list[int]]:
    """The text in NFKC, character by character, with the offset that each character comes from."""
    folded, offsets = [], []
    for place, character in enumerate(text):
        for each in unicodedata.normalize("NFKC", character):
            folded.append(each)
            offsets.append(place)
    return "".join(folded), offsets
