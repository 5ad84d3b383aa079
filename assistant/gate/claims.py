"""What a sentence claims beside names and numbers: who, how strongly, whether at all, and every word of it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.facts import Fact, states
from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind
from assistant.gate.lexicon import lexicon
from assistant.gate.parties import party_fault
from assistant.gate.strength import negation_fault, result_fault, strength_fault
from assistant.gate.terms import all_terms, content_terms, unsupported

_SENTENCE: Final = re.compile(r"[^。.!?\n]+(?:[.](?=\S)[^。.!?\n]+)*[。.!?]?")
_NEAR: Final = 0.8
"""The sentences of an item that a claim is compared with have this share, at least, of the best one's words in common."""


def claim_fault(
    spoken: str, written: str, cited: Sequence[Evidence], evidence: Sequence[Evidence], language: str
) -> Fault | None:
    """The first thing that a sentence claims and the cited items do not say.

    ``spoken`` is without quotations and addresses, ``written`` is with them.
    """
    words = lexicon().by_language[language]
    in_language = tuple(text for each in cited for text in (*each.said_in(language), *each.headings, *each.about))
    everything = tuple(text for each in cited for text in each.texts)
    if absence := words.absence.search(unicodedata.normalize("NFKC", spoken)):
        return _absence_fault(spoken, cited, language, absence[0])
    near = tuple(_near(spoken, tuple(text for each in cited for text in each.said_in(language)), language))
    for kind, pattern in words.bounds:
        if (found := pattern.search(unicodedata.normalize("NFKC", spoken))) and not any(
            dict(other.bounds)[kind].search(unicodedata.normalize("NFKC", text))
            for other in lexicon().by_language.values()
            for text in everything
        ):
            return Fault(FaultKind.BOUND, found[0])
    if party := party_fault(spoken, near or tuple(s for each in cited for s in _sentences(each.text))):
        return Fault(FaultKind.PARTY, party)
    said = tuple(text for each in cited for text in each.said_in(language))
    if fault := negation_fault(spoken, (*in_language,), language) or result_fault(spoken, said, language):
        return fault
    if fault := strength_fault(spoken, near, language):
        return fault
    if said:
        missing = unsupported(content_terms(spoken, language), in_language, language)
        if missing:
            return Fault(FaultKind.UNSUPPORTED, " ".join(missing))
    return None


def _absence_fault(spoken: str, cited: Sequence[Evidence], language: str, words: str) -> Fault | None:
    """Something said to be missing that the items state, or no kind of detail at all."""
    asked = [kind for kind, pattern in lexicon().by_language[language].asked if pattern.search(spoken)]
    texts = [text for each in cited for text in each.said_in(language) or (each.text,)]
    if not asked:
        return Fault(FaultKind.NEGATION, words)
    if all(kind != "name" and any(states(text, Fact(kind)) for text in texts) for kind in asked):
        return Fault(FaultKind.NEGATION, words)
    return None


def _sentences(text: str) -> Iterator[str]:
    return (match[0] for match in _SENTENCE.finditer(text) if match[0].strip())


def _near(spoken: str, said: Sequence[str], language: str) -> Iterator[str]:
    """The sentences of the items that have most words in common with what is claimed."""
    mine = frozenset(content_terms(spoken, language)) | all_terms(spoken)
    scored = [(len(mine & all_terms(each)) / (len(mine) or 1), each) for text in said for each in _sentences(text)]
    best = max((score for score, _ in scored), default=0.0)
    return (each for score, each in scored if score >= best * _NEAR)
