"""The readers of files that are no plain text. They bring large libraries, so each is loaded when it is needed."""

from corpus.boxes import write_boxes
from corpus.document import Document
from corpus.layout import Format, Layout


def read_laid_out(data: bytes, kind: Format) -> Document:
    """Read a file of a kind that is no plain text, in this process: only ``child`` does so with strangers' files.

    Raises:
        PlanError: it is damaged, or has no text.
    """
    boxes = ""
    if kind is Format.PDF:
        from corpus.readers.pdf.reader import read_pdf

        source, layout, lines = read_pdf(data)
        boxes = write_boxes(lines)
    else:
        source, layout = _read_markup(data, kind)
    return Document(source.encode(), source, layout, data, boxes)


def _read_markup(data: bytes, kind: Format) -> tuple[str, Layout]:
    if kind is Format.DOCX:
        from corpus.readers.docx.reader import read_docx

        return read_docx(data)
    if kind is Format.HTML:
        from corpus.readers.html.reader import read_html

        return read_html(data)
    from corpus.readers.markdown import read_markdown

    return read_markdown(data)
