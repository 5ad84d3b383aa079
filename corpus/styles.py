"""What an enumerator is: its style, its numbers and its print."""

import unicodedata
from dataclasses import dataclass

BARE = "bare"
"""The wrapper of a number with nothing printed around it."""
STOP = "stop"
"""The wrapper of a number with a full stop after it."""


@dataclass(frozen=True, slots=True)
class Style:
    """A way of numbering: what script the number is in and what is printed around it.

    ``rank`` orders the divisions of a law from the outside in (編 0 … 号 7); other styles have none and
    take their depth from where they first occur.
    """

    script: str
    wrapper: str
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Enumerator:
    """What numbers an item, as one reading of the start of a line.

    ``numbers`` holds one number, several where a number carries those above it (1.2.3), a branch
    (第四十条の二 is 40, 2), or none for a bullet. ``label`` is the print without a closing full stop;
    ``id`` is the label's normal form for item ids. ``length`` counts the characters printed. A weak
    enumerator could as well be words of a sentence; one that is alone has its line to itself.
    """

    style: Style
    numbers: tuple[int, ...]
    label: str
    id: str
    length: int
    weak: bool = False
    alone: bool = False


def plain(label: str) -> str:
    """NFKC, Roman numerals to ASCII letters, brackets and full stops at the ends dropped."""
    return unicodedata.normalize("NFKC", label).strip("().、 ")
