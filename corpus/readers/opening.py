"""A file → its document, read by the reader of its kind."""

from corpus.document import Document
from corpus.layout import Format
from corpus.readers.apart import Apart, read_apart, start_process
from corpus.readers.formats import recognise_format
from corpus.readers.text import read_text, refuse_too_large


def read_document(data: bytes, name: str, apart: Apart = start_process) -> Document:
    """Read a file; what is no plain text, in a process of its own.

    Raises:
        PlanError: it is too large, of a kind that is not read, damaged, hostile, or has no text.
    """
    refuse_too_large(len(data), "the file")
    kind = recognise_format(data, name)
    if kind is Format.TEXT:
        return Document(data, read_text(data))
    return read_apart(data, kind, apart)
