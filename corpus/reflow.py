"""Hard-wrapped lines → text that remembers where it stood in the source.

A PDF's text comes wrapped in the middle of words. Unwrapping removes each run of white space that holds a
line break (between letters of a script that separates words by spaces, one space takes its place) and
changes nothing else. It is a pure function of the slice it is given, so that a quote can be checked against
the source by doing it again.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from corpus.plan import Span

_WHITE_SPACE: Final = re.compile(r"\s+")
_LINE_BREAK: Final = re.compile(r"[\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029]")
_FULL: Final = 0.8
"""A line at least this share of the wrap width is full: what it says goes on in the next line."""
_WIDEST_WRAP: Final = 200
"""Columns. Lines longer than this are paragraphs, not wrapped text."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """Text with line wrapping removed; ``offsets[i]`` is the source offset of ``text[i]``."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` (not empty) stands in the source."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}:{end}] is not a stretch of {len(self.text)} characters")
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def unwrap(source: str, span: Span) -> Unwrapped:
    """Return the source at ``span`` with line wrapping removed and nothing else changed."""
    piece = source[span.start : span.end]
    text: list[str] = []
    offsets: list[int] = []
    cursor = 0
    for wrap in _WHITE_SPACE.finditer(piece):
        if not _LINE_BREAK.search(wrap[0]):
            continue
        text.append(piece[cursor : wrap.start()])
        offsets.extend(range(span.start + cursor, span.start + wrap.start()))
        if _needs_space(piece[max(0, wrap.start() - 2) : wrap.start()], piece[wrap.end() : wrap.end() + 1]):
            text.append(" ")
            offsets.append(span.start + wrap.start())
        cursor = wrap.end()
    text.append(piece[cursor:])
    offsets.extend(range(span.start + cursor, span.end))
    return Unwrapped("".join(text), tuple(offsets))


def _needs_space(before: str, after: str) -> bool:
    if not before or not after:
        return False
    if before[-1] == "-" and before[-2:-1].isalpha() and after[0].islower():
        return False
    return not (_is_unspaced(before[-1]) or _is_unspaced(after[0]))


def _is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script written without spaces (Hangul is wide but spaced)."""
    wide = unicodedata.east_asian_width(character) in "WF"
    return wide and not unicodedata.name(character, "").startswith("HANGUL")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its text without the white space around it, and where that stands."""

    number: int
    text: str
    span: Span

    @property
    def columns(self) -> int:
        """Width in columns: full-width characters count two."""
        return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in self.text)


def read_lines(source: str) -> tuple[Line, ...]:
    """Return the lines that are not blank, numbered from 1 as an editor does."""
    lines = []
    offset = 0
    for number, raw in enumerate(source.splitlines(keepends=True), start=1):
        text = raw.strip()
        if text:
            start = offset + raw.index(text)
            lines.append(Line(number, text, Span(start, start + len(text))))
        offset += len(raw)
    return tuple(lines)


def full_line_width(lines: tuple[Line, ...]) -> float | None:
    """Return the number of columns from which a line is full, or None if the text is not hard-wrapped.

    A text is hard-wrapped when at least a quarter of its lines end near one right margin (the 95th
    percentile of the widths). The published plan has 60 % there, statutes of one line a paragraph 4 %.
    """
    widths = sorted(line.columns for line in lines)
    if not widths:
        return None
    margin = widths[int(0.95 * (len(widths) - 1))]
    full = _FULL * margin
    at_margin = sum(full <= width <= 1.1 * margin for width in widths)
    return full if margin <= _WIDEST_WRAP and at_margin >= len(widths) / 4 else None
