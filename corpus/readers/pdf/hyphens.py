"""Hyphens at the ends of lines: those that only the break made, and those of the word itself."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.readers.pdf.columns import ReadLine
from corpus.readers.pdf.piece import Piece

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN: Final = re.compile(r"([^\W\d_]+)[-‐]$")
_REST: Final = re.compile(r"[^\W\d_]+")
_SOFT: Final = "\u00ad"


def with_soft_hyphens(lines: Sequence[ReadLine], goes_on: Sequence[bool]) -> list[ReadLine]:
    """The lines, with a soft hyphen in the place of one that breaks a word.

    It does where the document has the word elsewhere without a hyphen, and not with it; any other hyphen stays as it
    is printed.
    """
    texts = [" ".join(piece.text for piece in line.pieces) for line in lines]
    words = {word.lower() for text in texts for word in _WORD.findall(text)}
    changed = list(lines)
    for place, soft in enumerate(goes_on):
        broken = _BROKEN.search(texts[place])
        rest = _REST.match(texts[place + 1]) if soft and broken else None
        if broken and rest and rest[0][0].islower():
            first, second = broken[1].lower(), rest[0].lower()
            if f"{first}{second}" in words and f"{first}-{second}" not in words:
                changed[place] = _softened(lines[place])
    return changed


def _softened(line: ReadLine) -> ReadLine:
    *before, last = line.pieces
    characters = (*last.characters[:-1], replace(last.characters[-1], text=_SOFT))
    return ReadLine((*before, Piece(last.page, characters)), line.column)
