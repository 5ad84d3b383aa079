"""A page of a PDF as a picture."""

import io
from typing import Final

import pypdfium2 as pdfium

from corpus.errors import PlanError
from corpus.readers.pdf.characters import open_pdf

_WIDTH: Final = 1240
"""Pixels; A4 at 150 dots an inch."""
_TALLEST: Final = 4
"""Times that a page may be as high as wide, or as wide as high, to be shown."""


def render_page(data: bytes, number: int) -> bytes:
    """Return the page of that number (from 1) as a PNG.

    Raises:
        PlanError: there is no such page, or it cannot be rendered.
    """
    with open_pdf(data) as document:
        if not 1 <= number <= len(document):
            raise PlanError(f"the PDF has no page {number}; it has {len(document)}")
        try:
            page = document[number - 1]
            width, height = page.get_size()
            if not (width > 0 and 1 / _TALLEST <= height / width <= _TALLEST):
                raise PlanError(f"page {number} of the PDF has a shape that is not shown")
            picture = page.render(scale=_WIDTH / width).to_pil()
        except pdfium.PdfiumError as error:
            raise PlanError(f"page {number} of the PDF cannot be shown; it is damaged") from error
    stream = io.BytesIO()
    picture.convert("RGB").quantize(64).save(stream, "PNG")
    return stream.getvalue()
