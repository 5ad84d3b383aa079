"""The pieces of a page in the order in which they are read: across, or down one column and then the next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.readers.pdf.piece import Piece

_DEEPEST: Final = 2
"""Times that a column is looked at for columns in it."""
_FEWEST: Final = 3
"""Lines that a column has."""
_NARROWEST: Final = 6.0
"""Points of white space between two columns."""
_MIDDLE: Final = (0.2, 0.8)
"""Shares of the width between which two columns part."""
_MOST_CROSSING: Final = 0.3
"""Share of the lines that may run across both columns: titles and headings."""
_STEP: Final = 3.0


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as it is read: its pieces, and the column (left and right edge of its text) that it stands in."""

    pieces: tuple[Piece, ...]
    column: tuple[float, float]


def reading_order(pieces: Sequence[Piece], depth: int = 0) -> list[ReadLine]:
    """The lines of a page, or of a column of it, in the order in which they are read."""
    if not pieces:
        return []
    edges = (min(piece.left for piece in pieces), max(piece.right for piece in pieces))
    gutter = _gutter(pieces, *edges) if depth < _DEEPEST else None
    if gutter is None:
        return [ReadLine(row, edges) for row in _rows(pieces)]
    ordered: list[ReadLine] = []
    for band in _bands(pieces, gutter):
        if _crosses(band[0], gutter):
            ordered += (ReadLine(row, edges) for row in _rows(band))
            continue
        ordered += reading_order([piece for piece in band if piece.right <= gutter], depth + 1)
        ordered += reading_order([piece for piece in band if piece.right > gutter], depth + 1)
    return ordered


def _gutter(pieces: Sequence[Piece], left: float, right: float) -> float | None:
    """Where two columns part: the middle of the white space that the fewest pieces cross; None in one column."""
    width = right - left
    best: tuple[int, float] | None = None
    place = left + _MIDDLE[0] * width
    run: list[float] = []
    fewest = len(pieces) + 1
    while place <= left + _MIDDLE[1] * width:
        crossing = sum(_crosses(piece, place) for piece in pieces)
        if crossing < fewest:
            fewest, run = crossing, []
        if crossing == fewest:
            # Of several white stripes, the one nearest to the middle of the page.
            if run and place - run[-1] > 1.5 * _STEP:
                run = run if abs(run[len(run) // 2] - left - width / 2) <= abs(place - left - width / 2) else [place]
            else:
                run.append(place)
        place += _STEP
    if run:
        best = (fewest, run[len(run) // 2])
    return best[1] if best and _parts_columns(pieces, best[1], best[0]) else None


def _parts_columns(pieces: Sequence[Piece], gutter: float, crossing: int) -> bool:
    """Whether there are columns on both sides of a place: lines beside each other, and white space between them."""
    left = [piece for piece in pieces if piece.right <= gutter]
    right = [piece for piece in pieces if piece.left >= gutter]
    if min(len(left), len(right)) < _FEWEST or crossing > _MOST_CROSSING * len(pieces):
        return False
    if min(piece.left for piece in right) - max(piece.right for piece in left) < _NARROWEST:
        return False
    # The cells of a table, or numbers that hang out, are few words beside many.
    words = sorted((_extent(left), _extent(right)))
    return words[0] >= words[1] / 4 and _height(left) >= _height(right) / 4 and _are_beside(left, right)


def _are_beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    top = max(min(piece.top for piece in left), min(piece.top for piece in right))
    bottom = min(max(piece.bottom for piece in left), max(piece.bottom for piece in right))
    return bottom - top > _FEWEST * min(piece.size for piece in left)


def _extent(pieces: Iterable[Piece]) -> float:
    return sum(piece.right - piece.left for piece in pieces)


def _height(pieces: Iterable[Piece]) -> float:
    return sum(piece.size for piece in pieces)


def _crosses(piece: Piece, place: float) -> bool:
    return piece.left < place < piece.right


def _bands(pieces: Sequence[Piece], gutter: float) -> Iterator[list[Piece]]:
    """Cut a page at the lines that run across its columns."""
    band: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        if band and _crosses(band[-1], gutter) != _crosses(piece, gutter):
            yield band
            band = []
        band.append(piece)
    if band:
        yield band


def _rows(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Pieces of one line, which tables and wide spaces part, side by side again."""
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        if row and abs(piece.base - row[0].base) > 0.5 * max(piece.size, row[0].size):
            yield tuple(sorted(row, key=lambda one: one.left))
            row = []
        row.append(piece)
    if row:
        yield tuple(sorted(row, key=lambda one: one.left))
