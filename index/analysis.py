"""Words of a text, for lexical search: the same word in other forms, widths and scripts gives the same term.

Each stretch of a text is analysed by its script, whatever the language of the whole: a Japanese question names
the JCM, an English one ゲル地区.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from corpus.morphemes import morphemes
from index import mongolian
from index.world import read_names

PAIR_MARK: Final = "~"
"""Begins the terms that are pairs of characters."""
WORLD_MARK: Final = "@"
"""Begins the terms that are names of the world, the same in every language."""


class TermKind(StrEnum):
    """What a term is: a word, a proper name, a name of the world (``index.world``), a number, or a pair of characters
    inside a compound.
    """

    WORD = "word"
    NAME = "name"
    WORLD = "world"
    NUMBER = "number"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Term:
    """A word in the form that all its forms share."""

    text: str
    kind: TermKind


_STRETCH: Final = re.compile(
    r"(?P<japanese>(?:\d+(?=[〇-鿿]))?[々〇ぁ-ヿㇰ-ㇿ㐀-鿿豈-﫿]+)|(?P<cyrillic>[\u0400-\u04ff]+)"
    r"|(?P<latin>[A-Za-zÀ-ɏ]+(?:'[a-z]+)?)|(?P<number>\d+)"
)
_STRETCHES_KEPT: Final = 16_384
"""Stretches of Japanese whose terms are kept: official texts say the same again and again."""
_SHOUTED: Final = 3
"""So many words in capitals are a sentence in capitals, not names."""
_KANJI_RUN: Final = re.compile(r"[㐀-鿿々]{2,}")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?。]\s*)[\"'«“]?$")
_EMPTY_PARTS: Final = frozenset({"助詞", "助動詞", "補助記号", "空白", "接続詞", "連体詞", "感動詞", "代名詞"})
_EMPTY_JAPANESE: Final = frozenset(
    "為る 有る 成る 居る 行う 下さる 教える 言う 於く 依る 就く 付く 事 物 様 為 等 両 両方 何".split()
)
_EMPTY_ENGLISH: Final = frozenset(
    "a about after all also an and any are as at be been between both but by can could did do does doing for from "
    "had has have how i if in into is it its me more most my no not of on or our out please say should so some "
    "such tell than that the their them then there these they this those to under up us was we were what when where "
    "which who whom why will with would you your".split()
)
_EMPTY_MONGOLIAN: Final = frozenset(
    "аль бол болон болох бэ ба буюу вэ вээ гэж гэсэн дээр дотор ийм мөн нь талаар тухай тэр тул уу үү хэрхэн хэн "
    "энэ эсвэл юм юу ямар яаж байна байгаа байсан байх болно тус энд юуг тэгвэл харин зүйл".split()
)
_KANJI_DIGITS: Final = str.maketrans("一二三四五六七八九", "123456789")
_NUMBER_WORDS: Final = {
    word: str(number)
    for words in (
        "three four five six seven eight nine ten eleven twelve",
        "гурав дөрөв тав зургаа долоо найм ес арав",
        "гурван дөрвөн таван зургаан долоон найман есөн арван",
    )
    for number, word in enumerate(words.split(), start=3)
}
"""From three on: one and two are as often articles and pairs (the two Governments) as numbers."""


def terms(text: str) -> list[str]:
    """Return the terms of a text in order: stems of words, normal forms of Japanese ones and their pairs."""
    return [term.text for term in read_terms(text)]


def read_terms(text: str) -> Iterator[Term]:
    """Read the terms of a text in order, each with its kind."""
    folded = unicodedata.normalize("NFKC", text)
    if folded.isupper() and len(folded.split()) >= _SHOUTED:
        folded = folded.lower()
    for match in _STRETCH.finditer(folded):
        written = match[0]
        word = written.casefold()
        if match["japanese"]:
            yield from _japanese(written)
        elif match["number"]:
            yield Term(written.lstrip("0") or "0", TermKind.NUMBER)
        elif word in _NUMBER_WORDS:
            yield Term(_NUMBER_WORDS[word], TermKind.NUMBER)
        elif word not in _EMPTY_ENGLISH and word not in _EMPTY_MONGOLIAN:
            stem = mongolian.stem(word) if match["cyrillic"] else _english_stem(word)
            yield Term(
                stem,
                TermKind.NAME
                if _is_name(written, folded[max(0, match.start() - 8) : match.start()])
                else TermKind.WORD,
            )
    for _, _, name in read_names(folded):
        yield Term(f"{WORLD_MARK}{name}", TermKind.WORLD)


def _is_name(word: str, before: str) -> bool:
    """Whether a word is written as names are: in capitals, or with one inside a sentence."""
    if len(word) > 1 and word.isupper():
        return True
    return word[0].isupper() and not _SENTENCE_START.search(before)


@lru_cache(maxsize=_STRETCHES_KEPT)
def _japanese(text: str) -> tuple[Term, ...]:
    return tuple(_read_japanese(text))


def _read_japanese(text: str) -> Iterator[Term]:
    """Normal forms of the words that carry meaning (附属 → 付属), and the pairs of characters of runs of kanji.

    The pairs find a compound by its parts, and words that the dictionary divides otherwise.
    """
    for _, morpheme in morphemes(text, "A"):
        form = morpheme.normalized_form().casefold()
        part, subdivision = morpheme.part_of_speech()[:2]
        if subdivision == "数詞" and form != "何":
            number = form.translate(_KANJI_DIGITS)
            yield Term(number, TermKind.NUMBER if number.isdecimal() else TermKind.WORD)
        elif part not in _EMPTY_PARTS and form not in _EMPTY_JAPANESE:
            yield Term(form, TermKind.NAME if subdivision == "固有名詞" else TermKind.WORD)
    for run in _KANJI_RUN.findall(text):
        for start in range(len(run) - 1):
            yield Term(f"{PAIR_MARK}{run[start : start + 2]}", TermKind.PAIR)


def proper_nouns(text: str) -> list[str]:
    """The proper nouns of the Japanese in a text, as written: places, people, organisations."""
    return [
        morpheme.surface()
        for match in _STRETCH.finditer(unicodedata.normalize("NFKC", text))
        if match["japanese"]
        for _, morpheme in morphemes(match[0], "A")
        if morpheme.part_of_speech()[1] == "固有名詞"
    ]


_local = threading.local()


@lru_cache(maxsize=20_000)
def _english_stem(word: str) -> str:
    from snowballstemmer import stemmer

    if not hasattr(_local, "english"):
        _local.english = stemmer("english")
    stem: str = _local.english.stemWord(word)
    return stem
