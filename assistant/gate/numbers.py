"""Numbers in a text, however they are written: 2013, ２０１３, 二〇一三, two thousand thirteen, гурав."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

_DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+")
_KANJI: Final = re.compile(
    r"[〇一二三四五六七八九十百千万億]+(?=[年月日回度件項か箇カヶ国者人名つ割億万千歳校社省庁名種点目番倍％%])|第[一二三四五六七八九十百]+"
)
_KANJI_VALUES: Final = {mark: value for value, mark in enumerate("〇一二三四五六七八九")}
_KANJI_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_KANJI_GROUPS: Final = {"万": 10**4, "億": 10**8}
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH: Final = {
    word: value
    for value, words in {
        1: "once",
        2: "two second twice",
        3: "three third thrice",
        4: "four fourth",
        5: "five fifth",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth",
        11: "eleven",
        12: "twelve dozen",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
        100: "hundred",
        1000: "thousand",
        10**6: "million",
        10**9: "billion",
    }.items()
    for word in words.split()
}
_MONTHS: Final = {
    name: value
    for value, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
_MONGOLIAN: Final = {
    word: value
    for value, words in {
        2: "хоёр",
        3: "гурав гурван гурвалсан",
        4: "дөрөв дөрвөн",
        5: "тав таван",
        6: "зургаа зургаан",
        7: "долоо долоон",
        8: "найм найман",
        9: "ес есөн",
        10: "арав арван",
        20: "хорь хорин",
        30: "гуч гучин",
        40: "дөч дөчин",
        50: "тавь тавин",
        60: "жар жаран",
        70: "дал далан",
        80: "ная наян",
        90: "ер ерэн",
        100: "зуу зуун",
        1000: "мянга мянган",
        10**6: "сая",
        10**9: "тэрбум",
    }.items()
    for word in words.split()
}
_MONGOLIAN_STEMS: Final = {"гурв": 3, "дөрв": 4, "тавд": 5, "арв": 10, "хори": 20}
"""As they are before an ending."""
_MONGOLIAN_ENDING: Final = re.compile(
    r"-?(?:дугаар|дүгээр|дахь|дэх|аас|ээс|оос|өөс|аар|ээр|оор|өөр|ын|ийн|ны|ний|ыг|ийг|т|д|тай|тэй|той)$"
)
_ROMAN: Final = re.compile(r"(?<![A-Za-z0-9])(?:(?<=第)[IVX]+|I{2,3}|IV|VI{1,3}|IX|(?<=No\. )[IVX]+)(?![A-Za-z0-9])")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_LONE_TWO: Final = frozenset({"two", "хоёр"})
_COUNTED: Final = frozenset(
    "times time year years month months week weeks day days hour hours percent per million billion thousand hundred "
    "point удаа удаагийн жил жилд жилийн сар сард сарын өдөр хоног цаг хувь хувийн сая тэрбум мянга зуу онд".split()
)
"""What two of is a number. Two ministries are as often the two ministries."""
_PAIRS: Final = re.compile(
    r"両|双方|\bboth\b|\btwo (?:governments?|countries|sides|nations|parties|states)\b|\btwo-step\b"
    r"|хоёр (?:улс|тал|орн|засгийн|оронд|орон)\w*|хоёр талт\w*|хоёр шатт\w*|ツーステップ",
    re.IGNORECASE,
)
"""The two governments are no count."""


def numbers_in(text: str) -> frozenset[int]:
    """The numbers of a text. One, as an article (one of them, нэг), is no number; once and 1回 are."""
    folded = _PAIRS.sub(" ", unicodedata.normalize("NFKC", text))
    return frozenset((*_in_digits(folded), *_in_kanji(folded), *_in_roman(folded), *_in_words(folded)))


def _in_digits(text: str) -> Iterator[int]:
    for match in _DIGITS.finditer(text):
        yield int(match[0].replace(",", ""))


def _in_kanji(text: str) -> Iterator[int]:
    for match in _KANJI.finditer(text):
        yield _kanji(match[0].lstrip("第"))


def _in_roman(text: str) -> Iterator[int]:
    """第Ⅳ, No. IV, Plant III; a lone I, V or X is as often a letter."""
    for match in _ROMAN.finditer(text):
        values = [_ROMAN_VALUES[mark] for mark in match[0]]
        following = [*values[1:], 0]
        yield sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _kanji(written: str) -> int:
    if not any(mark in _KANJI_UNITS or mark in _KANJI_GROUPS for mark in written):
        return int("".join(str(_KANJI_VALUES[mark]) for mark in written))
    total = group = digit = 0
    for mark in written:
        if mark in _KANJI_VALUES:
            digit = _KANJI_VALUES[mark]
        elif mark in _KANJI_UNITS:
            group += (digit or 1) * _KANJI_UNITS[mark]
            digit = 0
        else:
            total += (group + digit or 1) * _KANJI_GROUPS[mark]
            group = digit = 0
    return total + group + digit


def _in_words(text: str) -> Iterator[int]:
    """Runs of number words: three, two thousand and thirteen, хоёр мянга арван гурван."""
    run: list[int] = []
    last = ""
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        value = _value(word)
        if value is not None:
            run.append(value)
            last = word
            continue
        if word == "and" and run:
            continue
        if run and (run != [2] or word in _COUNTED or last not in _LONE_TWO):
            yield _joined(run)
        run = []
        if word in _MONTHS and match[0][0].isupper():
            yield _MONTHS[word]
        elif word in ("удаа", "удааг") and _before(text, match.start()) in ("нэг", "нэгэн", "ганц"):
            yield 1
    if run and (run != [2] or last not in _LONE_TWO):
        yield _joined(run)


def _before(text: str, place: int) -> str:
    words = _WORD.findall(text[max(0, place - 24) : place])
    return words[-1].casefold() if words else ""


def _value(word: str) -> int | None:
    if word in _ENGLISH:
        return _ENGLISH[word]
    bare = _MONGOLIAN_ENDING.sub("", word)
    return _MONGOLIAN.get(word, _MONGOLIAN.get(bare, _MONGOLIAN_STEMS.get(bare)))


def _joined(run: Sequence[int]) -> int:
    """2, 1000, 10, 3 is 2013."""
    total = group = 0
    for value in run:
        if value >= _THOUSAND:
            total += (group or 1) * value
            group = 0
        elif value == _HUNDRED:
            group = (group or 1) * value
        else:
            group += value
    return total + group
