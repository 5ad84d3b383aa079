"""A file → its document, read by the reader of its kind."""

from corpus.boxes import write_boxes
from corpus.document import Document
from corpus.layout import Format
from corpus.readers.docx.reader import read_docx
from corpus.readers.formats import recognise_format
from corpus.readers.html.reader import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.pdf.reader import read_pdf
from corpus.readers.text import read_text, refuse_too_large


def read_document(data: bytes, name: str) -> Document:
    """Read a file.

    Raises:
        PlanError: it is too large, of a kind that is not read, damaged, or has no text.
    """
    refuse_too_large(len(data), "the file")
    kind = recognise_format(data, name)
    if kind is Format.TEXT:
        return Document(data, read_text(data))
    return read_laid_out(data, kind)


def read_laid_out(data: bytes, kind: Format) -> Document:
    """Read a file of a kind that is no plain text, in this process.

    Raises:
        PlanError: it is damaged, or has no text.
    """
    boxes = ""
    if kind is Format.PDF:
        source, layout, lines = read_pdf(data)
        boxes = write_boxes(lines)
    else:
        reader = {Format.MARKDOWN: read_markdown, Format.HTML: read_html, Format.DOCX: read_docx}[kind]
        source, layout = reader(data)
    return Document(source.encode(), source, layout, data, boxes)
