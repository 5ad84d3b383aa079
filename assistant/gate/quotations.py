"""What a sentence shows in quotation marks, and whether it stands word for word in an item."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind

OPENING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "「": "」", "『": "』", "“": "”", "«": "»", "„": "“", "‘": "’", "‚": "‘", "‹": "›", "《": "》", "〈": "〉",
        "〝": "〟", "｢": "｣", '"': '"', "＂": "＂", "'": "'", "❝": "❞", "″": "″", "”": "”",
    }
)  # fmt: skip
_CLOSING: Final = frozenset(OPENING.values())
_INSIDE: Final = "'’‘"
"""Marks that are apostrophes between or after letters: Mongolia's, Governments’."""
_ORIGINAL: Final = re.compile(
    r"\b(?:original|authentic|official(?:ly)?|verbatim|word for word|Japanese (?:text|original|wording))\b"
    r"|原文|正文|原語|эх (?:бичвэр|хувь|эх)|албан ёсны|жинхэнэ|япон хэлээр",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:un|not |non-?)(?:official|authentic)|非公式|仮訳|албан бус|албан ёсны бус", re.IGNORECASE
)
_PAIRED: Final = re.compile(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|«[^«»]*»|\"[^\"]*\"|„[^“„]*“|《[^《》]*》")
_TRAILING: Final = "．。.,，、;；:：!?！？ "


def quotations(sentence: str) -> Iterator[str]:
    """Every stretch between marks, the outer ones and those inside them. A mark that never closes, or never opened,
    quotes all that stands on its side of the sentence.
    """
    open_marks: list[tuple[str, int]] = []
    for place, character in enumerate(sentence):
        if character in _INSIDE and _is_apostrophe(
            sentence, place, bool(open_marks) and _closes(open_marks, character)
        ):
            continue
        if open_marks and _closes(open_marks, character):
            while open_marks[-1][0] != character:  # what was opened inside and never closed
                yield sentence[open_marks.pop()[1] : place]
            yield sentence[open_marks.pop()[1] : place]
        elif character in OPENING and (character != "”" or OPENING[character] == "”"):
            if character == "”" and place and sentence[:place].strip():
                yield sentence[:place]
            else:
                open_marks.append((OPENING[character], place + 1))
        elif character in _CLOSING and character not in _INSIDE:
            yield sentence[:place]
    for _, start in open_marks:
        yield sentence[start:]


def _closes(open_marks: Sequence[tuple[str, int]], character: str) -> bool:
    return any(mark == character for mark, _ in open_marks)


def _is_apostrophe(text: str, place: int, may_close: bool) -> bool:
    before = place > 0 and text[place - 1].isalnum()
    after = place + 1 < len(text) and text[place + 1].isalnum()
    if before and after:
        return True
    return before and not may_close


def without_quotations(sentence: str) -> str:
    """The sentence without what stands in well-formed marks, which is verified by itself; inner ones first."""
    bare = _PAIRED.sub(" ", sentence)
    return bare if bare == sentence else without_quotations(bare)


def quotation_fault(sentence: str, cited: Iterable[Evidence], language: str) -> Fault | None:
    """The first quotation that no single cited item has, or that has a rendering pose as the original."""
    cited = tuple(cited)
    for quoted in quotations(sentence):
        words = _fold(quoted)
        if not words.strip(_TRAILING):
            continue
        if not any(_stands(words, text) for each in cited for text in each.quotable_in(language)):
            return Fault(FaultKind.QUOTATION, quoted)
        is_published = any(_stands(words, text) for each in cited for text in each.published)
        if not is_published and _ORIGINAL.search(_DENIED.sub(" ", sentence)):
            return Fault(FaultKind.NOT_THE_ORIGINAL, quoted)
    return None


def _stands(words: str, text: str) -> bool:
    folded = _fold(text)
    return words in folded or words.rstrip(_TRAILING) in folded


def _fold(text: str) -> str:
    """White space as one blank, and marks inside a quote as one kind: a quote in a quote changes its marks."""
    return re.sub('["“”«»„]', '"', re.sub("['‘’]", "'", " ".join(text.split())))
