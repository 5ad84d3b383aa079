"""Fields of a DOCX: page numbers, and a table of contents."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

CONTENTS: Final = r'TOC \o "1-1" \h \z \u'


def anchor(number: int) -> str:
    """The bookmark of the heading with a number, counted from 1."""
    return f"_Toc{number:08}"


def bookmark(paragraph: Any, number: int) -> None:
    """Mark a whole paragraph, so that the table of contents leads to it."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:name"), anchor(number))
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    paragraph._p.append(end)


def add_contents(paragraphs: Sequence[Any], entries: Sequence[str]) -> None:
    """Write a table of contents with an entry a paragraph: the heading, a link to it, and its page.

    Pages are known only when the document is laid out, so that the fields are marked as out of date: a word processor
    fills them in when it opens the document.
    """
    _mark(paragraphs[0], "begin", stale=True)
    _instruct(paragraphs[0], CONTENTS)
    _mark(paragraphs[0], "separate")
    for number, (paragraph, entry) in enumerate(zip(paragraphs, entries, strict=True), start=1):
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), anchor(number))
        link.set(qn("w:history"), "1")
        before = len(paragraph._p)
        paragraph.add_run(f"{entry}\t")
        _mark(paragraph, "begin", stale=True)
        _instruct(paragraph, rf"PAGEREF {anchor(number)} \h")
        _mark(paragraph, "separate")
        paragraph.add_run("–")
        _mark(paragraph, "end")
        for element in list(paragraph._p)[before:]:
            link.append(element)
        paragraph._p.append(link)
    _mark(paragraphs[-1], "end")


def add_field(paragraph: Any, instruction: str, shown: Iterable[str]) -> None:
    """Add a field; ``shown`` are the lines that are read until a program works it out anew."""
    _mark(paragraph, "begin")
    _instruct(paragraph, instruction)
    _mark(paragraph, "separate")
    for number, line in enumerate(shown):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
    _mark(paragraph, "end")


def _instruct(paragraph: Any, instruction: str) -> None:
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)


def _mark(paragraph: Any, kind: str, *, stale: bool = False) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if stale:
        mark.set(qn("w:dirty"), "true")
    paragraph.add_run()._r.append(mark)
