"""What a sentence tells as done or as not so, against what the items tell."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from assistant.gate.fault import Fault, FaultKind
from assistant.gate.lexicon import lexicon

_PAST: Final = {
    "ja": re.compile(r"(?:し|され|でき|れ)(?:た(?!い)|まし|てい)|でき"),
    "mn": re.compile(r"\w+с(?:ан|эн|он|өн|н)\w*"),
}
_HELD: Final = {"ja": re.compile("実施|開催|開か|行わ"), "mn": re.compile("^(?:бол|хий|явуул|явагд|зохион)")}
"""Verbs that tell alike that something took place."""
_SHORTEST: Final = 3


def result_fault(sentence: str, said: Iterable[str], language: str) -> Fault | None:
    """Something told as done that the items do not tell as done."""
    words = lexicon().by_language[language]
    said = tuple(unicodedata.normalize("NFKC", text).casefold() for text in said)
    for match in words.done.finditer(unicodedata.normalize("NFKC", sentence).casefold()):
        verb = next((group for group in match.groups() if group), "")
        if verb and words.reported.search(verb):
            continue
        if not any(match[0] in text or _is_told(verb or match[0], text, language) for text in said):
            return Fault(FaultKind.RESULT, match[0])
    return None


def _is_told(verb: str, text: str, language: str) -> bool:
    """Whether a text tells that verb as done, itself or linked to one that it does."""
    if language == "en":
        return re.search(rf"\b{re.escape(verb)}\b", text) is not None
    stem = verb if language == "ja" else verb[: max(_SHORTEST, len(verb) - 2)]
    held = _HELD[language]
    for sentence in re.split("[。.]", text):
        found = sentence.find(stem)
        if found < 0 and held.search(verb):
            alike = re.search(held.pattern.replace("^", r"\b"), sentence)
            found = alike.start() if alike else -1
        if found >= 0 and _PAST[language].search(sentence, found):
            return True
    return False


def negation_fault(sentence: str, said: Iterable[str], language: str) -> Fault | None:
    """A negation that the items do not have."""
    negation = lexicon().by_language[language].negation
    stated = {match[0].casefold() for text in said for match in negation.finditer(unicodedata.normalize("NFKC", text))}
    for match in negation.finditer(unicodedata.normalize("NFKC", sentence)):
        if match[0].casefold() not in stated:
            return Fault(FaultKind.NEGATION, match[0])
    return None
