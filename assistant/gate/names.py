"""Names in a sentence that no cited item has: countries, organisations, places, projects, acronyms."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.gate.evidence import Evidence, fold
from assistant.gate.fault import Fault, FaultKind
from assistant.gate.wording import words
from index.analysis import TermKind, proper_nouns, read_terms
from index.world import names_in

_WORD: Final = re.compile(r"[A-Za-zÀ-ɏ][\w-]*|[\u0400-\u04ff][\u0400-\u04ff-]*", re.ASCII)
_KATAKANA: Final = re.compile(r"[ァ-ヺー]{3,}")
_START: Final = re.compile(r"(?:^|[.!?:;。]\s*|[-–—•・*]\s*|[\"“«「(‘]\s*)$")


def name_faults(sentence: str, cited: Sequence[Evidence]) -> Iterator[Fault]:
    """Names that the cited items do not have, in any of their languages."""
    world = frozenset[str]().union(*(each.world for each in cited))
    for name in sorted(names_in(sentence) - world):
        yield Fault(FaultKind.NAME, name)
    known = frozenset[str]().union(*(each.words for each in cited))
    folded = "\n".join(each.folded for each in cited)
    text = unicodedata.normalize("NFKC", sentence)
    for word in _written_as_names(text):
        if word.casefold() not in words("no_names") and fold(word) not in folded and not _knows(known, word):
            yield Fault(FaultKind.NAME, word)
    for noun in (*proper_nouns(text), *_KATAKANA.findall(text)):
        if len(noun) > 1 and fold(noun) not in folded and not _knows(known, noun):
            yield Fault(FaultKind.NAME, noun)


def _knows(known: frozenset[str], word: str) -> bool:
    of_word = {term.text for term in read_terms(word) if term.kind in (TermKind.WORD, TermKind.NAME)}
    return bool(of_word) and of_word <= known


def _written_as_names(text: str) -> Iterator[str]:
    """Words with a capital inside a sentence, and acronyms anywhere."""
    for match in _WORD.finditer(text):
        word = match[0].rstrip("-")
        is_acronym = len(word) > 1 and word[:2].isupper()
        if is_acronym or (word[0].isupper() and not _START.search(text[: match.start()])):
            yield word
