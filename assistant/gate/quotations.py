"""Quotations: what stands in marks must stand in a cited item, character by character."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.gate.evidence import Evidence, fold
from assistant.gate.fault import Fault, FaultKind
from assistant.gate.wording import LANGUAGES, found

_PAIRS: Final = {"「": "」", "『": "』", "“": "”", "«": "»", "„": "“", "‹": "›", "〝": "〟"}
_CLOSING: Final = frozenset(_PAIRS.values()) - frozenset(_PAIRS)
_SINGLE: Final = re.compile(r"(?<![^\W\d_])[‘'](?=\S)(.{2,}?)(?<=\S)[’'](?![^\W\d_])")
_GAP: Final = re.compile(r"…+|\.{3,}|・{3,}|\[…\]")
_EDGE: Final = ".,;:!?。、"


def quotations(sentence: str) -> tuple[list[str], bool]:
    """The stretches in quotation marks, outermost, and whether every mark has its other half."""
    quoted: list[str] = []
    balanced = True
    place = 0
    while place < len(sentence):
        mark = sentence[place]
        close = _PAIRS.get(mark) or ('"' if mark in '"＂' else None)
        if close is None:
            balanced = balanced and mark not in _CLOSING
            place += 1
            continue
        end = _matching(sentence, place, mark, close)
        if end is None:
            return quoted, False
        quoted.append(sentence[place + 1 : end])
        place = end + 1
    outside = without_quotations(sentence, quoted)
    return [*quoted, *(match[1] for match in _SINGLE.finditer(outside))], balanced


def _matching(text: str, start: int, opened: str, closed: str) -> int | None:
    depth = 0
    for place in range(start + 1, len(text)):
        if text[place] == closed and depth == 0:
            return place
        if opened != closed:
            depth += (text[place] == opened) - (text[place] == closed)
    return None


def without_quotations(sentence: str, quoted: Sequence[str]) -> str:
    """The sentence with the words in marks taken out."""
    for quote in quoted:
        sentence = sentence.replace(quote, " ", 1)
    return sentence


def quotation_faults(sentence: str, cited: Sequence[Evidence]) -> Iterator[Fault]:
    """Quotations that stand in no cited item, in no language; and renderings that are said to be the original."""
    quoted, balanced = quotations(sentence)
    if not balanced:
        yield Fault(FaultKind.QUOTATION, sentence)
    for quote in quoted:
        if not any(_stands(quote, (*each.texts, *each.about, each.address)) for each in cited):
            yield Fault(FaultKind.QUOTATION, quote)
        elif _is_called_original(sentence) and not any(_stands(quote, (each.text, *each.headings)) for each in cited):
            yield Fault(FaultKind.NOT_THE_ORIGINAL, quote)


def _is_called_original(sentence: str) -> bool:
    return any(found("original", language, sentence) for language in LANGUAGES)


def _stands(quote: str, texts: Sequence[str]) -> bool:
    """Whether a text has the quotation, piece by piece where it leaves something out."""
    pieces = [fold(piece).strip(_EDGE) for piece in _GAP.split(unicodedata.normalize("NFC", quote))]
    wanted = [piece for piece in pieces if piece]
    return bool(wanted) and any(_in_order(wanted, fold(text)) for text in texts)


def _in_order(pieces: Sequence[str], text: str) -> bool:
    place = 0
    for piece in pieces:
        at = text.find(piece, place)
        if at < 0:
            return False
        place = at + len(piece)
    return True
