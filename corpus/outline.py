"""Lines → the tree of enumerated nodes, each with its caption and its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from corpus.contents import find_contents
from corpus.corrections import Correction, corrected
from corpus.enumerators import find_enumerators
from corpus.errors import PlanError
from corpus.lines import Line
from corpus.numbering import Fit, Numbering
from corpus.plan import Irregularity, NumberingWarning, Span
from corpus.styles import Enumerator, Style

_CAPTIONED: Final = frozenset({"条", "article", "зүйл"})


@dataclass
class Node:
    """One enumerator with what stands under it. ``line`` is its own line, ``lines`` the text after it.

    ``sought`` are the styles whose first number was looked for in the text already, and not found.
    """

    enumerator: Enumerator
    line: Line
    caption: Line | None = None
    lines: list[Line] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    sought: set[Style] = field(default_factory=set)

    @property
    def enumerator_span(self) -> Span:
        return Span(self.line.span.start, self.line.span.start + self.enumerator.length)

    @property
    def stands_alone(self) -> bool:
        """Whether the enumerator has its line to itself, so that its text begins on the next."""
        return self.line.span.end == self.enumerator_span.end


@dataclass(frozen=True)
class Outline:
    """What was read: lines before the first item, around a table of contents if one is printed, and the tree."""

    preface: tuple[Line, ...]
    contents: tuple[Line, ...]
    opening: tuple[Line, ...]
    roots: tuple[Node, ...]
    warnings: tuple[NumberingWarning, ...]


def read_outline(lines: Sequence[Line], corrections: Sequence[Correction] = ()) -> Outline:
    """Read the tree of items off the lines of a document; where a person corrected a line, as that says.

    Raises:
        PlanError: no line begins with an enumerator.
    """
    contents = find_contents(lines)
    builder = _Builder({correction.line: correction for correction in corrections})
    for line in lines[contents.stop :]:
        builder.read(line)
    if not builder.roots:
        raise PlanError(
            "no numbered items were found in this document; check that it is the numbered text itself "
            "(Ⅰ, １．, （１）, ア, 第一条, 1., (a) …) and that its line breaks were kept"
        )
    return Outline(
        tuple(lines[: contents.start]),
        tuple(lines[contents.start : contents.stop]),
        tuple(builder.opening),
        tuple(builder.roots),
        tuple(builder.warnings),
    )


class _Builder:
    """Takes one line after the other and hangs it in the tree; ``_path`` leads to the innermost open node."""

    def __init__(self, corrections: Mapping[int, Correction]) -> None:
        self._corrections = corrections
        self.opening: list[Line] = []
        self.roots: list[Node] = []
        self.warnings: list[NumberingWarning] = []
        self._numbering = Numbering()
        self._path: list[Node] = []
        self._previous: Line | None = None

    def read(self, line: Line) -> None:
        if correction := self._corrections.get(line.number):
            fit = self._corrected(line, correction)
        else:
            fit = self._fit(line)
            if (fit is None or fit.irregularity is Irregularity.SKIPS) and self._find_missing_first(line):
                fit = self._fit(line)
        if fit:
            self._hang(line, fit)
        else:
            self._innermost_lines().append(line)
        self._previous = line

    def _corrected(self, line: Line, correction: Correction) -> Fit | None:
        if not correction.level:
            return None
        return Fit(corrected(line, correction), min(correction.level - 1, len(self._path)), 0)

    def _fit(self, line: Line) -> Fit | None:
        return self._numbering.best_fit(line.readings, new_paragraph=self._begins_paragraph(line))

    def _begins_paragraph(self, line: Line) -> bool:
        return self._previous is None or self._previous.ends_paragraph or line.apart

    def _innermost_lines(self) -> list[Line]:
        return self._path[-1].lines if self._path else self.opening

    def _hang(self, line: Line, fit: Fit) -> None:
        caption = self._take_caption() if fit.enumerator.style.wrapper in _CAPTIONED else None
        text = line.after(fit.enumerator.length)
        node = Node(fit.enumerator, line, caption, [text] if text else [])
        self._numbering.accept(fit)
        self._path[fit.depth :] = [node]
        (self._path[fit.depth - 1].children if fit.depth else self.roots).append(node)
        if fit.irregularity:
            self.warnings.append(NumberingWarning(fit.irregularity, line.number, fit.enumerator.label))

    def _take_caption(self) -> Line | None:
        """An article's caption stands in brackets on the line before it; take it from where it was put."""
        lines = self._innermost_lines()
        if lines and lines[-1] is self._previous and _is_caption(lines[-1].text):
            return lines.pop()
        return None

    def _find_missing_first(self, line: Line) -> bool:
        """Where a list begins with its second number, look for the first, and read it where it stands."""
        if not self._path or not self._begins_paragraph(line):
            return False
        seconds = [one for one in line.readings if one.numbers == (2,)]
        return any(self._nest(second) or self._split_off(second) for second in seconds)

    def _nest(self, second: Enumerator) -> bool:
        """The first may have been taken for the next of the list around it: (h) (i) (ii)."""
        siblings = self._path[-2].children if len(self._path) > 1 else self.roots
        first = next((one for one in self._path[-1].line.readings if _begins(one, second)), None)
        if first is None or len(siblings) == 1:
            return False
        node = siblings.pop()
        node.enumerator = first
        siblings[-1].children.append(node)
        self._path[-1:] = [siblings[-1], node]
        self._numbering.nest(first, siblings[-1].enumerator)
        return True

    def _split_off(self, second: Enumerator) -> bool:
        """The first may have been run into the text (…次の機関をいう。イ　法律…). If it is there, once, cut there."""
        if second.style in self._path[-1].sought:
            return False
        self._path[-1].sought.add(second.style)
        lines = self._path[-1].lines
        found = [
            (place, *first)
            for place, line in enumerate(lines)
            for first in find_enumerators(line.text, second.style, 1)
        ]
        if len(found) != 1:
            return False
        place, start, first = found[0]
        tail, following = lines[place].after(start), lines[place + 1 :]
        if tail is None:
            return False
        lines[place:] = [lines[place].before(start)]
        self._hang(tail, Fit(first, len(self._path), 0))
        self._path[-1].lines += following
        return True


def _begins(reading: Enumerator, second: Enumerator) -> bool:
    return reading.style == second.style and reading.numbers == (1,)


def _is_caption(text: str) -> bool:
    return text[0] in "（(" and text[-1] in "）)" and not any(mark in text[1:-1] for mark in "（(）)")
