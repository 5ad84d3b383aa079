"""A brief as a Word document that a ministry can restyle: real headings, named styles, a table of contents."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from assistant.brief.document import Brief, Entry, Point, Search
from assistant.export.docx_fields import add_contents, add_field, bookmark
from assistant.export.docx_styles import (
    CONTENTS_LINE,
    LABEL,
    NOTE,
    QUOTE,
    RENDERING,
    SUMMARY,
    WARNING,
    prepare_styles,
    tag_language,
)
from assistant.export.formats import TemplateError
from assistant.export.wording import Say, facts, language_name, manifest, printable, texts_of, trail
from assistant.renderings import rendering_label

_PLAIN_TABLE: Final = "Table Grid"


def to_docx(brief: Brief, template: Path | None = None) -> bytes:
    """Write the brief, behind what the template holds, if there is one.

    Raises:
        TemplateError: the template is no DOCX that can be read.
    """
    document = _open(template)
    prepare_styles(document, brief.language, keep_known=template is not None)
    _Writer(document, brief).write(framed=template is None)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _open(template: Path | None) -> Document:
    if template is None:
        return docx.Document()
    try:
        return docx.Document(str(template))
    except (PackageNotFoundError, BadZipFile, KeyError, OSError, ValueError) as error:
        raise TemplateError(f"the template {template} is no Word document (.docx) that can be read: {error}") from error


class _Writer:
    """Writes one brief into one document, from top to bottom."""

    def __init__(self, document: Document, brief: Brief) -> None:
        self._document = document
        self._brief = brief
        self._say: Say = texts_of(brief)
        self._headings = 0

    def write(self, *, framed: bool) -> None:
        """Write everything; ``framed``: with our own page, header and footer."""
        self._properties()
        if framed:
            self._frame()
        self._front()
        for number, point in enumerate(self._brief.points, start=1):
            self._point(number, point)
        self._coverage()
        self._heading(self._say("manifest"), 1)
        self._table(manifest(self._brief, self._say))
        self._paragraph(self._say("verbatim"), LABEL)

    def _properties(self) -> None:
        properties = self._document.core_properties
        properties.title = printable(self._brief.details.title)[:255]
        properties.subject = printable(self._brief.details.meeting)[:255]
        properties.author = self._brief.manifest.program
        properties.comments = ""
        properties.language = self._brief.language
        made = datetime.fromisoformat(self._brief.manifest.made).replace(tzinfo=None)
        properties.created = properties.modified = made

    def _frame(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2.2)
        section.different_first_page_header_footer = False
        header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
        header.alignment, footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER
        self._run(header, self._brief.details.title, self._brief.language).font.size = Pt(8)
        add_field(footer, "PAGE", ["1"])
        footer.add_run(" / ")
        add_field(footer, "NUMPAGES", ["1"])

    def _front(self) -> None:
        self._paragraph(self._brief.details.title, "Title")
        self._table(facts(self._brief, self._say))
        self._paragraph(self._say("promises_only"), LABEL)
        if self._brief.lapsed:
            self._paragraph(self._say("lapsed_count", n=len(self._brief.lapsed)), WARNING)
        self._paragraph(self._say("contents"), SUMMARY)
        lines = [f"{number}. {printable(point.heading)}" for number, point in enumerate(self._brief.points, start=1)]
        shown = [*lines, self._say("coverage"), self._say("manifest")]
        add_contents([self._document.add_paragraph(style=CONTENTS_LINE) for _ in shown], shown)

    def _point(self, number: int, point: Point) -> None:
        self._heading(f"{number}. {point.heading}", 1, point.heading_language)
        self._paragraph(point.summary, SUMMARY)
        self._note(point.note)
        if point.talking_points:
            self._paragraph(self._say("talking_points_label"), LABEL)
            for each in point.talking_points:
                self._paragraph(each, "List Bullet")
        if point.talking_remark:
            self._paragraph(self._say(point.talking_remark), LABEL)
        for entry in point.entries:
            self._entry(entry)

    def _entry(self, entry: Entry) -> None:
        citation, say = entry.citation, self._say
        self._heading(f"[{citation.n}] {citation.address}", 2, citation.quote_language)
        self._paragraph(trail(entry), LABEL, citation.quote_language, keep=True)
        if len(self._brief.plans) > 1:
            titles = (plan.title for plan in self._brief.plans if plan.id == citation.plan_id)
            self._paragraph(next(titles, citation.plan_id), LABEL, keep=True)
        if not entry.stands:
            self._paragraph(say("lapsed"), WARNING, keep=True)
        label = say("quote_label", language=language_name(citation.quote_language, say))
        if entry.rendering:
            table = self._document.add_table(rows=1, cols=2)
            table.autofit = False
            table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            left, right = table.rows[0].cells
            left.width = right.width = Cm(8.5)
            self._fill(left, label, citation.quote, QUOTE, citation.quote_language)
            self._fill(
                right,
                rendering_label(entry.rendering_status, self._brief.language),
                entry.rendering,
                RENDERING,
                self._brief.language,
            )
        else:
            self._paragraph(label, LABEL, keep=True)
            self._paragraph(citation.quote, QUOTE, citation.quote_language)
        if entry.facets:
            self._paragraph(f"{say('facets_label')}: {' / '.join(entry.facets)}", LABEL)
        self._note(entry.note)

    def _fill(self, cell: Any, label: str, text: str, style: str, language: str) -> None:
        first = cell.paragraphs[0]
        first.style = LABEL
        self._run(first, label, self._brief.language)
        self._run(cell.add_paragraph(style=style), text, language)

    def _note(self, note: str) -> None:
        if note:
            self._paragraph(self._say("note_label"), LABEL, keep=True)
            self._paragraph(note, NOTE)

    def _coverage(self) -> None:
        self._heading(self._say("coverage"), 1, page_break=True)
        for plan in self._brief.plans:
            self._paragraph(self._say("coverage_plan", title=plan.title, n=plan.items))
        searched = self._brief.searches
        self._paragraph(self._say("coverage_cut", cut=self._brief.cut) if searched else self._say("coverage_none"))
        for search in searched:
            self._search(search)

    def _search(self, search: Search) -> None:
        counted = {"considered": search.considered, "taken": search.taken}
        self._heading(self._say("coverage_search", topic=search.topic, **counted), 2)
        self._note(search.note)
        if not search.left_out:
            self._paragraph(self._say("left_out_none"), LABEL)
            return
        self._paragraph(self._say("left_out"), LABEL, keep=True)
        head = tuple(self._say(name) for name in ("address", "beginning", "relevance"))
        rows = [(each.address, each.beginning, f"{each.relevance:.2f}") for each in search.left_out]
        self._table([head, *rows], (Cm(3), Cm(11.5), Cm(2.5)))

    def _table(self, rows: Sequence[Sequence[str]], widths: Sequence[Any] = (Cm(4.5), Cm(12.5))) -> None:
        table = self._document.add_table(rows=0, cols=len(widths))
        if _PLAIN_TABLE in [style.name for style in self._document.styles]:
            table.style = _PLAIN_TABLE
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in rows:
            for cell, text, width in zip(table.add_row().cells, row, widths, strict=True):
                cell.width = width
                self._run(cell.paragraphs[0], text, self._brief.language).font.size = Pt(9)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _heading(self, text: str, level: int, language: str | None = None, *, page_break: bool = False) -> None:
        paragraph = self._document.add_paragraph(style=f"Heading {level}")
        paragraph.paragraph_format.page_break_before = page_break
        self._run(paragraph, text, language or self._brief.language)
        if level == 1:
            self._headings += 1
            bookmark(paragraph, self._headings)

    def _paragraph(self, text: str, style: str = "Normal", language: str | None = None, *, keep: bool = False) -> None:
        paragraph = self._document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = keep or None
        self._run(paragraph, text, language or self._brief.language)

    def _run(self, paragraph: Any, text: str, language: str) -> Any:
        run = paragraph.add_run(printable(text))
        tag_language(run, language)
        return run
