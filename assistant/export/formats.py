"""The formats of a brief, and what writes them."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.brief.document import Brief


class BriefFormat(StrEnum):
    """A format, by the ending of its file."""

    DOCX = "docx"
    PDF = "pdf"
    MARKDOWN = "md"
    JSON = "json"
    HTML = "html"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    BriefFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    BriefFormat.PDF: "application/pdf",
    BriefFormat.MARKDOWN: "text/markdown; charset=utf-8",
    BriefFormat.JSON: "application/json",
    BriefFormat.HTML: "text/html; charset=utf-8",
}


class TemplateError(Exception):
    """The template for DOCX cannot be used. The message says why."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """Writes briefs. ``template`` is a DOCX whose styles, header and first pages are taken over; None for our own."""

    template: Path | None = None

    def export(self, brief: Brief, form: BriefFormat) -> bytes:
        """Write a brief.

        Raises:
            TemplateError: the template is no DOCX that can be read.
        """
        # The libraries are slow to import, and each is needed for one format.
        match form:
            case BriefFormat.DOCX:
                from assistant.export.docx import to_docx

                return to_docx(brief, self.template)
            case BriefFormat.PDF:
                from assistant.export.pdf import to_pdf

                return to_pdf(brief)
            case BriefFormat.MARKDOWN:
                from assistant.export.markdown import to_markdown

                return to_markdown(brief).encode()
            case BriefFormat.JSON:
                from assistant.export.json_file import to_json_file

                return to_json_file(brief)
            case BriefFormat.HTML:
                from assistant.export.html import to_html

                return to_html(brief).encode()
