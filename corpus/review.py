"""A plan's lines as they were read, for a person to look over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.corrections import Correction
from corpus.layout import Layout
from corpus.lines import read_lines
from corpus.outline import Node, read_outline


@dataclass(frozen=True, slots=True)
class ReviewedLine:
    """One line of the source: an item begins here at a level (1 is outermost) under a label, or (level 0) none does."""

    number: int
    text: str
    level: int = 0
    label: str = ""
    is_corrected: bool = False


def review(
    source: str, corrections: Sequence[Correction] = (), layout: Layout | None = None
) -> tuple[ReviewedLine, ...]:
    """The lines of a source that are not blank.

    Raises:
        PlanError: no line begins with an enumerator.
    """
    lines = read_lines(source, layout.soft_breaks if layout else None)
    begun = {node.line.number: (level, node) for level, node in _nodes(read_outline(lines, corrections).roots, 1)}
    by_hand = {correction.line for correction in corrections}

    def reviewed(number: int, text: str) -> ReviewedLine:
        if number not in begun:
            return ReviewedLine(number, text, is_corrected=number in by_hand)
        level, node = begun[number]
        return ReviewedLine(number, text, level, node.enumerator.label, number in by_hand)

    return tuple(reviewed(line.number, line.text) for line in lines)


def _nodes(nodes: Sequence[Node], level: int) -> Iterator[tuple[int, Node]]:
    for node in nodes:
        yield level, node
        yield from _nodes(node.children, level + 1)
