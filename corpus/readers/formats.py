"""What kind of file it is, told by its bytes; its name decides only between texts that look alike."""

import codecs
import io
import re
import zipfile
from pathlib import PurePath
from typing import Final

from corpus.errors import PlanError
from corpus.layout import Format

_HEAD: Final = 1024
"""Bytes in which a PDF or a web page says what it is."""
_ZIP: Final = b"PK\x03\x04"
_WORD_PART: Final = "word/document.xml"
_REFUSED: Final = (
    (
        b"\xd0\xcf\x11\xe0",
        "this is an old Word file, or one with a password; open it in Word and save it as .docx without a password",
    ),
    (b"{\\rtf", "this is an RTF file; open it in Word and save it as .docx"),
    (b"\x89PNG", "this is a picture; have its text recognised (OCR) and give that"),
    (b"\xff\xd8\xff", "this is a picture; have its text recognised (OCR) and give that"),
    (b"II*\x00", "this is a picture; have its text recognised (OCR) and give that"),
    (b"MM\x00*", "this is a picture; have its text recognised (OCR) and give that"),
    (b"\x1f\x8b", "this is a compressed file; unpack it and give the plan that is in it"),
    (b"7z\xbc\xaf", "this is a compressed file; unpack it and give the plan that is in it"),
)
_PAGE: Final = re.compile(
    rb"(?:\s|<!--.{0,500}?-->|<\?xml[^>]{0,200}\?>)*<(?:!doctype\s+html|html|head|body|meta|title)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAG: Final = re.compile(rb"<(?:p|div|br|table|ol|ul|h[1-6]|span|html|body)[\s>/]", re.IGNORECASE)
_PAGE_NAMES: Final = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MARKDOWN_NAMES: Final = frozenset({".md", ".markdown", ".mkd"})


def recognise_format(data: bytes, name: str) -> Format:
    """Tell what kind of file it is.

    Raises:
        PlanError: it is of a kind that is not read.
    """
    if b"%PDF-" in data[:_HEAD]:
        return Format.PDF
    if data.startswith(_ZIP):
        return _packed_format(data)
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8)
    for signature, remedy in _REFUSED:
        if head.lstrip().startswith(signature):
            raise PlanError(remedy)
    suffix = PurePath(name).suffix.lower()
    narrow = _narrowed(data[: 2 * _HEAD])
    if _PAGE.match(narrow) or (suffix in _PAGE_NAMES and _TAG.search(_narrowed(data))):
        return Format.HTML
    return Format.MARKDOWN if suffix in _MARKDOWN_NAMES else Format.TEXT


def _packed_format(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, OverflowError) as error:
        raise PlanError("the Word or ZIP file is damaged; open it in Word and save it again as .docx") from error
    if _WORD_PART in names:
        return Format.DOCX
    if "xl/workbook.xml" in names or "ppt/presentation.xml" in names:
        raise PlanError("this is a table or a presentation; save the plan's text as .docx, .pdf or .txt and give that")
    raise PlanError(
        "this is a packed file without a Word document in it; unpack it and give the plan (.docx, .pdf, .txt)"
    )


def _narrowed(data: bytes) -> bytes:
    """The ASCII characters of UTF-16 as ASCII, all else as it is."""
    return (
        data.removeprefix(codecs.BOM_UTF8)
        .removeprefix(codecs.BOM_UTF16_LE)
        .removeprefix(codecs.BOM_UTF16_BE)
        .replace(b"\x00", b"")
    )
