"""The characters of a page → the lines that are printed, cut where a column ends."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpus.readers.pdf.characters import Character, PageText
from corpus.readers.pdf.piece import Piece, is_wide
from corpus.readers.pdf.raised import with_raised

_SAME_BASE: Final = 0.3
"""Share of the size by which the base lines of one line's characters differ."""
_CUT: Final = 0.8
"""Ems of white space that may part columns, or the cells of a table; rows are put together again where they do not."""
_WORD_GAP: Final = 0.15
_OWN_GAP: Final = 0.08
_WIDE_GAP: Final = 0.5
"""Ems of white space that are a space: where the file has one, between letters, and beside full-width characters."""
_LONGEST_NUMBER: Final = 4
"""Characters of a number at the beginning of a line."""
_VERTICAL: Final = 0.6
_FEWEST: Final = 20
"""Characters on a page that tell how it is written."""


def is_vertical(page: PageText) -> bool:
    """Whether most of a page's full-width characters follow each other downwards."""
    down = across = 0
    for one, following in pairwise(page.characters):
        if not (is_wide(one) and is_wide(following)):
            continue
        dx, dy = abs(following.left - one.left), following.base - one.base
        if dx < one.size / 4 and one.size / 2 < dy < 2 * one.size:
            down += 1
        elif abs(dy) < one.size / 4:
            across += 1
    return down >= _FEWEST and down > _VERTICAL * (down + across)


def read_pieces(number: int, page: PageText) -> list[Piece]:
    """The pieces of a page from top to bottom, those of one line from left to right."""
    pieces: list[Piece] = []
    for line in _lines([one for one in page.characters if _is_on(page, one)]):
        for run in _runs(line):
            spaced = tuple(_spaced(run))
            if any(one.text.strip() for one in spaced):
                pieces.append(Piece(number, spaced))
    return with_raised(pieces)


def _is_on(page: PageText, one: Character) -> bool:
    return -1 < one.left < page.width + 1 and -1 < one.base < page.height + 1


def _lines(characters: Sequence[Character]) -> list[list[Character]]:
    """Group characters by their base line."""
    lines: list[list[Character]] = []
    for one in sorted(characters, key=lambda one: (one.base, one.left)):
        if lines and abs(one.base - lines[-1][-1].base) <= _SAME_BASE * max(one.size, lines[-1][0].size):
            lines[-1].append(one)
        else:
            lines.append([one])
    return lines


def _runs(line: Iterable[Character]) -> Iterator[list[Character]]:
    """Cut a line where a column's width of white space stands in it; drop what was printed twice to look bold."""
    run: list[Character] = []
    last: Character | None = None
    for one in sorted(line, key=lambda one: one.left):
        if last and one.text == last.text and abs(one.left - last.left) < 0.15 * one.size:
            continue
        if one.text == " ":
            run.append(one)
            continue
        if last and one.left - last.right > _CUT * max(one.size, last.size):
            yield run
            run = []
        run.append(one)
        last = one
    yield run


def _spaced(run: Sequence[Character]) -> Iterator[Character]:
    """The characters of a run with one space wherever the print has any."""
    last: Character | None = None
    written = False
    for place, one in enumerate(run):
        if one.text == " ":
            written = True
            continue
        if last is not None and last.text != "\u3000" and one.text != "\u3000":
            gap = (one.left - last.right) / min(one.size, last.size)
            # Programs set a quarter of an em between Japanese and Latin letters; behind a number it is a space.
            wide = is_wide(last) or (is_wide(one) and place > _LONGEST_NUMBER)
            if gap > (_OWN_GAP if written else _WIDE_GAP if wide else _WORD_GAP):
                yield Character(" ", last.right, one.left, one.top, one.bottom, one.base, one.size)
        yield one
        last, written = one, False
