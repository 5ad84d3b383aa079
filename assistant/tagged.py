"""Items that are tagged with what a topic names are more relevant to it than their words alone say."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.facets import Facets
from assistant.language import Language
from index.gathering import Gathered
from index.topics import topics

_TAGGED: Final = 0.1
"""Relevance that a tag adds. Of 0 to .3, dev and second topics had the best recall at a precision of .75 and of .8."""


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
