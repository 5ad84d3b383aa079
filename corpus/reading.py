"""A file → what was read from it; a plan's source and metadata → the plan, in items."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from corpus.corrections import Correction
from corpus.document import Document
from corpus.errors import PlanError
from corpus.items import ItemReader
from corpus.layout import Layout, LeftOut
from corpus.lines import read_lines
from corpus.outline import read_outline
from corpus.plan import Item, Metadata, NumberingWarning, Part, PartKind, Plan
from corpus.readers.apart import Apart, start_process
from corpus.readers.opening import read_document
from corpus.readers.text import read_text, refuse_too_large
from corpus.reflow import unwrapped_text

_LONGEST_TITLE: Final = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read but is in no library yet, so that a person can look at it.

    ``items`` and ``parts`` point into ``source``; ``warnings`` tell where numbering skips or repeats, ``left_out`` what
    the document has besides its text; ``title`` is the one that it prints, or empty.
    """

    document: Document
    items: tuple[Item, ...]
    parts: tuple[Part, ...]
    warnings: tuple[NumberingWarning, ...]
    title: str

    @property
    def source(self) -> str:
        return self.document.source

    @property
    def layout(self) -> Layout | None:
        """None for a plain text."""
        return self.document.layout

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return self.document.layout.left_out if self.document.layout else ()

    def files(self) -> Mapping[str, bytes]:
        """What is stored of it in a plan's folder beside ``plan.toml``, by file name."""
        return self.document.files()

    def as_plan(self, plan_id: str, metadata: Metadata) -> Plan:
        """The plan that it is with that id and metadata; a title that the metadata lacks is the one printed.

        Raises:
            PlanError: the metadata has the checksum of another text.
        """
        plan = read_plan(plan_id, self.document.data, metadata, self.document.layout)
        title = metadata.title or self.title or plan_id
        return replace(plan, metadata=replace(metadata, title=title, sha256=plan.checksum))


def read_file(file: Path | bytes, name: str = "", language: str = "", apart: Apart = start_process) -> Reading:
    """Read a file of any kind that plans come in: text, Markdown, HTML, DOCX or PDF, told by its content.

    ``name`` is the file's name, which tells Markdown from text; that of a path by default. ``language`` decides only
    how a preamble is called. What is no plain text is read by ``apart``, in a process of its own.

    Raises:
        PlanError: there is no such file, it is too large, of another kind, damaged, hostile or without numbered items;
            the message says what to do.
    """
    if isinstance(file, Path):
        name, file = name or file.name, read_source_file(file)
    document = read_document(file, name, apart)
    plan = read_plan("", document.data, Metadata("", language), document.layout)
    return Reading(document, plan.items, plan.parts, plan.warnings, printed_title(plan))


def read_plan(
    plan_id: str,
    data: bytes,
    metadata: Metadata,
    layout: Layout | None = None,
    corrections: Sequence[Correction] = (),
) -> Plan:
    """Read a plan's source text, with the layout of the document that it was taken from if that was no plain text.

    Its numbering is read as a person corrected it.

    Raises:
        PlanError: the bytes are not those the metadata's checksum was taken of, they are no readable text,
            or the text has no numbered items.
    """
    checksum = hashlib.sha256(data).hexdigest()
    if metadata.sha256 not in ("", checksum):
        raise PlanError(
            "the source is not the text that was added (its SHA-256 has changed); "
            "restore it from a copy, or remove the plan and add it again"
        )
    source = data.decode("utf-8") if layout else read_text(data)
    outline = read_outline(read_lines(source, layout.soft_breaks if layout else None), corrections)
    reader = ItemReader(source, metadata.language)
    reader.read(outline)
    if not reader.items:
        raise PlanError("numbers were found, but no text under any of them; give the whole text of the plan")
    items, parts = tuple(reader.items), tuple(reader.parts)
    return Plan(plan_id, metadata, source, checksum, items, parts, outline.warnings, layout=layout)


def read_source_file(file: Path) -> bytes:
    """Read a file that a person names.

    Raises:
        PlanError: it is missing, not a file, or larger than any plan.
    """
    try:
        if not file.is_file():
            raise PlanError(f"there is no file {file}")
        refuse_too_large(file.stat().st_size, file.name)
        with file.open("rb") as opened:
            return opened.read()
    except OSError as error:
        raise PlanError(f"{file} cannot be read: {error.strerror}") from error


def printed_title(plan: Plan) -> str:
    """The title as the document prints it before its first item; empty if it prints none, or an essay."""
    titles = (unwrapped_text(plan.source, part.span) for part in plan.parts if part.kind is PartKind.TITLE)
    title = " ".join(titles)
    return title if len(title) <= _LONGEST_TITLE else ""
