"""Numbers → the enumerators that Word and browsers print without their standing in the text.

The names are those of WordprocessingML (``w:numFmt``); those of HTML and CSS are translated in ``lists``.
"""

from collections.abc import Callable
from typing import Final

from corpus import numerals

_LATIN: Final = numerals.LATIN
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
_HIRAGANA: Final = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
_WIDE_DIGITS: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_KANJI_DIGITS: Final = str.maketrans("0123456789", "〇一二三四五六七八九")
_HALF_WIDTH: Final = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_HALF_IROHA: Final = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ"
_CIRCLED: Final = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_LARGEST_KANJI: Final = 9_999
_LARGEST_ROMAN: Final = 3_999
_THOUSAND: Final = 1000
_ENGLISH: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_ENGLISH_ORDINALS: Final = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()


def print_number(number: int, numbering_format: str) -> str:
    """Print a number as Word does in that format; in digits where the format is unknown or does not reach so far."""
    printed = _PRINTERS.get(numbering_format, str)(number) if number > 0 else None
    return str(number) if printed is None else printed


def _repeated(alphabet: str) -> Callable[[int], str]:
    """Letters a … z, aa, bb …: what comes after the alphabet's end repeats its letters."""

    def print_letter(number: int) -> str:
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * min(times + 1, 9)

    return print_letter


def _cycling(alphabet: str) -> Callable[[int], str]:
    return lambda number: alphabet[(number - 1) % len(alphabet)]


def _within(alphabet: str) -> Callable[[int], str | None]:
    return lambda number: alphabet[number - 1] if number <= len(alphabet) else None


def _roman(number: int) -> str | None:
    if number > _LARGEST_ROMAN:
        return None
    thousands, rest = divmod(number, _THOUSAND)
    hundreds = ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")[rest // 100]
    return "M" * thousands + hundreds + (numerals.roman(rest % 100) if rest % 100 else "")


def _small_roman(number: int) -> str | None:
    printed = _roman(number)
    return printed.lower() if printed else None


def _kanji(number: int) -> str | None:
    if number > _LARGEST_KANJI:
        return None
    thousands, rest = divmod(number, _THOUSAND)
    sign = ("" if thousands == 1 else "〇一二三四五六七八九"[thousands]) + "千" if thousands else ""
    return sign + (numerals.kanji(rest) if rest else "")


def _circled(number: int) -> str | None:
    return next((chr(sign + number - low) for low, high, sign in _CIRCLED if low <= number <= high), None)


def _wide(number: int) -> str:
    return str(number).translate(_WIDE_DIGITS)


def _word(words: list[str]) -> Callable[[int], str | None]:
    return lambda number: words[number].capitalize() if number < len(words) else None


def _ordinal(number: int) -> str:
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_PRINTERS: Final[dict[str, Callable[[int], str | None]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalHalfWidth": str,
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "upperRoman": _roman,
    "lowerRoman": _small_roman,
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerLetter": _repeated(_LATIN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "russianLower": _repeated(_RUSSIAN),
    "aiueo": _cycling(_HALF_WIDTH),
    "aiueoFullWidth": _cycling(numerals.GOJUON),
    "iroha": _cycling(_HALF_IROHA),
    "irohaFullWidth": _cycling(numerals.IROHA),
    "hiragana": _cycling(_HIRAGANA),
    "japaneseCounting": _kanji,
    "japaneseDigitalTenThousand": _kanji,
    "chineseCounting": _kanji,
    "chineseCountingThousand": _kanji,
    "taiwaneseCountingThousand": _kanji,
    "ideographDigital": lambda number: str(number).translate(_KANJI_DIGITS),
    "japaneseLegal": lambda number: str(number).translate(str.maketrans("0123456789", "〇壱弐参四五六七八九")),
    "ideographTraditional": _within("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _within("子丑寅卯辰巳午未申酉戌亥"),
    "cardinalText": _word(_ENGLISH),
    "ordinalText": _word(_ENGLISH_ORDINALS),
    "ordinal": _ordinal,
    "none": lambda _: "",
}  # fmt: skip
