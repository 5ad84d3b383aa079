"""A plan's bytes and metadata → the plan, read into items."""

import hashlib
from collections.abc import Sequence
from typing import Final

from corpus.corrections import Correction
from corpus.errors import PlanError
from corpus.items import ItemReader
from corpus.lines import read_lines
from corpus.outline import read_outline
from corpus.plan import Metadata, PartKind, Plan
from corpus.readers.text import read_text
from corpus.reflow import unwrapped_text

_LONGEST_TITLE: Final = 300


def read_plan(plan_id: str, data: bytes, metadata: Metadata, corrections: Sequence[Correction] = ()) -> Plan:
    """Read a plan's source file, its numbering as a person corrected it.

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
    source = read_text(data)
    outline = read_outline(read_lines(source), corrections)
    reader = ItemReader(source, metadata.language)
    reader.read(outline)
    if not reader.items:
        raise PlanError("numbers were found, but no text under any of them; give the whole text of the plan")
    return Plan(plan_id, metadata, source, checksum, tuple(reader.items), tuple(reader.parts), outline.warnings)


def printed_title(plan: Plan) -> str:
    """The title as the document prints it before its first item; empty if it prints none, or an essay."""
    titles = (unwrapped_text(plan.source, part.span) for part in plan.parts if part.kind is PartKind.TITLE)
    title = " ".join(titles)
    return title if len(title) <= _LONGEST_TITLE else ""
