"""A topic → how relevant every item is to it, so that a brief can take all that belong, and show what it left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from index.lexical import Scores

_WORDS: Final = 2.5
"""What a topic all of whose words are found counts, in standard deviations of meaning. Less than for a question
(``index.fusion``): a topic is one or two words, and an item may be about it without either."""
_STANDS_OUT: Final = 3.4
"""Score from which on the best item counts as fully relevant; with the cut at one half, no item below 1.7 is taken."""
_NAMES_HEADING: Final = 0.45
"""Cosine from which on a topic names a heading. Headings in other languages than the topic's reached .46 to .71 with
their own items' heading, .48 with others', of which only the nearest counts."""
DEFAULT_CUT: Final = 0.5
"""Share of full relevance from which on an item is taken, unless the reader moves it. With these four numbers the dev
topics have a recall of .944 at a precision of .855; words counted 2 to 4 and cuts of .45 to .55 within .03 of it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """An item and its relevance to a topic, from 0 to 1; ``by_heading``: the topic names a heading above it."""

    plan_id: str
    item_id: str
    relevance: float
    by_heading: bool


def relevance(dense: Scores, lexical: Scores) -> Scores:
    """Relevance of items to a topic.

    Args:
        dense: scores by meaning of all items asked, standardised.
        lexical: of the same items, the share of the topic's words that they score (0 to 1).
    """
    scores = dense + _WORDS * lexical
    shares: Scores = np.clip(scores / max(float(scores.max(initial=0.0)), _STANDS_OUT), 0.0, 1.0)
    return shares


def under_heading(relevance: float) -> float:
    """An item under the heading that is named is in the upper half, in the order of its own relevance."""
    return (1.0 + relevance) / 2


def named_heading(cosines: Sequence[float]) -> int | None:
    """The place of the heading that a topic names: the nearest, if it is near enough."""
    if not len(cosines):
        return None
    best = int(np.argmax(cosines))
    return best if cosines[best] >= _NAMES_HEADING else None
