"""A text → its sentences, as spans. A full stop inside brackets or quotation marks ends none."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.plan import Span

_OPENING: Final = frozenset("（(「『［[〔«“")
_CLOSING: Final = frozenset("）)」』］]〕»”")
_LATIN_STOP: Final = re.compile(r"[.!?;](?=\s+[A-ZА-ЯӨҮЁ(“\"«]|\s*$)")


def split_sentences(text: str) -> Iterator[Span]:
    """The spans of a text's sentences in order, without white space around them."""
    start = depth = 0
    for place, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and (character in "。！？\n" or _LATIN_STOP.match(text, place)):
            yield from _bare(text, start, place + 1)
            start = place + 1
    yield from _bare(text, start, len(text))


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    stretch = text[start:end]
    if stretch.strip():
        start += len(stretch) - len(stretch.lstrip())
        yield Span(start, start + len(stretch.strip()))
