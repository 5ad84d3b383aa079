"""Word-level differences of two texts."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from assistant.comparison.folding import fold
from assistant.comparison.values import Difference
from corpus import Span
from corpus.morphemes import morphemes

_LATIN_WORD: Final = re.compile(r"\w+|[^\w\s]")
_JAPANESE: Final = re.compile(r"[ぁ-ヿ㐀-鿿]")
_MOST_WORDS: Final = 4000
"""Longer texts are compared as a whole: the time grows with the square of the words."""
_ISLAND: Final = 1
"""Words. A stretch so short that is the same between two that differ joins them, if it says nothing."""


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """The stretches of words in which two texts differ, in order. Width, case and punctuation make no difference."""
    before, after = tuple(_words(old)), tuple(_words(new))
    if len(before) > _MOST_WORDS or len(after) > _MOST_WORDS:
        return (Difference(Span(0, len(old)), Span(0, len(new))),) if fold(old) != fold(new) else ()
    matcher = SequenceMatcher(
        None, [fold(old[w.start : w.end]) for w in before], [fold(new[w.start : w.end]) for w in after], autojunk=False
    )
    found = [(first, last, start, end) for tag, first, last, start, end in matcher.get_opcodes() if tag != "equal"]
    return tuple(
        Difference(_stretch(before, first, last, len(old)), _stretch(after, start, end, len(new)))
        for first, last, start, end in _joined(found, before, old)
    )


def _joined(
    found: Sequence[tuple[int, int, int, int]], before: Sequence[Span], old: str
) -> Iterator[tuple[int, int, int, int]]:
    """Differences with no more than a particle between them are read as one."""
    pending: tuple[int, int, int, int] | None = None
    for each in found:
        if (
            pending
            and each[0] - pending[1] <= _ISLAND
            and each[0] > pending[1]
            and _says_nothing(before, pending[1], old)
        ):
            pending = (pending[0], each[1], pending[2], each[3])
            continue
        if pending:
            yield pending
        pending = each
    if pending:
        yield pending


def _says_nothing(words: Sequence[Span], place: int, text: str) -> bool:
    word = text[words[place].start : words[place].end]
    return bool(re.fullmatch(r"[ぁ-ん]{1,2}", word))


def _words(text: str) -> Iterator[Span]:
    """The words of a text without white space and punctuation."""
    if _JAPANESE.search(text):
        spans = (Span(start + m.begin(), start + m.end()) for start, m in morphemes(text, "C"))
    else:
        spans = (Span(*match.span()) for match in _LATIN_WORD.finditer(text))
    return (span for span in spans if any(unicodedata.category(c)[0] in "LMNS" for c in text[span.start : span.end]))


def _stretch(words: Sequence[Span], first: int, last: int, length: int) -> Span:
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    place = words[first].start if first < len(words) else words[-1].end if words else length
    return Span(place, place)
