"""Words of a Japanese sentence, with their offsets: Sudachi's analysis as plain values."""

from dataclasses import dataclass
from typing import Final

from corpus.morphemes import morphemes

_OPENING: Final = frozenset("（(「『［[〔")
_CLOSING: Final = frozenset("）)」』］]〕")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its place ``[start, end)`` in the text, part of speech and its subdivisions, and dictionary form.

    ``depth`` counts the brackets and quotation marks around it.
    """

    surface: str
    lemma: str
    part: str
    kind: str
    use: str
    form: str
    start: int
    end: int
    depth: int

    @property
    def is_noun(self) -> bool:
        return self.part in {"名詞", "代名詞", "接尾辞", "形状詞", "接頭辞"}

    @property
    def is_verb(self) -> bool:
        return self.part == "動詞"

    @property
    def is_comma(self) -> bool:
        return self.kind == "読点" or self.surface in {"，", "、", ","}

    @property
    def can_take_suru(self) -> bool:
        """A noun that makes a verb with する; the suffix 化 makes one too."""
        return self.is_noun and ("サ変" in self.use or "サ変" in self.kind)


def read_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Divide a text into words; ``offset`` is added to their places."""
    words: list[Word] = []
    depth = 0
    for start, morpheme in morphemes(text, "C"):
        part, kind, use, _, _, form = morpheme.part_of_speech()
        surface = morpheme.surface()
        if surface in _CLOSING:
            depth = max(0, depth - 1)
        begin, end = morpheme.begin() + start + offset, morpheme.end() + start + offset
        words.append(Word(surface, morpheme.dictionary_form(), part, kind, use, form, begin, end, depth))
        if surface in _OPENING:
            depth += 1
    return tuple(words)
