"""A file that was read: its source text and layout, and what of it is kept in a plan's folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.layout import Format, Layout
from corpus.readers.text import read_text

SOURCE_FILE: Final = "source.txt"
LAYOUT_FILE: Final = "layout.json"
BOXES_FILE: Final = "boxes.jsonl"
_ORIGINAL: Final = {
    Format.MARKDOWN: "original.md",
    Format.HTML: "original.html",
    Format.DOCX: "original.docx",
    Format.PDF: "original.pdf",
}
ORIGINAL_FILES: Final = tuple(_ORIGINAL.values())
DOCUMENT_FILES: Final = (SOURCE_FILE, LAYOUT_FILE, BOXES_FILE, *ORIGINAL_FILES)
"""Every file of a plan's folder that comes from the document itself; a replaced document takes them all away."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file.

    ``data`` are the bytes of ``source.txt``, ``source`` their characters, which spans point into. A plain text has no
    layout and is its own source; of other files the ``original`` is kept. ``boxes`` says line by line where the
    characters of a PDF stand on its pages (see ``corpus.boxes``).
    """

    data: bytes
    source: str
    layout: Layout | None = None
    original: bytes = b""
    boxes: str = ""

    @property
    def format(self) -> Format:
        """What kind of file it was."""
        return self.layout.format if self.layout else Format.TEXT

    def files(self) -> Mapping[str, bytes]:
        """What is stored of it in a plan's folder, by file name."""
        files = {SOURCE_FILE: self.data}
        if self.layout:
            files[LAYOUT_FILE] = self.layout.to_json().encode()
            files[_ORIGINAL[self.layout.format]] = self.original
        if self.boxes:
            files[BOXES_FILE] = self.boxes.encode()
        return files


def stored_document(folder: Path) -> Document:
    """The document whose files are in a folder.

    Raises:
        OSError, PlanError, UnicodeDecodeError: a file is missing or cannot be read.
    """
    data, layout = (folder / SOURCE_FILE).read_bytes(), folder / LAYOUT_FILE
    if not layout.is_file():
        return Document(data, read_text(data))
    laid_out, boxes = Layout.from_json(layout.read_text(encoding="utf-8")), folder / BOXES_FILE
    return Document(
        data,
        data.decode("utf-8"),
        laid_out,
        (folder / _ORIGINAL[laid_out.format]).read_bytes(),
        boxes.read_text(encoding="utf-8") if boxes.is_file() else "",
    )
