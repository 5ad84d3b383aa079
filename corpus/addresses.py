"""How an item is called: the part that each enumerator gives to its id and to its address."""

from collections.abc import Iterator, Sequence
from typing import Final

from corpus.styles import Enumerator

_ROMAN_SIGNS: Final = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ", "Ⅺ", "Ⅻ")


def name_siblings(siblings: Sequence[Enumerator]) -> Iterator[tuple[str, str]]:
    """Yield the id part and the address label of each sibling.

    Siblings of one style are written in one way: where one Roman numeral is printed with the sign Ⅱ, the
    Latin letter I of another is a slip of type, and the address says Ⅰ. Bullets are counted.
    """
    with_signs = {one.style for one in siblings if one.label in _ROMAN_SIGNS}
    bullets = 0
    for one in siblings:
        if one.style.script == "bullet":
            bullets += 1
            yield f"{one.id}{bullets}", f"{one.label}{bullets}"
        elif one.style in with_signs and one.numbers[0] <= len(_ROMAN_SIGNS):
            yield one.id, _ROMAN_SIGNS[one.numbers[0] - 1]
        else:
            yield one.id, one.label


def join_labels(labels: Sequence[str]) -> str:
    """Labels joined as an official writes them; a full stop keeps two that would run together apart (II.2)."""
    address = ""
    for label in labels:
        runs_together = _is_ascii_letter(address[-1:]) and _is_ascii_letter(label[:1])
        address += ("." if runs_together else "") + label
    return address


def _is_ascii_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()
