"""Names of organisations, projects, places and persons in a sentence, checked against what the cited items name."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind
from assistant.gate.lexicon import lexicon
from assistant.gate.terms import all_terms, katakana
from index.analysis import TermKind, read_terms
from index.world import names_in

_ACRONYM: Final = re.compile(r"(?<![^\W_])(?=[A-Z0-9-]*[A-Z][A-Z0-9-]*[A-Z])[A-Z][A-Z0-9-]+(?![^\W\d_])")
_CYRILLIC_ACRONYM: Final = re.compile(r"\b[А-ЯӨҮЁ]{2,}\b")
_CAPITALISED: Final = re.compile(
    r"(?<![.!?:]\s)(?<![.!?])(?<!^)(?<=[\s(\-–—/])[A-ZÀ-ÖØ-Þ][a-zà-ÿ]+|(?<=[\s(\-–—/])[А-ЯЁӨҮ][а-яёөү]+"
)
_PLAIN: Final = frozenset(
    "プロジェクト サービス レベル ハイレベル ネットワーク セミナー データ テーマ トップ メカニズム グループ".split()
)


def name_fault(words: str, cited: Sequence[Evidence], language: str) -> Fault | None:
    """The first name that no text of the cited items has."""
    texts = tuple(text for each in cited for text in each.names_in(language))
    together = unicodedata.normalize("NFKC", "\n".join(texts))
    folded = unicodedata.normalize("NFKC", words)
    parties = {party.name for each in cited for party in each.parties}
    for name in names_in(folded) - parties:
        if name not in names_in(together):
            return Fault(FaultKind.NAME, name)
    for pattern in (_ACRONYM, _CYRILLIC_ACRONYM):
        for match in pattern.finditer(folded):
            if match[0] not in together and not names_in(match[0]):
                return Fault(FaultKind.NAME, match[0])
    for run in katakana(folded):
        if run not in _PLAIN and run not in together and not names_in(run):
            return Fault(FaultKind.NAME, run)
    return _capitalised(folded, together, language) or _proper(folded, together)


def _capitalised(words: str, together: str, language: str) -> Fault | None:
    claimless = lexicon().by_language[language].claimless
    known = all_terms(together)
    for match in _CAPITALISED.finditer(words):
        for term in read_terms(match[0]):
            stem = term.text
            is_number = match[0].casefold() in lexicon().number_words
            if (
                is_number
                or stem.startswith("@")
                or term.kind in (TermKind.PAIR, TermKind.NUMBER)
                or claimless.match(stem)
            ):
                continue
            if stem not in known and not any(other[:4] == stem[:4] for other in known) and not names_in(match[0]):
                return Fault(FaultKind.NAME, match[0])
    return None


def _proper(words: str, together: str) -> Fault | None:
    """What the dictionary knows as a proper name in Japanese."""
    known = {term.text for term in read_terms(together)}
    for term in read_terms(words):
        is_japanese = bool(re.search(r"[㐀-鿿ァ-ヿ]", term.text))
        if term.kind is TermKind.NAME and is_japanese and term.text not in known and term.text not in together:
            return Fault(FaultKind.NAME, term.text)
    return None
