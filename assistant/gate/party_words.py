"""The parties of a plan, as sentences in three languages name them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from index.analysis import TermKind, read_terms
from index.world import names_in, spellings

_NEVER: Final = "(?!)"
_JAPANESE: Final = re.compile(r"[ぁ-ヿ㐀-鿿]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class PartyWords:
    """One party: a name for it, patterns of its spellings by language, and the stems that words for it begin with."""

    name: str
    ja: str
    en: str
    mn: str
    stems: tuple[str, ...]


def party_words(parties: Iterable[str]) -> tuple[PartyWords, ...]:
    """The words for a plan's parties: a country in all languages, anything else as the plan prints it."""
    return tuple(dict.fromkeys(_words(party) for party in parties))


@lru_cache(maxsize=256)
def _words(party: str) -> PartyWords:
    known = sorted(names_in(party))
    if len(known) == 1:
        spelt = spellings(known[0])
        japanese = tuple(form for form in spelt["ja"] if len(form) > 1)
        return PartyWords(
            known[0],
            _pattern(japanese),
            _pattern(spelt["en"]),
            _pattern(spelt["mn"]),
            _stems((*japanese, *spelt["en"], *spelt["mn"])),
        )
    is_japanese, is_cyrillic = bool(_JAPANESE.search(party)), bool(_CYRILLIC.search(party))
    return PartyWords(
        party,
        _pattern([party] if is_japanese else []),
        _pattern([party] if not is_japanese and not is_cyrillic else []),
        _pattern([party] if is_cyrillic else []),
        _stems([party]),
    )


def _pattern(forms: Iterable[str]) -> str:
    folded = sorted({unicodedata.normalize("NFKC", form).casefold() for form in forms}, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, folded))})" if folded else _NEVER


def _stems(forms: Iterable[str]) -> tuple[str, ...]:
    """The stems of spellings that are one word."""
    read = ([t.text for t in read_terms(form) if t.kind in (TermKind.WORD, TermKind.NAME)] for form in forms)
    return tuple(dict.fromkeys(words[0] for words in read if len(words) == 1))
