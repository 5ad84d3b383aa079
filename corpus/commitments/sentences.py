"""Sentences of an item's text, as spans."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.plan import Span

_OPENING: Final = "（(「『“«["
_CLOSING: Final = "）)」』”»]"
_DEEPEST: Final = 8
"""More open brackets than this are an unclosed one somewhere, not nesting."""
_LATIN_END: Final = re.compile(r"[.!?;](?=\s+[«“\"'(]?[A-ZА-ЯЁӨҮ])")


def sentences(text: str, language: str) -> Iterator[Span]:
    """Yield the sentences of a text without the white space around them; a rest without a full stop is one too."""
    ends = _japanese_ends(text) if language == "ja" else (match.end() for match in _LATIN_END.finditer(text))
    start = 0
    for end in (*ends, len(text)):
        piece = text[start:end]
        if trimmed := piece.strip():
            begin = start + piece.index(trimmed[0])
            yield Span(begin, begin + len(trimmed))
        start = end


def _japanese_ends(text: str) -> Iterator[int]:
    """Ends after 。 outside brackets. A bracket that is never closed does not swallow the rest of the text."""
    depth = 0
    closes = text.count
    for place, character in enumerate(text):
        if character in _OPENING and closes(_CLOSING[_OPENING.index(character)], place):
            depth = min(depth + 1, _DEEPEST)
        elif character in _CLOSING:
            depth = max(depth - 1, 0)
        elif character in "。．" and (depth == 0) and (character == "。" or not text[place - 1 : place].isdigit()):
            yield place + 1
