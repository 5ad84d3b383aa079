"""Two language versions of one plan, item by item, by their numbering: Ⅱ２（３）ア is II.2.3.a and II.2.3.а."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from corpus import numerals
from corpus.plan import Item

Numbers = tuple[int, ...]


def _letters(alphabet: str) -> Callable[[str], int | None]:
    return lambda part: numerals.position_in(alphabet, part)


_SCHEMES: Final[tuple[Callable[[str], int | None], ...]] = (
    numerals.read_decimal,
    numerals.read_roman,
    numerals.read_kanji,
    _letters(numerals.GOJUON),
    _letters(numerals.IROHA),
    _letters(numerals.LATIN),
    _letters(numerals.CYRILLIC),
)


def align_by_numbering(items: Sequence[Item], version: Sequence[Item]) -> dict[str, str]:
    """Return the id of each item's counterpart by the item's id; items that have none are left out."""
    ours, theirs = _places(items), _places(version)
    counts = Counter(ours.values()), Counter(theirs.values())
    at = {place: item_id for item_id, place in theirs.items()}
    unique = {place for place in at if all(count[place] == 1 for count in counts)}
    return {item_id: at[place] for item_id, place in ours.items() if place in unique}


def _places(items: Sequence[Item]) -> dict[str, tuple[Numbers, str]]:
    """The numbers that each item's id says, outermost first, and its kind; items with other parts are left out."""
    parts_under: dict[str, list[str]] = {}
    for item in items:
        parts = item.id.split(".")
        for depth, part in enumerate(parts):
            siblings = parts_under.setdefault(".".join(parts[:depth]), [])
            if part not in siblings:
                siblings.append(part)
    numbers = {above: _numbered(siblings) for above, siblings in parts_under.items()}
    found: dict[str, tuple[Numbers, str]] = {}
    for item in items:
        parts = item.id.split(".")
        read = [numbers[".".join(parts[:depth])].get(part) for depth, part in enumerate(parts)]
        if None not in read:
            found[item.id] = (tuple(number for number in read if number), item.kind)
    return found


def _numbered(siblings: Sequence[str]) -> dict[str, int]:
    """The numbers of enumerators that stand side by side, in the order of the document.

    イ is the second of アイウ and the first of イロハ, I is one and the ninth letter: the scheme in which all of them
    rise, from the smallest number, is the one that was used.
    """
    schemes: list[list[int]] = []
    for read in _SCHEMES:
        numbers = [number for part in siblings if (number := read(part))]
        if len(numbers) == len(siblings) and all(one < other for one, other in pairwise(numbers)):
            schemes.append(numbers)
    used = min(schemes, key=_first) if schemes else []
    return dict(zip(siblings, used, strict=bool(schemes)))


def _first(numbers: Sequence[int]) -> int:
    return numbers[0]
