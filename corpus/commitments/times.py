"""How often, or by when: the adverbials of a commitment, verbatim."""

import re
from functools import cache

from corpus.commitments.tables import table
from corpus.plan import Span


def read_times(text: str, sentence: Span, language: str = "ja") -> tuple[Span, ...]:
    """Return the adverbials of frequency and time limits of a sentence, in order; where two overlap, the longer."""
    found: list[Span] = []
    for match in _pattern(language).finditer(text, sentence.start, sentence.end):
        found.append(Span(*match.span()))
    return tuple(found)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    patterns: list[str] = table(language)["times"]["patterns"]
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)), re.IGNORECASE)
