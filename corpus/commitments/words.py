"""Words of a Japanese sentence as Sudachi divides it, with quotations taken as one word and brackets left out."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from corpus.plan import Span

if TYPE_CHECKING:
    from sudachipy import Dictionary, Tokenizer

_LONGEST: Final = 8000
"""Characters that Sudachi takes at once (49,149 bytes at most)."""
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Word:
    """A word: as printed, its dictionary form, its part of speech and conjugated form, its place in the text."""

    surface: str
    lemma: str
    part: str
    kind: str
    form: str
    start: int
    end: int

    @property
    def is_verb(self) -> bool:
        return self.part == "動詞"

    @property
    def is_noun(self) -> bool:
        return self.part in {"名詞", "接尾辞", "代名詞"} or (self.part == "形状詞" and self.kind == "一般")

    @property
    def is_comma(self) -> bool:
        return self.surface in {"、", "，", ","}

    @property
    def continues(self) -> bool:
        """Whether it stands in the form that goes on to another clause (〜し、)."""
        return self.form.startswith("連用形")


def words(text: str, sentence: Span) -> list[Word]:
    """Return the words of a sentence; what stands in （） is left out, and 「…」 is one noun."""
    kept: list[Word] = []
    depth, quoted_from, closing = 0, -1, ""
    for word in _analyse(text, sentence):
        if quoted_from >= 0:
            if word.surface == closing:
                kept.append(_quotation(text, quoted_from, word.end))
                quoted_from = -1
        elif word.surface in {"「", "『"}:
            closing = "」" if word.surface == "「" else "』"
            if text.find(closing, word.end, sentence.end) >= 0:
                quoted_from = word.start
        elif word.surface in {"（", "("} and text.find("）" if word.surface == "（" else ")", word.end) >= 0:
            depth += 1
        elif word.surface in {"）", ")"}:
            depth = max(depth - 1, 0)
        elif depth == 0:
            kept.append(word)
    return kept


def _quotation(text: str, start: int, end: int) -> Word:
    return Word(text[start:end], text[start:end], "名詞", "引用", "", start, end)


def _analyse(text: str, sentence: Span) -> Iterator[Word]:
    for start in range(sentence.start, sentence.end, _LONGEST):
        for morpheme in _tokenizer().tokenize(text[start : min(start + _LONGEST, sentence.end)]):
            part = morpheme.part_of_speech()
            if part[0] == "空白" or not morpheme.surface():
                continue
            yield Word(
                morpheme.surface(),
                morpheme.dictionary_form(),
                part[0],
                part[1],
                part[5],
                start + morpheme.begin(),
                start + morpheme.end(),
            )


def _tokenizer() -> "Tokenizer":
    """One tokenizer a thread: it is not safe to share. A compound is one word where the dictionary has it."""
    from sudachipy import SplitMode

    if not hasattr(_local, "tokenizer"):
        _local.tokenizer = _dictionary().tokenizer(mode=SplitMode.C)
    tokenizer: Tokenizer = _local.tokenizer
    return tokenizer


@cache
def _dictionary() -> "Dictionary":
    from sudachipy import Dictionary

    return Dictionary(dict="core")
