"""Bytes of a text file → its characters."""

import codecs
import re
from typing import Final

from corpus.errors import PlanError

LARGEST_SOURCE: Final = 20 * 2**20
"""Bytes. The longest plan known has under 1 MiB."""

_SIGNATURES: Final = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
)
_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_HALF_WIDTH_KANA: Final = re.compile(r"[\uff61-\uff9f]")


def read_text(data: bytes) -> str:
    """Decode UTF-8, UTF-16 or Shift_JIS, recognised from the bytes; line breaks stay as they are.

    Raises:
        PlanError: the file is empty, too large, of another kind, or in an encoding that is not recognised.
    """
    if len(data) > LARGEST_SOURCE:
        raise PlanError(
            f"the file has {len(data) / 2**20:.0f} MiB; a plan may have {LARGEST_SOURCE // 2**20} MiB at most"
        )
    if not data.strip(b"\x00 \t\r\n\f"):
        raise PlanError("the file is empty; give the text of the plan")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise PlanError(f"this is {name}; save its text as a .txt file (UTF-8) and give that")
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_plausible(text, encoding):
            return text
    raise PlanError("the encoding is not recognised; save the file as UTF-8 text (UTF-16 and Shift_JIS are read too)")


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return (encoding,)
    if len(data) % 2 == 0 and b"\x00" in data:
        # ASCII characters, line breaks at least, have their zero byte second in little-endian order.
        return ("utf-16-le", "utf-16-be") if data[1::2].count(0) > data[::2].count(0) else ("utf-16-be", "utf-16-le")
    return ("utf-8", "cp932")


def _is_plausible(text: str, encoding: str) -> bool:
    """Whether the decoded text reads as text: no control characters, and not the half-width kana that
    single-byte encodings turn into when they are taken for Shift_JIS."""
    if not text.strip() or _CONTROL.search(text):
        return False
    return encoding != "cp932" or len(_HALF_WIDTH_KANA.findall(text)) <= len(text) / 10
