"""Which stretch of an item answers the question."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.facts import Fact, states
from index.hits import Passage

_CLOSE_SECOND: Final = 0.01
"""Cosine. A neighbour this near to the best phrase says part of the same thing and is marked with it."""
_EDGES: Final = re.compile(r"^[\s，、,;；]+|[\s，、,;；]+$")


def choose_highlight(text: str, passages: Sequence[Passage], fact: Fact | None) -> tuple[int, int] | None:
    """Return the stretch of an item's text to mark, as [start, end) offsets; None if there are no phrases.

    The phrase nearest to the question in meaning, with the neighbours that are as near; among the phrases that state
    a fact of the kind asked for, if the item has any.
    """
    if not passages:
        return None
    stating = [passage for passage in passages if fact and states(text[passage.start : passage.end], fact)]
    best = max(stating or passages, key=lambda passage: passage.score)
    place = passages.index(best)
    first = last = place
    if not stating:
        while first > 0 and passages[first - 1].score >= best.score - _CLOSE_SECOND:
            first -= 1
        while last + 1 < len(passages) and passages[last + 1].score >= best.score - _CLOSE_SECOND:
            last += 1
    return _trim(text, passages[first].start, passages[last].end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the commas and white space at its ends."""
    stretch = text[start:end]
    kept = _EDGES.sub("", stretch)
    if not kept:
        return start, end
    offset = stretch.index(kept)
    return start + offset, start + offset + len(kept)
