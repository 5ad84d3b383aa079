"""Items that are tagged with what a topic names are more relevant to it than their words alone say."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.facets import Facets
from assistant.language import Language
from index.gathering import Gathered
from index.topics import topics

_TAGGED: Final = 0.2
"""Relevance that a tag adds. Recall comes first: of .1 to .3, the most at which the dev topics keep a precision of .75
(.762, where it is .856 without tags; the recall of dev questions for several items rises from .877 to .904)."""


def raise_tagged(gathered: Sequence[Gathered], topic: str, language: Language, facets: Facets) -> tuple[Gathered, ...]:
    """Raise the relevance of items that have a tag which the topic names in its language."""
    named = {each.id for each in topics() if re.search(each.words[language], topic, re.IGNORECASE)}
    if not named:
        return tuple(gathered)
    return tuple(
        replace(each, relevance=min(1.0, each.relevance + _TAGGED))
        if named.intersection(facets.of(each.plan_id, each.item_id).topics)
        else each
        for each in gathered
    )
