"""The enumerators of lists that Markdown and web pages number without printing the number in the text."""

from dataclasses import dataclass, field
from typing import Final

from corpus.enumerators import read_enumerators
from corpus.readers.counters import print_number

BULLET: Final = "bullet"
_LARGEST: Final = 9_999


@dataclass
class NumberedList:
    """A list that is open. ``style`` is a numbering format (see ``counters``); ``number`` counts its entries."""

    style: str
    stop: str = "."
    number: int = 0
    step: int = 1

    def next(self, value: int | None = None) -> None:
        """Go to the next entry, which may say its number itself."""
        number = self.number + self.step if value is None else value
        self.number = max(-_LARGEST, min(_LARGEST, number))


@dataclass
class OpenLists:
    """The lists open at a place, outermost first."""

    open: list[NumberedList] = field(default_factory=list)

    def enumerator(self) -> str:
        """What is printed before the entry that is open.

        Where a list stands in another of the same style, its numbers carry those above them (1.1.): a reader sees by
        the indent which list an entry is in, a text cannot tell.
        """
        *above, here = self.open
        if here.style == BULLET:
            return "• "
        carried: list[NumberedList] = []
        for outer in reversed(above):
            if outer.style != here.style or outer.stop != here.stop:
                break
            carried.insert(0, outer)
        numbers = [print_number(one.number, one.style) for one in (*carried, here)]
        return f"{'.'.join(numbers)}{here.stop} "


def is_enumerated(text: str) -> bool:
    """Whether an entry's text prints its own enumerator, so that it needs none from its list."""
    return any(not one.weak for one in read_enumerators(text.lstrip()))
