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
from assistant.gate.results import negation_fault, result_fault
from assistant.gate.strength import promises_more, strength_fault
from assistant.gate.terms import all_terms, content_terms, unsupported

_SENTENCE: Final = re.compile(r"[^。.!?\n]+(?:[.](?=\S)[^。.!?\n]+)*[。.!?]?")
_MARKS: Final = re.compile('[「」『』“”«»"„《》]')
_NEAR: Final = 0.8
"""A claim is compared with the sentences of an item that have this share, at least, of the best one's common words."""


def claim_fault(spoken: str, whole: str, cited: Sequence[Evidence], language: str) -> Fault | None:
    """The first thing that a sentence claims and the cited items do not say.

    ``spoken`` is without quotations and addresses; of the ``whole``, quoted words may tell who acts, too.
    """
    said = tuple(text for each in cited for text in each.said_in(language))
    near = tuple(_near(spoken, said)) or tuple(s for each in cited for s in _sentences(each.text))
    if fault := _bound_fault(spoken, cited, language):
        return fault
    if absence := lexicon().by_language[language].absence.search(unicodedata.normalize("NFKC", spoken)):
        return _absence_fault(spoken, cited, said or near, language, absence[0])
    parties = tuple(dict.fromkeys(party for each in cited for party in each.parties))
    above = [text for each in cited for text in each.above]
    if party := party_fault(spoken, _MARKS.sub("", whole), near, (said, above), parties):
        return Fault(FaultKind.PARTY, party)
    if not said:
        return None  # without a rendering in the reader's language, words cannot be compared
    return (
        negation_fault(spoken, near, language)
        or result_fault(spoken, said, language)
        or strength_fault(spoken, near, language)
        or _word_fault(spoken, cited, language)
    )


def _word_fault(spoken: str, cited: Sequence[Evidence], language: str) -> Fault | None:
    texts = tuple(text for each in cited for text in (*each.said_in(language), *each.headings, *each.about))
    missing = unsupported(content_terms(spoken, language), texts, language)
    return Fault(FaultKind.UNSUPPORTED, " ".join(missing)) if missing else None


def _bound_fault(spoken: str, cited: Sequence[Evidence], language: str) -> Fault | None:
    """At least, at most, a year, a month: a limit or a rhythm that no text of the items has in any language."""
    texts = [unicodedata.normalize("NFKC", text) for each in cited for text in each.texts]
    for kind, pattern in lexicon().by_language[language].bounds:
        stated = [dict(words.bounds)[kind] for words in lexicon().by_language.values()]
        found = pattern.search(unicodedata.normalize("NFKC", spoken))
        if found and not any(each.search(text) for each in stated for text in texts):
            return Fault(FaultKind.BOUND, found[0])
    return None


def _absence_fault(
    spoken: str, cited: Sequence[Evidence], said: Sequence[str], language: str, words: str
) -> Fault | None:
    """Something said to be missing that the items state, or that is no detail which can be looked for."""
    if promises_more(spoken, said, language):
        return None
    asked = [kind for kind, pattern in lexicon().by_language[language].asked if pattern.search(spoken)]
    never_stated = {"name", "result"}
    if not asked:
        without = spoken.replace(words, " ")
        return None if said and _word_fault(without, cited, language) else Fault(FaultKind.NEGATION, words)
    if all(kind not in never_stated and any(states(t, Fact(kind)) for t in said) for kind in asked):
        return Fault(FaultKind.NEGATION, words)
    return None


def _sentences(text: str) -> Iterator[str]:
    return (match[0] for match in _SENTENCE.finditer(text) if match[0].strip())


def _near(spoken: str, said: Sequence[str]) -> Iterator[str]:
    """The sentences of the items that have most words in common with what is claimed."""
    mine = all_terms(spoken)
    scored = [(len(mine & all_terms(each)) / (len(mine) or 1), each) for text in said for each in _sentences(text)]
    best = max((score for score, _ in scored), default=0.0)
    return (each for score, each in scored if score >= best * _NEAR)
