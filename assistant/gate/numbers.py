"""Numbers in a text, however they are written: 2013, ２０１３, 二〇一三, once, two thousand, арван гурав."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.gate.lexicon import lexicon

_ERA: Final = re.compile(r"(昭和|平成|令和)(元|\d{1,2})(?=年)")
_ERAS: Final = {"昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each era."""
_DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?")
_KANJI: Final = re.compile(r"(?:第)?[〇一二三四五六七八九十百千万億兆]+")
_COUNTED: Final = re.compile(r"[円年月日回度件項名人社割倍個点種校か箇カヶケ万億兆国者％%週時分歳期次番目つ]")
_NO_NUMBER: Final = re.compile(
    r"一(?:層|致|貫|部|般|体|環|定|緒|方|連|切|覧|時|つ|様|因)|(?:統|同|唯)一|万一|千万|十分|百科|第三者|三者|二国間|両|双方"
    r"|(?:日本|モンゴル)国?・(?:日本|モンゴル)|六者会合|六か国"
)
PAIR: Final = "pair"
"""The unit of the two parties."""
_PAIR: Final = re.compile(r"両|双方|二国間|\bboth\b|\btwo\b|хоёр", re.IGNORECASE)
_VALUES: Final = {mark: value for value, mark in enumerate("〇一二三四五六七八九")}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "億": 10**8, "兆": 10**12}
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDING: Final = re.compile(
    "(?:(?:аас|ээс|оос|өөс|ын|ийн|ны|ний|ыг|ийг|т|д|ад|эд|тай|тэй|той|аар|ээр|оор|өөр|уулаа|үүлээ)|дугаар|дүгээр|дахь|дэх)$"
)
_THOUSAND: Final = 1000
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and the kind of thing it counts where its unit tells (``times``, ``people``, ``money`` …)."""

    value: str
    unit: str | None = None


def numbers_in(text: str) -> frozenset[Number]:
    """The numbers of a text.

    One, as an article (one of them, нэг), is none; once, 1回 and нэг удаа are. The two parties are two of a kind.
    """
    folded = _ERA.sub(_western, _NO_NUMBER.sub(" ", unicodedata.normalize("NFKC", text)))
    for pattern in lexicon().no_numbers:
        folded = pattern.sub(" ", folded)
    pair = (Number("2", PAIR),) if _NO_NUMBER.search(unicodedata.normalize("NFKC", text)) and _PAIR.search(text) else ()
    return frozenset((*_in_digits(folded), *_in_kanji(folded), *_in_words(folded), *pair))


def _western(era: re.Match[str]) -> str:
    """平成25年 is the year 2013."""
    return str(_ERAS[era[1]] + (1 if era[2] == "元" else int(era[2])))


def _in_digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        value = match[0].replace(",", "")
        yield Number(value.lstrip("0") or "0", _unit(text, match.start(), match.end()))


def _in_kanji(text: str) -> Iterator[Number]:
    for match in _KANJI.finditer(text):
        written = match[0].lstrip("第")
        after = text[match.end() : match.end() + 1]
        if written and (match[0] != written or _COUNTED.match(after)) and not text[: match.start()][-1:].isdigit():
            yield Number(str(_kanji(written)), _unit(text, match.start(), match.end()))


def _kanji(written: str) -> int:
    if not any(mark in _SMALL or mark in _LARGE for mark in written):
        return int("".join(str(_VALUES[mark]) for mark in written))
    total = group = digit = 0
    for mark in written:
        if mark in _VALUES:
            digit = _VALUES[mark]
        elif mark in _SMALL:
            group, digit = group + (digit or 1) * _SMALL[mark], 0
        else:
            total, group, digit = total + (group + digit or 1) * _LARGE[mark], 0, 0
    return total + group + digit


def _in_words(text: str) -> Iterator[Number]:
    """Runs of number words: three, two thousand and thirteen, хоёр мянга арван гурван."""
    run: list[int] = []
    start = end = 0
    for match in [*_WORD.finditer(text), None]:
        word = match[0].casefold() if match else ""
        value = _value(word)
        if match and value is not None:
            start = start if run else match.start()
            end = match.end()
            run.append(value)
            continue
        if word == "and" and run and run[-1] >= _HUNDRED:
            continue
        if run:
            number = Number(str(_joined(run)), _unit(text, start, end))
            if number.value != "1" or number.unit:
                yield number
            run = []
        if word in lexicon().whole_numbers:
            yield Number(*lexicon().whole_numbers[word])


def _value(word: str) -> int | None:
    """A number word, also with the endings of Mongolian: гурваас, хоёрын, наймтай."""
    values = lexicon().number_words
    ending = _ENDING.search(word)
    return values.get(word, values.get(word[: ending.start()]) if ending else None)


def _joined(run: Sequence[int]) -> int:
    """2, 1000, 10, 3 is 2013."""
    total = group = 0
    for value in run:
        if value >= _THOUSAND:
            total, group = total + (group or 1) * value, 0
        else:
            group = (group or 1) * value if value == _HUNDRED else group + value
    return total + group


def _unit(text: str, start: int, end: int) -> str | None:
    """What is counted, by what stands right beside the number."""
    for unit, after, before in lexicon().units:
        if after.match(text, end) or (before and before.search(text[max(0, start - 12) : start])):
            return unit
    return None


def is_stated(number: Number, stated: frozenset[Number]) -> bool:
    """Whether a number is among those stated, of the same kind where both tell of what.

    That there are two parties is said in almost every item, and states no other two.
    """
    return any(
        number.value == other.value
        and other.unit != PAIR
        and (number.unit is None or other.unit is None or number.unit == other.unit)
        for other in stated
    )
