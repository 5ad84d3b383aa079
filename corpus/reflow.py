"""Hard-wrapped text → text that remembers where it stood in the source.

A PDF's text comes wrapped in the middle of words. Unwrapping removes each run of white space that holds a
line break (between letters of a script that separates words by spaces, one space takes its place; after a
hyphen that a letter precedes and a small letter follows, nothing does, and the hyphen stays; a soft hyphen
at the break, which only the break made visible, goes with it) and changes nothing else. It is a pure
function of the slice it is given, so that a quote can be checked against the source by doing it again.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.plan import Span

_WHITE_SPACE: Final = re.compile(r"\u00ad?\s+")
_SOFT_HYPHEN: Final = "\u00ad"
_HYPHENS: Final = ("-", "\u2010")
_LINE_BREAK: Final = re.compile(r"[\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029]")


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
    offsets: list[int] = []
    for start, end, space in _stretches(source[span.start : span.end]):
        # The space that replaces a line break stands where the white space around the break began.
        offsets.extend(range(span.start + start, span.start + end + len(space)))
    return Unwrapped(unwrapped_text(source, span), tuple(offsets))


def unwrapped_text(source: str, span: Span) -> str:
    """The text of ``unwrap`` alone, for texts of any length."""
    piece = source[span.start : span.end]
    return "".join(piece[start:end] + space for start, end, space in _stretches(piece))


def _stretches(piece: str) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of ``piece`` between line breaks, each with the space that takes the break's place."""
    cursor = 0
    for wrap in _WHITE_SPACE.finditer(piece):
        if _LINE_BREAK.search(wrap[0]):
            before, after = piece[max(0, wrap.start() - 2) : wrap.start()], piece[wrap.end() : wrap.end() + 1]
            needs_space = wrap[0][0] != _SOFT_HYPHEN and _needs_space(before, after)
            yield cursor, wrap.start(), " " if needs_space else ""
            cursor = wrap.end()
    yield cursor, len(piece), ""


def _needs_space(before: str, after: str) -> bool:
    if not before or not after:
        return False
    if before[-1] in _HYPHENS and before[-2:-1].isalpha() and after[0].islower():
        return False
    return not (is_unspaced(before[-1]) or is_unspaced(after[0]))


def is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script written without spaces (Hangul is wide but spaced)."""
    wide = unicodedata.east_asian_width(character) in "WFH"
    return wide and "HANGUL" not in unicodedata.name(character, "")
