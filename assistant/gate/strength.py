"""How strongly something is promised, and whether it is denied: to consider is not to do, to do is not to refrain."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind
from assistant.gate.wording import LANGUAGES, found, pattern
from index.analysis import terms

_WEAK: Final = ("considers", "endeavours", "notes")
_SENTENCE: Final = re.compile(r"(?<=[。.!?])\s*")
_ENDING: Final = 14
"""Characters at the end of a Japanese sentence that have its predicate."""
_UNHEARD_OF: Final = (
    ("beyond", FaultKind.STRENGTH),
    ("against", FaultKind.NEGATION),
    ("done", FaultKind.RESULT),
)
"""Kinds of words that a sentence may have only where an item has some of the kind, in any language."""


def strength_faults(sentence: str, cited: Sequence[Evidence], language: str) -> Iterator[Fault]:
    """What a sentence says more strongly than its items, or against them.

    A deed where the item only considers, tries or notes; more than it promises; a denial where it denies nothing; and a
    result, which no plan has. A sentence that tells what the plan does not say is let through.
    """
    said = unicodedata.normalize("NFKC", sentence)
    if tells_of_silence(said, language):
        return
    is_weak = all(_is_weak(each, said, language) for each in cited)
    if is_weak and found("strong", language, said) and not any(found(key, language, said) for key in _WEAK):
        yield Fault(FaultKind.STRENGTH, sentence)
    whole = " ".join(text for each in cited for text in (*each.in_language(language), each.text))
    for key, kind in _UNHEARD_OF:
        words = found(key, language, said)
        if words and not any(found(key, each, whole) for each in LANGUAGES):
            yield Fault(kind, words)
    denied = found("denied", language, pattern("not_only", language).sub(" ", said))
    if denied and not found("denied", language, _nearest(said, _texts(cited, language))):
        yield Fault(FaultKind.NEGATION, denied)


def tells_of_silence(sentence: str, language: str) -> bool:
    """Whether a sentence tells what the plan does not say."""
    return bool(found("silent", language, unicodedata.normalize("NFKC", sentence)))


def _is_weak(evidence: Evidence, sentence: str, language: str) -> bool:
    """Whether the part of an item that a sentence is about promises no deed.

    The authentic text tells, by how its sentences end; a rendering of as many sentences tells which of them is meant.
    """
    own = _sentences(evidence.text)
    weak = [_ends_weakly(each, evidence.language) for each in own]
    rendered = _sentences(evidence.in_language(language)[0])
    if len(rendered) != len(own) or not any(weak):
        return all(weak)
    nearest = _nearest(sentence, rendered)
    return weak[rendered.index(nearest)] if nearest else all(weak)


def _ends_weakly(sentence: str, language: str) -> bool:
    folded = unicodedata.normalize("NFKC", sentence)
    last = folded[-_ENDING:] if language == "ja" else folded
    return any(found(key, language, last) for key in _WEAK) and not found("deed", language, folded)


def _texts(cited: Sequence[Evidence], language: str) -> list[str]:
    return [text for each in cited for text in each.in_language(language)]


def _sentences(text: str) -> list[str]:
    return [piece for piece in _SENTENCE.split(text) if piece.strip()]


def _nearest(sentence: str, texts: Sequence[str]) -> str:
    """The sentence of the texts that shares most of this one's words; empty where none shares any."""
    words = set(terms(sentence))
    best, most = "", 0.0
    for piece in (piece for text in texts for piece in _sentences(text)):
        of_piece = set(terms(piece))
        share = len(words & of_piece) / (len(of_piece) ** 0.5 or 1)
        if share > most:
            best, most = piece, share
    return best
