"""A file → its document, read by the reader of its kind."""

from collections.abc import Callable
from typing import Final

from corpus.document import Document
from corpus.layout import Format, Layout
from corpus.readers.docx.reader import read_docx
from corpus.readers.formats import recognise_format
from corpus.readers.html.reader import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text, refuse_too_large

_READERS: Final[dict[Format, Callable[[bytes], tuple[str, Layout]]]] = {
    Format.MARKDOWN: read_markdown,
    Format.HTML: read_html,
    Format.DOCX: read_docx,
}


def read_document(data: bytes, name: str) -> Document:
    """Read a file.

    Raises:
        PlanError: it is too large, of a kind that is not read, damaged, or has no text.
    """
    refuse_too_large(len(data), "the file")
    kind = recognise_format(data, name)
    if kind is Format.TEXT:
        return Document(data, read_text(data))
    source, layout = _READERS[kind](data)
    return Document(source.encode(), source, layout, data)
