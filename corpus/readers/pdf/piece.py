"""A piece of a printed line: characters that stand together, and where."""

from dataclasses import dataclass
from functools import cached_property
from statistics import median

from corpus.readers.pdf.characters import Character
from corpus.reflow import is_unspaced


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


def is_wide(one: Character) -> bool:
    """Whether it is a character of Japanese print."""
    return is_unspaced(one.text[0])
