"""The words of a text that claim something, in forms that can be compared."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from assistant.gate.lexicon import lexicon
from assistant.gate.lexicon.reading import Words
from index.analysis import TermKind, read_terms, terms
from index.world import read_names

_SHORT: Final = 3
_PREFIX: Final = {"latin": 5, "cyrillic": 4}
_ENDING: Final = re.compile("(?<=[A-Za-z0-9»”\"')])[-–][\u0400-\u04ff]{1,6}(?![\u0400-\u04ff])")
"""What Mongolian adds to a name in other letters: ERIA-д."""
_COUNTED: Final = re.compile(r"[一二三四五六七八九十百千]+(?:度|回|年|月|日|名|人|件|社|か国|カ国|つ)")
"""A number with what it counts in one word, 一度: compared as a number."""
_KATAKANA: Final = re.compile(r"[ァ-ヿ]{2,}")


@lru_cache(maxsize=4096)
def content_terms(text: str, language: str) -> tuple[str, ...]:
    """The normal forms of the words that claim something, each once, in order."""
    words = lexicon().by_language[language]
    found = (
        term.text
        for term in read_terms(_without_names(_ENDING.sub("", text)))
        if term.kind in (TermKind.WORD, TermKind.NAME) and not term.text.startswith("@")
    )
    least = 1 if language == "ja" else 2
    return tuple(dict.fromkeys(term for term in found if len(term) >= least and _claims(term, words)))


def _claims(term: str, words: Words) -> bool:
    return not (
        term.isdecimal()
        or _COUNTED.fullmatch(term) is not None
        or term in words.stems
        or words.claimless.match(term)
        or term in _number_stems()
    )


@cache
def _number_stems() -> frozenset[str]:
    """The stems of number words, which are compared as numbers."""
    return frozenset(term for word in lexicon().number_words for term in terms(word))


def _without_names(text: str) -> str:
    """The text without names of the world, which are compared by themselves."""
    folded = unicodedata.normalize("NFKC", text)
    for start, end, _ in sorted(read_names(folded), reverse=True):
        folded = f"{folded[:start]} {folded[end:]}"
    return folded


@lru_cache(maxsize=4096)
def all_terms(text: str) -> frozenset[str]:
    """All words of a text that carry meaning."""
    return frozenset(t.text for t in read_terms(text) if t.kind in (TermKind.WORD, TermKind.NAME))


def unsupported(terms: Iterable[str], texts: Iterable[str], language: str) -> tuple[str, ...]:
    """The terms that no text has, in no form and under no other name for the same."""
    texts = tuple(texts)
    known = frozenset().union(*(all_terms(text) for text in texts)) if texts else frozenset()
    folded = "\n".join(unicodedata.normalize("NFKC", text).casefold() for text in texts)
    return tuple(term for term in terms if not _is_known(term, known, folded, language))


def _is_known(term: str, known: frozenset[str], folded: str, language: str) -> bool:
    if term in known or _shares_stem(term, known):
        return True
    if not term.isascii() and language == "ja" and term in folded:
        return True
    for same in lexicon().by_language[language].same:
        if same.match(term) and any(same.match(other) for other in known):
            return True
    return False


def _shares_stem(term: str, known: frozenset[str]) -> bool:
    """Whether a word of letters begins as a known one does: negoti(ate), negoti(ations); япон, японы."""
    if not term.isalpha() or not ("a" <= term[0] <= "z" or "\u0400" <= term[0] <= "\u04ff"):
        return False
    least = _PREFIX["latin" if term[0] <= "z" else "cyrillic"]
    if len(term) < least:
        return len(term) >= _SHORT and any(
            other.startswith(term) and len(other) - len(term) <= len(term) - 1 for other in known
        )
    return any(other[:least] == term[:least] and _alike(term, other) for other in known)


def _alike(one: str, other: str) -> bool:
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= min(len(one), len(other)) - 1 and abs(len(one) - len(other)) <= max(3, shared - 1)


@lru_cache(maxsize=1024)
def katakana(text: str) -> frozenset[str]:
    """The runs of katakana of a text: names and loan words."""
    return frozenset(_KATAKANA.findall(unicodedata.normalize("NFKC", text)))
