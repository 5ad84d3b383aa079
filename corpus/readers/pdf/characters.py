"""A PDF → the characters of its pages and where they stand, through PDFium."""

import ctypes
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import hypot, isfinite, tau
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from corpus.errors import PlanError
from corpus.readers.limits import MOST_CHARACTERS, MOST_PAGES
from corpus.readers.paragraphs import clean, refuse_endless

_SMALLEST: Final = 1.0
"""Points of a character's height; what is smaller is no text for a reader."""
_UNREADABLE: Final = 0.2
"""Share of characters without a meaning at which a file is refused."""
_GETA: Final = "〓"
"""Printed where a character's meaning is not known, as Japanese printers do where a type is missing."""
_SCALE: Final = 1000
_UPRIGHT: Final = 0.2
"""Radians by which a character may lean."""


@dataclass(frozen=True, slots=True)
class Character:
    """One character. Points from the page's top left corner; ``base`` is the base line, ``size`` that of the font."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page as the file has them in order; ``turned`` counts those left out that stand askew."""

    width: float
    height: float
    characters: tuple[Character, ...]
    turned: int = 0
    is_picture: bool = False


def read_pages(data: bytes) -> list[PageText]:
    """Read the pages of a PDF.

    Raises:
        PlanError: it is damaged, needs a password, has no text, or has more pages or characters than any plan.
    """
    with open_pdf(data) as document:
        if len(document) > MOST_PAGES:
            raise PlanError(f"the PDF has {len(document):,} pages, more than any plan; give the plan's pages alone")
        if not len(document):
            raise PlanError("the PDF has no pages; save or download it again")
        pages: list[PageText] = []
        characters = 0
        for number in range(len(document)):
            pages.append(_page(document, number))
            characters += len(pages[-1].characters)
            refuse_endless(characters)
    _refuse_without_text(pages)
    return pages


def open_pdf(data: bytes) -> Any:
    """Open a PDF, to be closed again.

    Raises:
        PlanError: it is damaged, or needs a password.
    """
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise PlanError("the PDF needs a password; save a copy without one and give that") from error
        raise PlanError("the PDF is damaged; download or save it again") from error


def _page(document: Any, number: int) -> PageText:
    try:
        page = document[number]
        width, height = page.get_size()
        if not (0 < width <= 20_000 and 0 < height <= 20_000):  # noqa: PLR2004  # as Layout bounds them
            raise PlanError(f"page {number + 1} of the PDF has an impossible size; save the PDF again")
        text_page = page.get_textpage()
        characters, turned = _characters(page, text_page)
        is_picture = not characters and _has_picture(page)
    except pdfium.PdfiumError as error:
        raise PlanError(f"page {number + 1} of the PDF is damaged; download or save the PDF again") from error
    return PageText(width, height, characters, turned, is_picture)


def _characters(page: Any, text_page: Any) -> tuple[tuple[Character, ...], int]:
    count = pdfium_c.FPDFText_CountChars(text_page)
    if count > MOST_CHARACTERS:
        refuse_endless(count)
    to_page = _transform(page)
    is_turned = page.get_rotation() != 0
    found: list[Character] = []
    turned = 0
    for index in range(max(0, count)):
        text = _text(text_page, index)
        if not text or pdfium_c.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        lean = pdfium_c.FPDFText_GetCharAngle(text_page, index) % tau
        if _UPRIGHT < lean < tau - _UPRIGHT and not is_turned:
            turned += bool(text.strip())
        elif (one := _placed(text_page, index, text, to_page)) is not None:
            if found and _is_same_shape(text_page, index, found[-1], one):
                found[-1] = replace(one, text=found[-1].text + text)
            else:
                found.append(one)
    return tuple(found), turned


def _is_same_shape(text_page: Any, index: int, last: Character, one: Character) -> bool:
    """Whether one shape of the font prints both, as that of ff: PDFium gives its letters one after the other, all in
    the shape's place. What is printed twice to look bold is there in two objects.
    """
    if replace(last, text=one.text) != one:
        return False
    here, before = (pdfium_c.FPDFText_GetTextObject(text_page, place) for place in (index, index - 1))
    return bool(here and before) and ctypes.addressof(here.contents) == ctypes.addressof(before.contents)


def _text(text_page: Any, index: int) -> str:
    code = pdfium_c.FPDFText_GetUnicode(text_page, index)
    if pdfium_c.FPDFText_HasUnicodeMapError(text_page, index) == 1 or code in (0, 0xFFFD):
        return _GETA
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004  # the bounds of Unicode
        return _GETA
    # 0x2 and 0xFFFE are PDFium's signs for any hyphen at the end of a line.
    character = "-" if code in (0x2, 0xFFFE, 0xAD) else chr(code)
    if character.isspace():
        return " " if character != "\u3000" else character
    if "\u2e80" <= character <= "\u2fdf" or "\ufb00" <= character <= "\ufb06":
        # Fonts share the shapes of 日 and ⽇, so files say the one and mean the other; ligatures likewise.
        character = unicodedata.normalize("NFKC", character)
    return _GETA if unicodedata.category(character[0]) in ("Co", "Cn") else clean(character)


def _transform(page: Any) -> Callable[[float, float], tuple[float, float]]:
    """From the coordinates of a page's content to points from the top left corner of the page as it is seen."""
    width, height = page.get_size()
    scale = (round(width * _SCALE), round(height * _SCALE))

    def seen(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDF_PageToDevice(page, 0, 0, *scale, 0, x, y, across, down)
        return across.value / _SCALE, down.value / _SCALE

    (x0, y0), (x1, y1), (x2, y2) = seen(0, 0), seen(100, 0), seen(0, 100)
    ax, ay, bx, by = (x1 - x0) / 100, (y1 - y0) / 100, (x2 - x0) / 100, (y2 - y0) / 100
    return lambda x, y: (x0 + ax * x + bx * y, y0 + ay * x + by * y)


def _placed(
    text_page: Any, index: int, text: str, to_page: Callable[[float, float], tuple[float, float]]
) -> Character | None:
    """The character on the page as it is seen; None if it has no place there.

    The loose box is as wide as the character's share of the line and as high as the font.
    """
    loose, x, y = pdfium_c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    if not pdfium_c.FPDFText_GetLooseCharBox(text_page, index, loose):
        return None
    if not pdfium_c.FPDFText_GetCharOrigin(text_page, index, x, y):
        return None
    (x0, y0), (x1, y1) = to_page(loose.left, loose.top), to_page(loose.right, loose.bottom)
    base = to_page(x.value, y.value)[1]
    matrix = pdfium_c.FS_MATRIX()
    size = pdfium_c.FPDFText_GetFontSize(text_page, index)
    if pdfium_c.FPDFText_GetMatrix(text_page, index, matrix):
        size *= hypot(matrix.c, matrix.d)
    if not size >= _SMALLEST:
        size = abs(y1 - y0)
    if not (size >= _SMALLEST and all(map(isfinite, (x0, x1, y0, y1, base, size)))):
        return None
    return Character(text, min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1), base, size)


def _has_picture(page: Any) -> bool:
    return any(True for _ in _first(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)))


def _first(objects: Iterator[Any]) -> Iterator[Any]:
    for one in objects:
        yield one
        return


def _refuse_without_text(pages: list[PageText]) -> None:
    characters = [one.text for page in pages for one in page.characters if one.text.strip()]
    turned = sum(page.turned for page in pages)
    if turned > len(characters):
        raise PlanError(
            "the PDF's text stands on its side; turn its pages, or give the document as Word, a web page or text"
        )
    if not characters:
        raise PlanError(
            "the PDF has no text, only pictures of its pages (a scan); "
            "have its text recognised (OCR) and save that as PDF or text, or give the document that was scanned"
        )
    if characters.count(_GETA) > _UNREADABLE * len(characters):
        raise PlanError(
            "the PDF does not say which letters its shapes are; save it again from the program that made it, "
            "or give the document as Word, a web page or text"
        )
