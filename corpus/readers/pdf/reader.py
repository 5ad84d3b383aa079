"""A PDF → its text line by line in reading order, its pages, and where each character stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import Final

from corpus.boxes import PlacedLine
from corpus.errors import PlanError
from corpus.layout import Format, Layout, Left, LeftOut, Page
from corpus.readers.limits import MOST_LEFT_OUT
from corpus.readers.pdf.characters import Character, PageText, read_pages
from corpus.readers.pdf.columns import ReadLine, reading_order
from corpus.readers.pdf.furniture import Sheet, without_footnotes, without_marks, without_running_lines
from corpus.readers.pdf.hyphens import with_soft_hyphens
from corpus.readers.pdf.lines import is_vertical, read_pieces
from corpus.readers.pdf.piece import Piece, is_wide

_RAGGED: Final = 2.2
"""Ems by which a full line of Japanese may end before the margin, for what may not begin the next."""
_LOOSE: Final = 1.25
"""Times the usual distance between the lines of a paragraph: what is further apart is another paragraph."""
_SAME_SIZE: Final = 0.1


def read_pdf(data: bytes) -> tuple[str, Layout, tuple[PlacedLine, ...]]:
    """Read a PDF.

    Raises:
        PlanError: it is damaged, needs a password, is a scan, is set vertically, or has more text than any plan.
    """
    pages = read_pages(data)
    _refuse_vertical(pages)
    sheets = [Sheet(n, page.height, tuple(read_pieces(n, page))) for n, page in enumerate(pages, start=1)]
    sheets, left_out = without_running_lines(sheets)
    left_out += (LeftOut(Left.PICTURE, "", n) for n, page in enumerate(pages, start=1) if page.is_picture)
    body_size = _body_size(sheets)
    noted = [without_footnotes(sheet, body_size) for sheet in sheets]
    left_out += (note for one in noted for note in one.notes)
    lines: list[ReadLine] = []
    for one, following in zip_longest(noted, noted[1:]):
        # A note for which a page had no room stands on the next.
        labels = (*one.labels, *(following.labels if following else ()))
        lines += reading_order([without_marks(piece, labels) for piece in one.sheet.pieces])
    if not lines:
        raise PlanError("the PDF has no text besides page numbers; check that it is the plan")
    return _written(lines, pages, left_out)


def _refuse_vertical(pages: Sequence[PageText]) -> None:
    vertical = [number for number, page in enumerate(pages, start=1) if is_vertical(page)]
    if vertical:
        raise PlanError(
            f"page {vertical[0]} of the PDF is set vertically, which is not read; "
            "give the document set horizontally, or its text as Word, a web page or a .txt file"
        )


def _body_size(sheets: Sequence[Sheet]) -> float:
    sizes = Counter(round(one.size, 1) for sheet in sheets for piece in sheet.pieces for one in piece.characters)
    return sizes.most_common(1)[0][0] if sizes else 0.0


@dataclass
class _Writer:
    """Writes lines into one source text and remembers where they stand."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    placed: list[PlacedLine] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def line(self, line: ReadLine) -> None:
        characters = _joined(line.pieces)
        start = self.length
        edges: list[float] = []
        for one in characters:
            share = (one.right - one.left) / len(one.text)
            edges += (one.left + share * place for place in range(len(one.text)))
        edges.append(characters[-1].right)
        size = max(piece.size for piece in line.pieces)
        base = line.pieces[0].base
        self.placed.append(PlacedLine(start, line.pieces[0].page, base - 0.88 * size, base + 0.16 * size, tuple(edges)))
        self.write("".join(one.text for one in characters))
        self.ends.append(self.length)

    def write(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)


def _written(
    lines: Sequence[ReadLine], pages: Sequence[PageText], left_out: Sequence[LeftOut]
) -> tuple[str, Layout, tuple[PlacedLine, ...]]:
    goes_on = _going_on(lines)
    lines = with_soft_hyphens(lines, goes_on)
    writer = _Writer()
    starts: list[int] = []
    for place, line in enumerate(lines):
        page = line.pieces[0].page
        while len(starts) < page:
            if starts and place:
                writer.write("\f")
            starts.append(writer.length)
        writer.line(line)
        writer.write("\n" if goes_on[place] else "\n\n")
    starts += [writer.length] * (len(pages) - len(starts))
    layout = Layout(
        Format.PDF,
        frozenset(end for end, soft in zip(writer.ends, goes_on, strict=True) if soft),
        tuple(Page(start, page.width, page.height) for start, page in zip(starts, pages, strict=True)),
        tuple(left_out)[:MOST_LEFT_OUT],
    )
    return "".join(writer.text), layout, tuple(writer.placed)


def _joined(pieces: Sequence[Piece]) -> list[Character]:
    """The characters of a line, one space between its pieces, none around it."""
    characters: list[Character] = []
    for piece in pieces:
        if characters:
            last, first = characters[-1], piece.characters[0]
            characters.append(Character(" ", last.right, first.left, first.top, first.bottom, first.base, first.size))
        characters += piece.characters
    while characters and not characters[-1].text.strip():
        characters.pop()
    while characters and not characters[0].text.strip():
        characters.pop(0)
    return characters


def _going_on(lines: Sequence[ReadLine]) -> list[bool]:
    """Which lines were broken off by the margin, so that what they say goes on in the next."""
    leading = _leading(lines)
    margins = _right_edges(lines)
    followed = zip(pairwise(lines), margins, strict=False)
    return [*(_goes_on(line, following, right, leading) for (line, following), right in followed), False]


def _right_edges(lines: Sequence[ReadLine]) -> list[float]:
    """Each line's margin: as wide as the widest column of its kind that begins where its column begins."""
    widest: dict[tuple[int, int], float] = {}
    for line in lines:
        key = _column_kind(line)
        widest[key] = max(widest.get(key, 0.0), line.column[1])
    return [widest[_column_kind(line)] for line in lines]


def _column_kind(line: ReadLine) -> tuple[int, int]:
    """Columns of one page, and those of all pages that begin and end at about the same places."""
    left, right = line.column
    return round(left / 20), round((left + right) / 2 / 60)


def _leading(lines: Sequence[ReadLine]) -> float:
    """The usual distance between two lines, in sizes of their type."""
    distances = Counter(
        round((following.pieces[0].base - line.pieces[0].base) / line.pieces[0].size, 1)
        for line, following in pairwise(lines)
        if _are_together(line, following)
    )
    return max(1.0, distances.most_common(1)[0][0]) if distances else 1.5


def _are_together(line: ReadLine, following: ReadLine) -> bool:
    one, other = line.pieces[0], following.pieces[0]
    return one.page == other.page and line.column == following.column and one.base < other.base


def _goes_on(line: ReadLine, following: ReadLine, right: float, leading: float) -> bool:
    last, first = line.pieces[-1], following.pieces[0]
    if abs(last.size - first.size) > _SAME_SIZE * last.size:
        return False
    if _are_together(line, following) and first.base - last.base > _LOOSE * leading * last.size:
        return False
    room = right - last.right
    if is_wide(last.characters[-1]) or is_wide(first.characters[0]):
        return room < _RAGGED * last.size
    return room < _first_word(first) + 0.35 * last.size


def _first_word(piece: Piece) -> float:
    """The width of the first word of a piece."""
    end = next((place for place, one in enumerate(piece.characters) if not one.text.strip()), len(piece.characters))
    return piece.characters[max(0, end - 1)].right - piece.left
