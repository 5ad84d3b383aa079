"""Small print above a line: marks that belong to it, and ruby, which only says how it is read aloud."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.readers.pdf.piece import Piece

_SMALL: Final = 0.8
_RISE: Final = 0.6
"""Sizes of the line by which a mark is raised at most."""
_LONGEST_MARK: Final = 6
_NEAR: Final = 0.5
_RUBY: Final = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")
_RUBY_SIZE: Final = 0.62
_RUBY_RISE: Final = (0.6, 1.5)


def with_raised(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with the marks raised from them among their characters, and without ruby."""
    usual = max((piece.size for piece in pieces), default=0.0)
    found: list[Piece] = []
    small = [piece for piece in pieces if piece.size <= _SMALL * usual]
    marks: dict[int, list[Piece]] = {}
    taken: set[int] = set()
    for mark in small:
        hosts = [piece for piece in pieces if mark.size <= _SMALL * piece.size]
        if any(_is_ruby(mark, host) for host in hosts):
            taken.add(id(mark))
        elif (host := next((host for host in hosts if _is_mark(mark, host)), None)) is not None:
            taken.add(id(mark))
            marks.setdefault(id(host), []).append(mark)
    for piece in pieces:
        if id(piece) in taken:
            continue
        raised = [one for mark in marks.get(id(piece), ()) for one in mark.characters]
        together = sorted((*piece.characters, *raised), key=lambda one: one.left)
        found.append(Piece(piece.page, tuple(together)) if raised else piece)
    return found


def _is_mark(mark: Piece, host: Piece) -> bool:
    rise = (host.base - mark.base) / host.size
    near = host.left - _NEAR * host.size <= mark.left <= host.right + _NEAR * host.size
    return len(mark.text.strip()) <= _LONGEST_MARK and 0 < rise <= _RISE and near


def _is_ruby(mark: Piece, host: Piece) -> bool:
    rise = (host.base - mark.base) / host.size
    above = host.left - host.size < mark.left and mark.right < host.right + host.size
    fits = mark.size <= _RUBY_SIZE * host.size and _RUBY_RISE[0] < rise < _RUBY_RISE[1]
    return above and fits and bool(_RUBY.fullmatch(mark.text))
