"""Fields of a DOCX: page numbers, and a table of contents."""

from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def add_field(paragraph: Any, instruction: str, shown: Iterable[str]) -> None:
    """Add a field; ``shown`` are the lines that are read until a program works it out anew."""
    _mark(paragraph, "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    _mark(paragraph, "separate")
    for number, line in enumerate(shown):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
    _mark(paragraph, "end")


def _mark(paragraph: Any, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
