"""Bytes of a text file → its characters."""

import codecs
import re
import unicodedata
from typing import Final

from corpus.errors import PlanError

LARGEST_SOURCE: Final = 20 * 2**20
"""Bytes. The longest plan known has under 1 MiB."""

_SIGNATURES: Final = (
    (b"%pdf", "a PDF"),
    (b"pk\x03\x04", "a Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
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
        PlanError: the file is empty, too large, of another kind, damaged, or in an encoding not recognised.
    """
    _refuse_other_files(data)
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


def _refuse_other_files(data: bytes) -> None:
    if len(data) > LARGEST_SOURCE:
        raise PlanError(
            f"the file has {len(data) / 2**20:.0f} MiB; a plan may have {LARGEST_SOURCE // 2**20} MiB at most, "
            "so give its text alone"
        )
    if not data.strip(b"\x00 \t\r\n\f"):
        raise PlanError("the file is empty; give the text of the plan")
    beginning = data[:64].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for signature, name in _SIGNATURES:
        if beginning.startswith(signature):
            raise PlanError(f"this is {name}; save its text as a .txt file (UTF-8) and give that")


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
