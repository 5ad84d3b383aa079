"""A plan → the blocks of a readable document, a quote marked in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.web.marking import Run, marked_source
from corpus import Item, Part, PartKind, Plan, Span


class BlockKind(StrEnum):
    """What a block of the document is."""

    TITLE = "title"
    CONTENTS = "contents"
    HEADING = "heading"
    PROVISION = "provision"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: ``label`` is its enumerator as printed; ``level`` counts from 0, outermost.

    ``item`` is the item whose text it is, and ``is_shown`` whether the reader asked to see it.
    """

    kind: BlockKind
    runs: tuple[Run, ...]
    label: str = ""
    level: int = 0
    item: Item | None = None
    is_shown: bool = False


def plan_document(plan: Plan, shown: Item | None = None, marked: Span | None = None) -> tuple[Block, ...]:
    """The whole plan, in reading order, with ``marked`` (source offsets) marked in the item ``shown``."""
    items = {item.span.start: item for item in plan.items}
    blocks: list[Block] = []
    label = ""
    for part in plan.parts:
        if part.kind is PartKind.ENUMERATOR:
            label += plan.source[part.span.start : part.span.end].strip()
            continue
        item = items.get(part.span.start) if part.kind in (PartKind.TEXT, PartKind.CHAPEAU) else None
        is_shown = item is not None and item is shown
        marks = [(marked.start, marked.end)] if is_shown and marked else []
        blocks.append(Block(_kind(part), _runs(plan, part, marks), label, 0, item, is_shown))
        label = ""
    return tuple(_levelled(blocks))


def quote_span(item: Item, start: int | None, end: int | None) -> Span:
    """The stretch to mark: [start, end) if it lies in the item, else the whole item."""
    if start is not None and end is not None and item.span.start <= start < end <= item.span.end:
        return Span(start, end)
    return item.span


def _kind(part: Part) -> BlockKind:
    match part.kind:
        case PartKind.TITLE:
            return BlockKind.TITLE
        case PartKind.CONTENTS:
            return BlockKind.CONTENTS
        case PartKind.HEADING:
            return BlockKind.HEADING
        case _:
            return BlockKind.PROVISION


def _runs(plan: Plan, part: Part, marks: Sequence[tuple[int, int]]) -> tuple[Run, ...]:
    if part.kind is not PartKind.CONTENTS:
        return marked_source(plan.source, part.span, marks)
    lines = plan.source[part.span.start : part.span.end].splitlines()
    return (Run("\n".join(line.strip() for line in lines if line.strip())),)


def _levelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give each block its depth. An item's trail ends with the headings that stand right before it."""
    pending: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            pending.append(block)
            continue
        depth = len(block.item.headings) if block.item else len(pending)
        first = max(0, depth - len(pending))
        for place, heading in enumerate(pending):
            yield replace(heading, level=first + place)
        pending.clear()
        yield replace(block, level=depth)
    yield from pending
