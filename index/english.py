"""Forms of English words, without conflating words that only begin alike: a survey is no surveying, security no
securities.
"""

import re
from typing import Final

_SHORTEST: Final = 3
"""Letters of a word that is inflected at all: its is no form of IT."""
_VOWELS: Final = "aeiou"
_ENDING: Final = re.compile(r"(?:s|es|ed|ing|'s)?")


def is_form_of(word: str, base: str) -> bool:
    """Whether a word in lower case is an inflection of another: studies of study, building of build."""
    if word == base:
        return True
    if len(base) < _SHORTEST or word[:2] != base[:2]:
        return False
    if base.endswith("y") and base[-2] not in _VOWELS:
        return word in (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    if base.endswith("e"):
        return word in (base + "s", base + "d", base[:-1] + "ing")
    doubled = base + base[-1]
    return word.startswith((base, doubled)) and (
        _ENDING.fullmatch(word[len(base) :]) is not None or word in (doubled + "ed", doubled + "ing")
    )
