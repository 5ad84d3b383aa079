"""A Word file → its text as Word would print it: numbers resolved, deletions gone, tables and text boxes in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from corpus.enumerators import read_enumerators
from corpus.layout import Format, Layout, Left, LeftOut
from corpus.readers.docx.numbering import Counters, read_instances
from corpus.readers.docx.package import Package, attribute, child, is_on, tag_of
from corpus.readers.docx.styles import Styles, read_styles
from corpus.readers.limits import LONGEST_LEFT_OUT, MOST_LEFT_OUT
from corpus.readers.paragraphs import Paragraphs, clean

_SKIPPED: Final = frozenset(
    "instrText delInstrText rt rPr pPr tblPr tcPr trPr sectPr sdtPr mc:Fallback comment annotationRef tblGrid".split()
)
_DELETED: Final = frozenset({"del", "moveFrom"})
_SIGNS: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_NOTES: Final = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))


def read_docx(data: bytes) -> tuple[str, Layout]:
    """Read a Word file.

    Raises:
        PlanError: it is damaged, hostile, or has no text.
    """
    package = Package(data)
    styles, lists = read_styles(package.part("word/styles.xml"))
    counters = Counters(read_instances(package.part("word/numbering.xml"), lists))
    walk = _Walk(styles, counters)
    walk.through(package.main_part())
    left_out = [*walk.left_out, *_notes(package), *_running_lines(package)][:MOST_LEFT_OUT]
    return walk.paragraphs.text(), Layout(Format.DOCX, frozenset(), left_out=tuple(left_out))


def _notes(package: Package) -> Iterator[LeftOut]:
    for name, tag in _NOTES:
        root = package.part(name)
        for note in root if root is not None else ():
            # The line above the notes is a note too, of a type of its own.
            if tag_of(note) == tag and attribute(note, "type") in (None, "normal"):
                yield from _left(Left.FOOTNOTE, _plain_text(note))


def _running_lines(package: Package) -> Iterator[LeftOut]:
    for name in sorted(package.names)[:MOST_LEFT_OUT]:
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            yield from _left(Left.RUNNING_LINE, _plain_text(package.part(name)))


@dataclass
class _Paragraph:
    """A paragraph that is open: its text so far, and the paragraphs of text boxes anchored in it."""

    text: str = ""
    boxes: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Walk:
    """Goes through the elements of a document; text boxes make paragraphs stand inside paragraphs.

    ``_carried`` is the text of a paragraph whose end was deleted; ``_cells`` hold what the open cells have, and
    ``_pending`` is the number that had a cell to itself.
    """

    styles: Styles
    counters: Counters
    paragraphs: Paragraphs = field(default_factory=Paragraphs)
    left_out: list[LeftOut] = field(default_factory=list)
    _open: list[_Paragraph] = field(default_factory=list)
    _carried: str = ""
    _pending: str = ""
    _cells: list[list[tuple[str, str]]] = field(default_factory=list)

    def through(self, root: Any) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None
        for event, element in walker:
            if event == "end":
                if element is skipped:
                    skipped = None
                else:
                    self._end(element, tag_of(element))
            elif self._skips(element, tag_of(element)):
                skipped = element
                walker.skip_subtree()
            else:
                self._start(element, tag_of(element))
        self._print([("", self._carried)])

    def _skips(self, element: Any, tag: str) -> bool:
        if tag in _DELETED or (tag == "tr" and child(element, "trPr", "del") is not None):
            self.left_out += _left(Left.DELETED, _plain_text(element, deleted=True))
            return True
        if tag == "r" and is_on(child(element, "rPr", "vanish")):
            self.left_out += _left(Left.HIDDEN, _plain_text(element))
            return True
        return tag in _SKIPPED

    def _start(self, element: Any, tag: str) -> None:
        if tag == "p":
            self._open.append(_Paragraph())
        elif tag == "tc":
            self._cells.append([])
        elif not self._open:
            return
        elif tag == "t":
            self._open[-1].text += element.text or ""
        elif tag == "br" and attribute(element, "type") in ("page", "column"):
            self._open[-1].text += " "
        elif tag in _SIGNS:
            self._open[-1].text += _SIGNS[tag]

    def _end(self, element: Any, tag: str) -> None:
        if tag == "p":
            self._end_paragraph(element)
        elif tag == "tc":
            self._end_cell(self._cells.pop())
        elif tag == "tr":
            self._pending = ""

    def _end_paragraph(self, element: Any) -> None:
        paragraph = self._open.pop()
        properties = child(element, "pPr")
        if any(child(properties, "rPr", mark) is not None for mark in _DELETED) and not self._open:
            self._carried += paragraph.text
            return
        text, self._carried = self._carried + paragraph.text, ""
        numbering = self.styles.numbering_of(properties, self.counters.instances)
        enumerator = self.counters.count(*numbering) if numbering else ""
        printed = [(enumerator, text), *paragraph.boxes]
        if self._open:
            self._open[-1].boxes += printed
        elif self._cells:
            self._cells[-1] += printed
        else:
            self._print(printed)

    def _end_cell(self, cell: list[tuple[str, str]]) -> None:
        filled = [one for one in cell if "".join(one).strip()]
        if self._cells:
            self._cells[-1] += filled
            return
        if len(filled) == 1 and _is_number("".join(filled[0]).strip()):
            self._pending = f"{''.join(filled[0]).strip()} "
            return
        self._print(filled)

    def _print(self, paragraphs: list[tuple[str, str]]) -> None:
        for enumerator, text in paragraphs:
            if text.strip():
                lines = (self._pending + enumerator + text.lstrip()).splitlines()
                self._pending = ""
                self.paragraphs.add(*lines)


def _is_number(text: str) -> bool:
    """Whether a cell holds nothing but an enumerator, which then numbers what the next cell says."""
    return any(one.alone for one in read_enumerators(text))


def _plain_text(root: Any | None, *, deleted: bool = False) -> str:
    """The words of a part, as they are told of what is left out."""
    kept = ("t", "delText") if deleted else ("t",)
    return (
        ""
        if root is None
        else "".join(
            (one.text or "") if tag_of(one) in kept else " " if tag_of(one) in ("p", "tab", "br") else ""
            for one in root.iter()
        )
    )


def _left(kind: Left, text: str) -> Iterator[LeftOut]:
    text = " ".join(clean(text).split())
    if text:
        yield LeftOut(kind, text[:LONGEST_LEFT_OUT])
