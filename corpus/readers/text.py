"""Bytes of a text file → its characters."""

import codecs
import re
import unicodedata
from math import ceil
from typing import Final

from corpus.errors import PlanError
from corpus.readers.limits import LARGEST_FILE

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_KANA: Final = re.compile(r"[ぁ-ヿ]")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_NO_CHARACTERS: Final = frozenset({"Cn", "Co", "Cs"})


def read_text(data: bytes) -> str:
    """Decode UTF-8, UTF-16 or Shift_JIS, recognised from the bytes; line breaks stay as they are.

    Raises:
        PlanError: the file is empty, too large, damaged, or in an encoding not recognised.
    """
    _refuse_what_is_no_text(data)
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.strip():
            raise PlanError("the file is empty; give the text of the plan")
        if _is_plausible(text, encoding):
            return text
    raise PlanError("the encoding is not recognised; save the file as UTF-8 text (UTF-16 and Shift_JIS are read too)")


def _refuse_what_is_no_text(data: bytes) -> None:
    refuse_too_large(len(data), "the file")
    if not data.strip(b"\x00 \t\r\n\f"):
        raise PlanError("the file is empty; give the text of the plan")


def refuse_too_large(size: int, name: str) -> None:
    """Refuse a file of so many bytes if it is larger than any plan.

    Raises:
        PlanError: it is.
    """
    if size > LARGEST_FILE:
        raise PlanError(
            f"{name} has {ceil(10 * size / 2**20) / 10:g} MiB; a plan may have {LARGEST_FILE // 2**20} MiB at most, "
            "so give its text alone"
        )


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return (encoding,)
    if len(data) % 2 == 0 and b"\x00" in data:
        # ASCII characters, line breaks at least, have their zero byte second in little-endian order.
        little = data[1::2].count(0) > data[::2].count(0)
        return ("utf-16-le", "utf-16-be") if little else ("utf-16-be", "utf-16-le")
    if _is_damaged_utf8(data):
        raise PlanError("the file is UTF-8 text with damaged or missing bytes; copy it again from where it came")
    return ("utf-8", "cp932")


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether a few bytes keep the file from being UTF-8, so that it must not be taken for Shift_JIS."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return 0 < damaged <= len(_NOT_ASCII.findall(text)) / 4


def _is_plausible(text: str, encoding: str) -> bool:
    """Whether the decoded text reads as text.

    It has no control characters and hardly an unassigned one; and Japanese has kana, which other encodings
    do not turn into when they are taken for Shift_JIS.
    """
    if _CONTROL.search(text):
        return False
    characters = set(text)
    unassigned = sum(unicodedata.category(character) in _NO_CHARACTERS for character in characters)
    if unassigned > len(characters) / 50:
        return False
    return encoding != "cp932" or len(_KANA.findall(text)) >= len(_NOT_ASCII.findall(text)) / 10
