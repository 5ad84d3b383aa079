"""Japanese text → morphemes, by Sudachi. Its dictionary is loaded once, whoever reads: it takes 200 MB."""

import threading
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme, Tokenizer

Mode = Literal["A", "C"]
"""How a compound is divided: ``A`` into the shortest words, ``C`` not at all."""
_LONGEST_PIECE: Final = 8000
"""Characters. Sudachi takes 49,149 bytes at most."""
_local = threading.local()


def morphemes(text: str, mode: Mode) -> "Iterator[tuple[int, Morpheme]]":
    """The morphemes of a text in order, each with the offset that its own begin and end are counted from."""
    for start in range(0, len(text), _LONGEST_PIECE):
        for morpheme in _tokenizer(mode).tokenize(text[start : start + _LONGEST_PIECE]):
            yield start, morpheme


def _tokenizer(mode: Mode) -> "Tokenizer":
    """One tokenizer a thread and mode: it is not safe to share."""
    from sudachipy import SplitMode

    if not hasattr(_local, mode):
        setattr(_local, mode, _dictionary().tokenizer(mode={"A": SplitMode.A, "C": SplitMode.C}[mode]))
    tokenizer: Tokenizer = getattr(_local, mode)
    return tokenizer


@cache
def _dictionary() -> "Dictionary":
    from sudachipy import Dictionary

    return Dictionary(dict="core")
