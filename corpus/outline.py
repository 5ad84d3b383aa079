"""Lines → the tree of enumerated nodes, each with its heading and its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from corpus.enumerators import Enumerator, read_enumerators
from corpus.errors import PlanError
from corpus.numbering import Fit, Numbering
from corpus.plan import Irregularity, NumberingWarning, Span
from corpus.reflow import Line, full_line_width

_SENTENCE_END: Final = tuple("。．.!！?？；;，,、")
_COLON: Final = tuple(":：")
_LONGEST_HEADING_WITH_COLON: Final = 30
"""Columns. A longer line that ends in a colon is a sentence that introduces a list."""
_CAPTIONED: Final = frozenset({"条", "article", "зүйл"})
_CONTENTS_TITLES: Final = frozenset({"目次", "目　次", "contents", "table of contents", "гарчиг", "агуулга"})


@dataclass
class Node:
    """One enumerator with what stands under it. ``lines`` excludes the enumerator itself."""

    enumerator: Enumerator
    enumerator_span: Span
    caption: Line | None
    first: Line | None
    rest: list[Line] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [*([self.first] if self.first else []), *self.rest]

    def cut(self, line: Line, length: int) -> None:
        """Keep only the first ``length`` characters of the last line."""
        text = line.text[:length].rstrip()
        head = Line(line.number, text, Span(line.span.start, line.span.start + len(text)))
        if self.rest:
            self.rest[-1] = head
        else:
            self.first = head


@dataclass(frozen=True)
class Outline:
    """What was read: lines before the first item, a table of contents if one is printed, and the tree."""

    preface: tuple[Line, ...]
    contents: tuple[Line, ...]
    roots: tuple[Node, ...]
    warnings: tuple[NumberingWarning, ...]
    full_width: float | None


def read_outline(lines: Sequence[Line]) -> Outline:
    """Read the tree of items off the lines of a document.

    Raises:
        PlanError: no line begins with an enumerator.
    """
    full_width = full_line_width(tuple(lines))
    contents = _contents(lines)
    builder = _Builder(full_width)
    printed_contents = set(contents)
    for line in lines:
        if line not in printed_contents:
            builder.read(line)
    if not builder.roots:
        raise PlanError(
            "no numbered items were found in this document; check that it is the numbered text itself "
            "(Ⅰ, １．, （１）, ア, 第一条, 1., (a) …) and that its line breaks were kept"
        )
    return Outline(
        tuple(builder.preface), contents, tuple(builder.roots), tuple(builder.warnings), full_width
    )


class _Builder:
    """Takes one line after the other and hangs it in the tree."""

    def __init__(self, full_width: float | None) -> None:
        self.preface: list[Line] = []
        self.roots: list[Node] = []
        self.warnings: list[NumberingWarning] = []
        self._numbering = Numbering()
        self._path: list[Node] = []
        self._full_width = full_width
        self._previous: Line | None = None

    def read(self, line: Line) -> None:
        fit = self._numbering.best_fit(read_enumerators(line.text), new_paragraph=self._is_complete())
        if fit is None:
            (self._path[-1].rest if self._path else self.preface).append(line)
        elif fit.irregularity is Irregularity.SKIPS and self._split_off_first(fit.enumerator):
            return self.read(line)
        else:
            self._hang(line, fit)
        self._previous = line
        return None

    def _hang(self, line: Line, fit: Fit) -> None:
        node = Node(
            enumerator=fit.enumerator,
            enumerator_span=Span(line.span.start, line.span.start + fit.enumerator.length),
            caption=self._take_caption() if fit.enumerator.style.wrapper in _CAPTIONED else None,
            first=_after(line, fit.enumerator.length),
        )
        self._numbering.accept(fit)
        self._path[fit.depth :] = [node]
        (self._path[fit.depth - 1].children if fit.depth else self.roots).append(node)
        if fit.irregularity:
            self.warnings.append(NumberingWarning(fit.irregularity, line.number, fit.enumerator.label))

    def _split_off_first(self, second: Enumerator) -> bool:
        """Where a list begins with its second number, its first may have been run into the line before (…聴聞イ　許認可).

        If it is there, once, cut that line before it and read it as a line of its own.
        """
        line = self._previous
        if second.numbers != (2,) or line is None or not self._path or line not in self._path[-1].lines:
            return False
        for space in re.finditer(r"(?<=\S)\s", line.text):
            for start in range(max(1, space.start() - 4), space.start()):
                readings = read_enumerators(line.text[start:])
                first = next(
                    (one for one in readings if one.style == second.style and one.numbers == (1,)), None
                )
                tail = _after(line, start)
                if first and tail and start + first.length == space.start():
                    self._path[-1].cut(line, start)
                    self._hang(tail, Fit(first, len(self._path), 0))
                    self._previous = tail
                    return True
        return False

    def _is_complete(self) -> bool:
        """Whether the line before ends its paragraph, so that a new one may begin here."""
        line = self._previous
        return (
            line is None
            or line.text.endswith((*_SENTENCE_END, *_COLON))
            or not is_full(line, self._full_width)
        )

    def _take_caption(self) -> Line | None:
        """An article's caption stands in brackets on the line before it; take it from where it was put."""
        lines = self._path[-1].rest if self._path else self.preface
        if lines and lines[-1] is self._previous and _is_caption(lines[-1].text):
            return lines.pop()
        return None


def is_full(line: Line, full_width: float | None) -> bool:
    """Whether the line reaches the right margin of a hard-wrapped text."""
    return full_width is not None and line.columns >= full_width


def ends_sentence(line: Line) -> bool:
    """Whether the line ends as a sentence or a clause does, not as a heading does."""
    if line.text.endswith(_COLON):
        return line.columns > _LONGEST_HEADING_WITH_COLON
    return line.text.endswith(_SENTENCE_END)


def is_sentence(line: Line) -> bool:
    """Whether a sentence ends in the line or at its end, so that the line is no heading."""
    return "。" in line.text or ends_sentence(line)


def _is_caption(text: str) -> bool:
    return text[0] in "（(" and text[-1] in "）)" and not any(mark in text[1:-1] for mark in "（(）)")


def _after(line: Line, length: int) -> Line | None:
    rest = line.text[length:]
    text = rest.lstrip()
    start = line.span.end - len(text)
    return Line(line.number, text, Span(start, line.span.end)) if text else None


def _contents(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A printed table of contents: enumerated lines, no sentence among them, that occur again later."""
    entries = [(place, reading) for place, line in enumerate(lines) if (reading := _entry(line))]
    if not entries:
        return ()
    first, entry = entries[0]
    for place, reading in entries[2:]:
        if reading[0] == entry[0] and _same_start(reading[1], entry[1]):
            between = lines[first:place]
            if any(line.text.endswith("。") for line in between):
                return ()
            titled = first > 0 and lines[first - 1].text.lower() in _CONTENTS_TITLES
            return tuple(lines[first - titled : place])
    return ()


def _entry(line: Line) -> tuple[str, str] | None:
    readings = [reading for reading in read_enumerators(line.text) if not reading.weak]
    if not readings:
        return None
    return readings[0].label, line.text[readings[0].length :].strip()


def _same_start(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]
