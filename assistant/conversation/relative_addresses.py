"""Addresses without the part above them: カ, （４）, Ⅱ２（３）のシ, (1)-ийн キ, item 3 of section II."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

Parts = tuple[str, ...]
"""The parts of an id from the outside in: ("II", "2", "3", "カ")."""

_COUNTED: Final = r"(?![0-9年月日回度件カか箇ヶ個つ人名社%])"
_PIECE: Final = re.compile(
    r"(?P<roman>(?<![A-Za-z])(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2}|X)(?![A-Za-z]))"
    r"|\((?P<bracketed>[0-9]{1,2}|[ア-ン]|[a-z])\)(?![つ回年])"
    r"|(?P<kana>(?<![ぁ-んァ-ヿー一-鿿])[ア-ン](?![ァ-ヿー一-鿿])|(?<=[のやと])[ア-ン](?=$|[\s、,.?はをもとがに項]))"
    rf"|(?P<bare>(?<![0-9]){{bare}}{_COUNTED})".replace("{bare}", "[0-9]{1,2}")
)
_BELOW: Final = re.compile(r"[\s.\-]*(?:の(?:中の)?|(?:ын|ийн|ны|ний|ний|дугаар|дүгээр|дахь|дэх))?\s*")
_BELOW_PART: Final = re.compile(
    r"[\s.\-]*(?:部|章|節|(?:бүлэг|бүлг|хэсэг|хэсг)\w*)?[\s\-]*(?:の(?:中の|うちの)?|ын|ийн|ны|ний|дугаар|дүгээр|дахь|дэх)?"
    r"(?:[\s,]+(?:items?|points?|paragraphs?|sections?|numbers?|no\.?|заалт\w*))?\s*",
    re.I,
)
"""What may stand between the number of a part (III) and what is below it: Part III, item (2); III бүлгийн (2)."""
_ABOVE: Final = re.compile(
    r"\s*(?:of|in|under|within|from)\s+(?:the\s+)?(?:same\s+)?(?:section|part|chapter|heading)?\s*", re.I
)
_UNIT: Final = re.compile(
    r"(?:\b(?:items?|points?|no\.?|number|section|part|chapter|paragraph)|第|項目?|заалт|хэсэг|бүлэг)\s*$", re.I
)
_STANDS_ALONE: Final = 2
"""So many parts that begin with a Roman numeral are an address, whatever stands around them."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address as a question has it, whole or in part; [start, end) is where.

    ``is_plain``: its form is that of an address and of nothing else. The others, as (3), are one only where the
    question has no other matter, or says "item".
    """

    parts: Parts
    start: int
    end: int
    is_plain: bool


def read_addresses(folded: str) -> tuple[Address, ...]:
    """Return the addresses of a question (in NFKC), in its order."""
    groups: list[list[list[re.Match[str]]]] = []
    reached = 0
    for piece in _PIECE.finditer(folded):
        between = folded[reached : piece.start()]
        reached = piece.end()
        below = _BELOW_PART if groups and groups[-1][-1][-1].lastgroup == "roman" else _BELOW
        if groups and below.fullmatch(between):
            groups[-1][-1].append(piece)
        elif groups and _ABOVE.fullmatch(between):
            groups[-1].append([piece])
        else:
            groups.append([[piece]])
    addresses = (_address(group, folded) for group in groups)
    return tuple(address for address in addresses if address)


def _address(runs: Sequence[Sequence[re.Match[str]]], folded: str) -> Address | None:
    """The address that runs of pieces make, the outermost run last: item 3 | of section II.2."""
    pieces = [piece for run in reversed(runs) for piece in run]
    start, end = runs[0][0].start(), runs[-1][-1].end()
    parts = tuple(next(filter(None, piece.groupdict().values())) for piece in pieces)
    kinds = [piece.lastgroup for piece in pieces]
    unit = _UNIT.search(folded[:start])
    if unit:
        start = unit.start()
    if kinds[0] == "bare" and not unit:
        return None
    if kinds == ["roman"] and not (unit and parts[0] != "I"):
        return None
    is_plain = bool(unit) or "kana" in kinds or (kinds[0] == "roman" and len(parts) >= _STANDS_ALONE)
    return Address(parts, start, end, is_plain)


def resolve(parts: Parts, ids: Sequence[Parts], here: Parts | None = None) -> tuple[Parts, ...]:
    """Return the items that an address means.

    One that is whole means its item. Beside the item ``here``, it goes on with as much of that item's address as gives
    an item, or another heading with items below it. Elsewhere it may mean every item whose address ends in it, or, if
    there is none, every one that has its parts in that order and ends in its last.
    """
    known = set(ids)
    for depth in range(len(here) - 1 if here else 0, -1, -1):
        wanted = (*(here or ())[:depth], *parts)
        if wanted in known:
            return (wanted,)
        is_around = here is not None and here[: len(wanted)] == wanted
        if (
            (depth or here is None)
            and len(wanted) > 1
            and not is_around
            and (below := tuple(each for each in ids if each[: len(wanted)] == wanted))
        ):
            return below
    if here is not None:
        return ()
    ending = tuple(each for each in ids if each[-len(parts) :] == parts)
    return ending or tuple(each for each in ids if each[-1] == parts[-1] and _has_in_order(each, parts))


def _has_in_order(parts: Parts, wanted: Iterable[str]) -> bool:
    left = iter(parts)
    return all(part in left for part in wanted)


def without_addresses(folded: str, addresses: Iterable[Address]) -> str:
    """What is left of a question."""
    return " ".join(_left(folded, addresses))


def _left(folded: str, addresses: Iterable[Address]) -> Iterator[str]:
    reached = 0
    for address in addresses:
        yield folded[reached : address.start]
        reached = address.end
    yield folded[reached:]
