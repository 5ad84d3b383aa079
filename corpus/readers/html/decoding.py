"""Bytes of a web page → its characters, in the encoding that it declares or that fits."""

import codecs
import re
from typing import Final

from corpus.errors import PlanError

_DECLARED: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML: Final = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""")
_HEAD: Final = 4096
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SUPERSETS: Final = {"shift_jis": "cp932", "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
"""What pages declare, and what they are written in: browsers read them so."""
_READ: Final = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be cp932 euc_jp iso2022_jp cp1251 cp1252 koi8-r gb18030 big5 euc_kr".split()
)
_GUESSES: Final = ("utf-8", "euc_jp", "cp932")
_KANA: Final = re.compile(r"[ぁ-ヿ]")
_HALF_KANA: Final = re.compile(r"[｡-ﾟ]")
_DAMAGED: Final = 0.002
"""Share of characters that may be damaged in a page that declares its encoding."""


def decode_page(data: bytes) -> str:
    """Decode a web page.

    Raises:
        PlanError: its encoding is not recognised, or much of it is damaged.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(marked, "replace")
    declared = _declared(data)
    for encoding in filter(None, (declared, "utf-8")):
        if (text := _decoded(data, encoding)) is not None:
            return text
    if declared:
        text = data.decode(declared, "replace")
        if text.count("\ufffd") <= _DAMAGED * len(text):
            return text
    guessed = [text for encoding in _GUESSES if (text := _decoded(data, encoding)) is not None and _KANA.search(text)]
    if guessed:
        return min(guessed, key=lambda text: len(_HALF_KANA.findall(text)) - len(_KANA.findall(text)))
    raise PlanError("the page's encoding is not recognised; open it in a browser and save its text as UTF-8 (.txt)")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD]) or _XML.match(data[:_HEAD].lstrip())
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    name = _SUPERSETS.get(name, name)
    # A page that says in ASCII that it is UTF-16 is not.
    return name if name in _READ and not name.startswith("utf-16") else None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
