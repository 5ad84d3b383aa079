"""The numbers that a browser prints before the entries of a web page's lists."""

import re
from typing import Any, Final

from corpus.readers.lists import BULLET, NumberedList

_TYPES: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS: Final = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "katakana": "aiueoFullWidth",
    "katakana-iroha": "irohaFullWidth",
    "hiragana": "hiragana",
    "cjk-decimal": "ideographDigital",
    "cjk-ideographic": "japaneseCounting",
    "japanese-informal": "japaneseCounting",
    "mongolian": "decimal",
    "none": "none",
}
_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\s*([+-]?\d{1,6})")


def open_list(element: Any) -> NumberedList:
    """The list that an ``ol`` or ``ul`` opens."""
    if element.tag != "ol":
        return NumberedList(BULLET)
    style = _style(element)
    ends = "、" if style in ("aiueoFullWidth", "irohaFullWidth", "hiragana", "japaneseCounting") else "."
    start, step = number_in(element.get("start")), 1
    if element.get("reversed") is not None:
        step = -1
        start = sum(child.tag == "li" for child in element) if start is None else start
    first = 1 if start is None else start
    return NumberedList(style, ends, first - step, step)


def number_in(value: str | None) -> int | None:
    """The whole number that an attribute says, read as browsers do; None if it says none."""
    match = _NUMBER.match(value or "")
    return int(match[1]) if match else None


def _style(element: Any) -> str:
    if match := _STYLE.search(element.get("style", "")):
        return _CSS.get(match[1].lower(), "decimal")
    return _TYPES.get(element.get("type", "1").strip(), "decimal")
