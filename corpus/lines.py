"""Source text → its lines, and which of them were broken off at the margin."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from corpus.enumerators import read_enumerators
from corpus.plan import Span
from corpus.reflow import is_unspaced
from corpus.styles import Enumerator

_FULL: Final = 0.8
"""A line at least this share of the wrap width is full: what it says goes on in the next line."""
_NARROWEST_WRAP: Final = 24
_WIDEST_WRAP: Final = 200
"""Columns. Lines longer than this are paragraphs, not wrapped text."""
_LIST_CONJUNCTION: Final = re.compile(r"[;；]\s*(?:and|or|ба|болон|буюу|эсвэл)$")
_COLON: Final = (":", "：")
_COMMA: Final = (",", "，", "、")
_SENTENCE_END: Final = tuple("。．.!！?？；;")
_OPENING: Final = ("（", "(", "「", "『", "“", "［", "[")
_CONTINUATION: Final = re.compile(r"[のにをへ]|及び|又は|並びに|若しくは|[（(][^）)]*[）)].")
"""Japanese that begins no paragraph, as where a statute's lines are broken at its references."""
_LONGEST_HEADING_WITH_COLON: Final = 30
"""Columns. A longer line that ends in a colon is a sentence that introduces a list."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its text without the white space around it, and where that stands.

    ``readings`` are the enumerators that may begin it. A line that ``goes_on`` was broken off by the margin;
    one that is ``apart`` has more white space above it than the lines of a paragraph have between them.
    """

    number: int
    text: str
    span: Span
    readings: tuple[Enumerator, ...] = ()
    goes_on: bool = False
    apart: bool = False

    @property
    def ends_clause(self) -> bool:
        """Whether the print says that something new may follow: a full stop, a colon, "; and"."""
        return self.text.endswith((*_SENTENCE_END, *_COLON)) or bool(_LIST_CONJUNCTION.search(self.text[-20:]))

    @property
    def ends_paragraph(self) -> bool:
        """Whether a new paragraph may begin on the next line."""
        return not self.goes_on or self.ends_clause

    @property
    def is_sentence(self) -> bool:
        """Whether a sentence ends in the line or a clause at its end, so that the line is no heading."""
        if self.text.endswith(_COLON):
            return columns(self.text) > _LONGEST_HEADING_WITH_COLON
        return "。" in self.text or self.ends_clause or self.text.endswith(_COMMA)

    def before(self, length: int) -> "Line":
        """The first ``length`` characters, as a line that ends its paragraph."""
        text = self.text[:length].rstrip()
        return replace(self, text=text, span=Span(self.span.start, self.span.start + len(text)), goes_on=False)

    def after(self, length: int) -> "Line | None":
        """What follows the first ``length`` characters; None if nothing does."""
        text = self.text[length:].lstrip()
        return replace(self, text=text, span=Span(self.span.end - len(text), self.span.end)) if text else None


def read_lines(source: str, soft_breaks: Collection[int] | None = None) -> tuple[Line, ...]:
    """Return the lines that are not blank, numbered from 1 as an editor does.

    ``soft_breaks`` are the offsets of the ends of lines known to have been broken off by the margin; without them,
    that is judged by the lines' widths.
    """
    lines = list(_printed_lines(source))
    if soft_breaks is not None:
        return tuple(_in_known_paragraphs(lines, soft_breaks))
    widths = [columns(line.text) for line in lines]
    margin = _right_margin(lines, widths)
    gap = _usual_gap(lines, widths, margin)
    last = len(lines) - 1
    return tuple(
        replace(
            line,
            goes_on=place < last and _goes_on(line, lines[place + 1], widths[place], margin),
            apart=place > 0 and _is_apart(source, lines[place - 1], line, gap),
        )
        for place, line in enumerate(lines)
    )


def _in_known_paragraphs(lines: Sequence[Line], soft_breaks: Collection[int]) -> Iterator[Line]:
    apart = False
    for line in lines:
        goes_on = line.span.end in soft_breaks and line is not lines[-1]
        yield replace(line, goes_on=goes_on, apart=apart)
        apart = not goes_on


def columns(text: str) -> int:
    """Width in columns: full-width characters and signs count two. Counted as far as a line can be wrapped."""
    head = text[: _WIDEST_WRAP + 1]
    return len(head) if head.isascii() else sum(map(_width, head))


def _width(character: str) -> int:
    width = unicodedata.east_asian_width(character)
    # Ambiguous letters (Cyrillic, Greek) are narrow, ambiguous signs (Ⅱ, ①, ※) wide in Japanese print.
    return 2 if width in "WF" or (width == "A" and not character.isalpha()) else 1


def _printed_lines(source: str) -> Iterator[Line]:
    number, offset = 1, 0
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text:
            start = offset + len(raw) - len(raw.lstrip())
            yield Line(number, text, Span(start, start + len(text)), read_enumerators(text))
        offset += len(raw)
        number += raw.endswith(("\n", "\r"))


def _right_margin(lines: Sequence[Line], widths: Sequence[int]) -> int | None:
    """The column where lines were broken, or None if the text is not hard-wrapped.

    The margin is the 95th percentile of the widths. A text is hard-wrapped when at least a quarter of its
    lines end near it (the published plan has 60 % there, statutes of one line a paragraph 4 %), and when half
    of those that end no sentence go on in a line without a number: else they are entries of a list.
    """
    if not widths:
        return None
    margin = sorted(widths)[round(0.95 * (len(widths) - 1))]
    near = [place for place, width in enumerate(widths) if _FULL * margin <= width <= 1.1 * margin]
    if not _NARROWEST_WRAP <= margin <= _WIDEST_WRAP or len(near) < len(widths) / 4:
        return None
    followed = [lines[place + 1] for place in near if place + 1 < len(lines) and not lines[place].ends_clause]
    continued = sum(not line.readings for line in followed)
    return margin if continued >= len(followed) / 2 else None


def _usual_gap(lines: Sequence[Line], widths: Sequence[int], margin: int | None) -> int:
    """The number of line breaks from one line of a paragraph to the next (2 in a text set with blank lines)."""
    gaps = Counter(
        following.number - line.number
        for (line, following), width in zip(pairwise(lines), widths, strict=False)
        if margin is not None and width >= _FULL * margin and not line.ends_clause
    )
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=1)


def _is_apart(source: str, above: Line, line: Line, gap: int) -> bool:
    if line.number - above.number <= gap:
        return False
    return "\f" not in source[above.span.end : line.span.start]


def _goes_on(line: Line, following: Line, width: int, margin: int | None) -> bool:
    """Whether the line was broken off: at the margin, before a word too long for it, in a bracket, in a sentence."""
    if line.text.endswith(_OPENING) or (margin is not None and width >= _FULL * margin):
        return True
    if not following.readings and (following.text[0].islower() or _CONTINUATION.match(following.text)):
        return True
    if is_unspaced(line.text[-1]) or is_unspaced(following.text[0]):
        return False
    first_word = following.text[: _WIDEST_WRAP + 1].split(maxsplit=1)[0]
    return margin is not None and width + 1 + columns(first_word) > margin
