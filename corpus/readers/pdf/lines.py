"""The characters of a page → the lines that are printed, cut where a column ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Final

from corpus.readers.pdf.characters import Character, PageText
from corpus.reflow import is_unspaced

_SAME_BASE: Final = 0.3
"""Share of the size by which the base lines of one line's characters differ."""
_CUT: Final = 1.6
"""Ems of white space that part columns, or the cells of a table."""
_WORD_GAP: Final = 0.15
_OWN_GAP: Final = 0.08
_WIDE_GAP: Final = 0.5
"""Ems of white space that are a space: where the file has one, between letters, and beside full-width characters."""
_VERTICAL: Final = 0.6
_FEWEST: Final = 20
"""Characters on a page that tell how it is written."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a line: characters from left to right, their spaces among them, and where it stands."""

    page: int
    characters: tuple[Character, ...]

    @cached_property
    def text(self) -> str:
        return "".join(one.text for one in self.characters)

    @property
    def left(self) -> float:
        return self.characters[0].left

    @property
    def right(self) -> float:
        return self.characters[-1].right

    @property
    def top(self) -> float:
        return self.base - 0.88 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.16 * self.size

    @cached_property
    def size(self) -> float:
        return median(one.size for one in self.characters)

    @cached_property
    def base(self) -> float:
        return median(one.base for one in self.characters)


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


def is_wide(one: Character) -> bool:
    """Whether it is a character of Japanese print."""
    return is_unspaced(one.text[0])


def read_pieces(number: int, page: PageText) -> list[Piece]:
    """The pieces of a page from top to bottom, those of one line from left to right."""
    pieces: list[Piece] = []
    for line in _lines([one for one in page.characters if _is_on(page, one)]):
        for run in _runs(line):
            spaced = tuple(_spaced(run))
            if any(one.text.strip() for one in spaced):
                pieces.append(Piece(number, spaced))
    return pieces


def _is_on(page: PageText, one: Character) -> bool:
    return -1 < one.left < page.width + 1 and -1 < one.base < page.height + 1


def _lines(characters: Sequence[Character]) -> list[list[Character]]:
    """Group characters by their base line; a raised mark belongs to the line that it is raised from."""
    lines: list[list[Character]] = []
    bases: list[float] = []
    # The large ones first, so that they make the lines and the small ones join them.
    for one in sorted(characters, key=lambda one: (one.base, one.left)):
        if lines and abs(one.base - bases[-1]) <= _SAME_BASE * max(one.size, lines[-1][0].size):
            lines[-1].append(one)
        else:
            lines.append([one])
            bases.append(one.base)
    return _with_raised(lines)


def _with_raised(lines: list[list[Character]]) -> list[list[Character]]:
    """Join the short line of raised marks above a line to that."""
    joined: list[list[Character]] = []
    for line in lines:
        above = joined[-1] if joined else None
        if above and _are_marks(above, line):
            joined[-1] = [*above, *line]
        else:
            joined.append(line)
    return joined


def _are_marks(above: Sequence[Character], line: Sequence[Character]) -> bool:
    size = median(one.size for one in line)
    marks = median(one.size for one in above)
    rise = median(one.base for one in line) - median(one.base for one in above)
    return marks <= 0.8 * size and 0 < rise <= 0.6 * size and len(above) < len(line) and _fit_between(above, line)


def _fit_between(above: Sequence[Character], line: Sequence[Character]) -> bool:
    """Whether no mark stands over a character, as ruby does."""
    return not any(
        min(mark.right, one.right) - max(mark.left, one.left) > 0.3 * (mark.right - mark.left)
        for mark in above
        for one in line
        if mark.text.strip() and one.text.strip()
    )


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
    for one in run:
        if one.text == " ":
            written = True
            continue
        if last is not None and last.text != "\u3000" and one.text != "\u3000":
            gap = (one.left - last.right) / min(one.size, last.size)
            wide = is_wide(last) or is_wide(one)
            if gap > (_OWN_GAP if written else _WIDE_GAP if wide else _WORD_GAP):
                yield Character(" ", last.right, one.left, one.top, one.bottom, one.base, one.size)
        yield one
        last, written = one, False
