"""What stands on a page around its text: running heads, page numbers, footnotes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from corpus.layout import Left, LeftOut
from corpus.readers.limits import LONGEST_LEFT_OUT
from corpus.readers.pdf.characters import Character
from corpus.readers.pdf.piece import Piece

_PAGE_NUMBER: Final = re.compile(
    r"[-–—－―ー~～・\s(（\[|]*(?:(?:page|p\.|pp\.|хуудас|頁)\s*)?(?:[0-9０-９]{1,4}|[ivxlcIVXLC]{1,7})"
    r"(?:\s*(?:/|／|of|／)\s*[0-9０-９]{1,4})?(?:\s*(?:頁|ページ|р хуудас|хуудас))?[-–—－―ー~～・\s)）\]|]*",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"[0-9０-９]{1,6}")
_MARGIN: Final = 0.14
"""Share of the page's height, at its top and at its foot, in which running lines stand."""
_FOOT: Final = 0.08
"""Share of the height at the foot in which a number alone is the page's, even of the only page."""
_SHARE: Final = 0.4
"""Share of the pages that a running line stands on: those of left and of right pages may differ."""
_SAME_PLACE: Final = 4.0
"""Points by which its place may differ from page to page."""
_PARTED: Final = 1.3
"""Times the usual step from line to line that part a running line from the text."""
_SAME_LINE: Final = 0.3
_SMALL: Final = 0.93
"""A footnote's size, as a share of the text's."""
_NOTE: Final = re.compile(
    r"(?P<label>[0-9０-９]{1,3}|[¹²³⁴-⁹]{1,3}|[*＊†‡※§]{1,3}\s?[0-9０-９]{0,2}|[（(]?[注註脚]\s*[0-9０-９]{0,3}[)）]?|\([0-9]{1,3}\))"
)
_RAISED: Final = 0.8
"""The size of a mark that refers to a footnote, as a share of the line's."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its pieces, and its height in points."""

    number: int
    height: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A page without its footnotes, what these say, and the labels by which the text refers to them."""

    sheet: Sheet
    notes: tuple[LeftOut, ...]
    labels: tuple[str, ...]


def without_running_lines(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[LeftOut]]:
    """The pages without their running heads and page numbers, and what these say."""
    places: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        places.update({key for piece in _marginal(sheet) for key in _keys(sheet, piece)})
    least = max(2, round(_SHARE * len(sheets)))
    kept: list[Sheet] = []
    left_out: list[LeftOut] = []
    for sheet in sheets:
        repeated = {
            id(piece)
            for piece in _marginal(sheet)
            if max(places[key] for key in _keys(sheet, piece)) >= least or _is_lone_number(sheet, piece)
        }
        running = [*_apart(sheet.pieces, repeated), *_apart(sheet.pieces[::-1], repeated)]
        left_out += (_told(_kind(piece), piece.text, sheet.number) for piece in running)
        doomed = set(map(id, running))
        kept.append(Sheet(sheet.number, sheet.height, tuple(one for one in sheet.pieces if id(one) not in doomed)))
    return kept, left_out


def without_footnotes(sheet: Sheet, body_size: float) -> Noted:
    """Take the footnotes off a page: small print at its foot, or its column's, that begins with a mark."""
    zone: list[Piece] = []
    for piece in sorted(sheet.pieces, key=lambda piece: -piece.base):
        below = [one for one in sheet.pieces if one.base > piece.base + 1 and _overlap(one, piece)]
        taken = set(map(id, zone))
        if piece.size <= _SMALL * body_size and all(id(one) in taken for one in below):
            zone.append(piece)
    zone.sort(key=lambda piece: (piece.left > _middle(sheet), piece.base, piece.left))
    notes: list[list[Piece]] = []
    for piece in zone:
        if _NOTE.match(piece.text.strip()) and (not notes or _begins_note(piece, notes[-1])):
            notes.append([piece])
        elif notes:
            notes[-1].append(piece)
    doomed = {id(piece) for note in notes for piece in note}
    labels = tuple(match["label"].strip() for note in notes if (match := _NOTE.match(note[0].text.strip())))
    told = (_told(Left.FOOTNOTE, " ".join(piece.text.strip() for piece in note), sheet.number) for note in notes)
    kept = tuple(piece for piece in sheet.pieces if id(piece) not in doomed)
    return Noted(Sheet(sheet.number, sheet.height, kept), tuple(told), labels)


def without_marks(piece: Piece, labels: Sequence[str]) -> Piece:
    """A piece without the raised marks that refer to footnotes of those labels."""
    characters = list(piece.characters)
    for label in labels:
        width = len(label)
        for start in range(len(characters) - width, -1, -1):
            mark = characters[start : start + width]
            if "".join(one.text for one in mark) == label and all(_is_raised(one, piece) for one in mark):
                del characters[start : start + width]
    while characters and characters[-1].text == " ":
        characters.pop()
    return Piece(piece.page, tuple(characters)) if characters else piece


def _begins_note(piece: Piece, note: Sequence[Piece]) -> bool:
    """Whether a line is no further line of the note before it, which would be indented less or as much."""
    return abs(piece.left - note[0].left) < piece.size or piece.base < note[-1].base


def _is_raised(one: Character, piece: Piece) -> bool:
    return one.size <= _RAISED * piece.size and one.base < piece.base - 0.1 * piece.size


def _apart(pieces: Sequence[Piece], repeated: Set[int]) -> list[Piece]:
    """The repeated lines at the beginning of ``pieces``, which run inwards, that white space parts from the text."""
    inwards = [abs(one.base - other.base) for one, other in pairwise(pieces)]
    steps = [step for step, one in zip(inwards, pieces, strict=False) if step > _SAME_LINE * one.size]
    usual = median(steps) if steps else 0.0
    parted: list[Piece] = []
    for place, piece in enumerate(pieces):
        if id(piece) not in repeated:
            break
        step = inwards[place] if place < len(inwards) else usual * _PARTED
        if step >= _PARTED * usual:
            parted = list(pieces[: place + 1])
    return parted


def _marginal(sheet: Sheet) -> list[Piece]:
    return [piece for piece in sheet.pieces if not _MARGIN < piece.base / sheet.height < 1 - _MARGIN]


def _keys(sheet: Sheet, piece: Piece) -> Iterator[tuple[str, int]]:
    """What a running line is recognised by on other pages: its words and its place.

    Its first or last number may count the pages; a line of the text may have numbers too, but not such.
    """
    text = piece.text.strip()
    numbers = list(_DIGITS.finditer(text))
    forms = {text} if not _PAGE_NUMBER.fullmatch(text) else {"#"}
    for number in (*numbers[:1], *numbers[-1:]):
        forms.add(f"{text[: number.start()]}#{int(number[0]) - sheet.number}{text[number.end() :]}")
    place = piece.base if piece.base < sheet.height / 2 else piece.base - sheet.height
    for form in forms:
        yield form, round(place / _SAME_PLACE)
        yield form, round(place / _SAME_PLACE + 0.5)


def _is_lone_number(sheet: Sheet, piece: Piece) -> bool:
    at_foot = piece.base > (1 - _FOOT) * sheet.height
    return (
        at_foot
        and bool(_PAGE_NUMBER.fullmatch(piece.text.strip()))
        and piece.base >= max(one.base for one in sheet.pieces)
    )


def _kind(piece: Piece) -> Left:
    return Left.PAGE_NUMBER if _PAGE_NUMBER.fullmatch(piece.text.strip()) else Left.RUNNING_LINE


def _overlap(one: Piece, other: Piece) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _middle(sheet: Sheet) -> float:
    edges = [edge for piece in sheet.pieces for edge in (piece.left, piece.right)]
    return (min(edges) + max(edges)) / 2


def _told(kind: Left, text: str, page: int) -> LeftOut:
    return LeftOut(kind, text.strip()[:LONGEST_LEFT_OUT], page)
