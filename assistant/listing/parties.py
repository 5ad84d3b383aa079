"""Which party a question for a list asks for: the one that commits alone, or whose promises it asks for."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.listing.tables import ListTable
from corpus import Plan

_NEAR: Final = {"ja": 14, "en": 20, "mn": 26}
"""Characters between a party and the word that says it is alone, at most."""


def read_party(text: str, language: str, table: ListTable, plans: Sequence[Plan]) -> str | None:
    """The party's name in the metadata of its plan. Who promises together with the others is not asked for."""
    key = _alone(text, language, table) or _agent(text, table)
    return next((party for plan in plans for party in plan.metadata.parties if key and party.startswith(key)), None)


def _alone(text: str, language: str, table: ListTable) -> str | None:
    places = [match.span() for match in table.alone.finditer(text)]
    named = [(key, match) for key, pattern in table.parties.items() for match in pattern.finditer(text)]
    if not places or not named:
        return None
    key, match = min(named, key=lambda each: _distance(each[1], places))
    return key if _distance(match, places) <= _NEAR[language] else None


def _agent(text: str, table: ListTable) -> str | None:
    """The party that promises, where it alone is named as such: "what does Japan support?"."""
    if table.both.search(text):
        return None
    acting = [(match.start(), key) for key, pattern in table.agents.items() if (match := pattern.search(text))]
    return min(acting)[1] if acting else None


def _distance(match: re.Match[str], places: Sequence[tuple[int, int]]) -> int:
    """Characters between a party and the nearest word that says it is alone."""
    return min(max(start - match.end(), match.start() - end, 0) for start, end in places)
