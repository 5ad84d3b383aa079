"""An item's text → its phrases: the stretches that an answer can point at."""

import re
from functools import lru_cache
from typing import Final

_BREAK: Final = re.compile(r"(?:[。！？；，、：]|[.!?;:,](?=\s))+\s*")
_BRACKETS: Final = re.compile(r"[（(「『][^（(「『）)」』]*[）)」』]")
_KEPT: Final = 1_024
"""Texts whose division is kept: an index is built plan by plan, and asks for each item's several times."""
_SHORTEST: Final = 6
"""Characters. A shorter phrase (また，) belongs to the one after it."""
SPLITTER: Final = f"{_BREAK.pattern}|{_BRACKETS.pattern}|{_SHORTEST}"
"""Names this way of dividing: an index that was divided in another way is out of date."""


@lru_cache(_KEPT)
def split_phrases(text: str) -> tuple[tuple[int, int], ...]:
    """Return the phrases of a text as [start, end) offsets, in reading order, which together cover it.

    Phrases end at sentence ends and at commas, outside brackets and quotation marks: officials' sentences are
    long, and what answers a question is mostly one clause.
    """
    bracketed = {place for match in _BRACKETS.finditer(text) for place in range(*match.span())}
    ends = [match.end() for match in _BREAK.finditer(text) if match.start() not in bracketed]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    phrases: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        if end - start >= _SHORTEST or end == ends[-1]:
            phrases.append((start, end))
            start = end
    if len(phrases) > 1 and phrases[-1][1] - phrases[-1][0] < _SHORTEST:
        phrases[-2:] = [(phrases[-2][0], phrases[-1][1])]
    return tuple(phrases)
