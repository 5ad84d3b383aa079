"""Which reading of a line's enumerator fits its place in the document.

The levels that are open (Ⅱ, then ２, then （３）…) say what may come next: the next number of an open level,
the first of a new one, or a number that runs on across headings as articles of a law do. A number that fits
nowhere is accepted, with a warning, only where a new paragraph begins; otherwise it is text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from corpus.enumerators import Enumerator, Style
from corpus.plan import Irregularity

_WIDEST_GAP: Final = 30
"""More numbers missing than this, and it is a number in a sentence rather than an enumerator."""
_ARTICLE: Final = 5
_PARAGRAPH: Final = Style("decimal", "bare")


@dataclass(frozen=True, slots=True)
class Fit:
    """A reading, the depth it takes (0 is outermost), and what is irregular about it, if anything."""

    enumerator: Enumerator
    depth: int
    cost: int
    irregularity: Irregularity | None = None


@dataclass
class Numbering:
    """The levels open at a place in the document, and the last number seen of each style."""

    open: list[Enumerator] = field(default_factory=list)
    last: dict[Style, tuple[int, ...]] = field(default_factory=dict)

    def best_fit(self, readings: Iterable[Enumerator], *, new_paragraph: bool) -> Fit | None:
        """Return the reading that fits best here, or None if the line carries no enumerator.

        ``new_paragraph`` says that the line before is complete, so that a new item may begin even where
        its number is unexpected or could be a word.
        """
        fits = [fit for reading in readings for fit in self._fits(reading, new_paragraph)]
        return min(fits, key=lambda fit: (fit.cost, -fit.depth), default=None)

    def accept(self, fit: Fit) -> None:
        """Open the level of an accepted enumerator and close those inside it."""
        self.open[fit.depth :] = [fit.enumerator]
        self.last[fit.enumerator.style] = fit.enumerator.numbers

    def _fits(self, reading: Enumerator, new_paragraph: bool) -> Iterable[Fit]:
        if reading.weak and not new_paragraph:
            return
        depth = self._open_depth(reading.style)
        if depth is not None:
            gap = _gap(self.open[depth].numbers, reading.numbers)
            if gap == 0:
                yield Fit(reading, depth, 0)
            elif gap > 0 and new_paragraph and gap <= _WIDEST_GAP:
                yield Fit(reading, depth, 3 + gap, Irregularity.SKIPS)
            elif gap < 0 and new_paragraph and not reading.weak:
                yield Fit(reading, depth, 6, Irregularity.REPEATS)
            return
        depth = self._new_depth(reading)
        if self._is_first(reading, depth) or _gap(self.last.get(reading.style, (0,)), reading.numbers) == 0:
            yield Fit(reading, depth, 1)
        elif new_paragraph and reading.numbers[0] <= _WIDEST_GAP + 1:
            yield Fit(reading, depth, 3 + reading.numbers[0], Irregularity.SKIPS)

    def _open_depth(self, style: Style) -> int | None:
        depths = [depth for depth, level in enumerate(self.open) if level.style == style]
        return depths[-1] if depths else None

    def _new_depth(self, reading: Enumerator) -> int:
        """A division of a law goes below those that outrank it, a paragraph below its article, others innermost."""
        if reading.style == _PARAGRAPH and reading.numbers == (2,):
            for depth, level in enumerate(self.open):
                if level.style.rank == _ARTICLE:
                    return depth + 1
        rank = reading.style.rank
        if rank is not None:
            for depth, level in enumerate(self.open):
                if level.style.rank is not None and level.style.rank >= rank:
                    return depth
        return len(self.open)

    def _is_first(self, reading: Enumerator, depth: int) -> bool:
        if not reading.numbers:
            return True
        parent = self.open[depth - 1] if depth else None
        if len(reading.numbers) > 1 and reading.style.script.startswith("cumulative"):
            return reading.numbers[-1] == 1 and (parent is None or parent.numbers == reading.numbers[:-1])
        # The first paragraph of an article is printed without its number.
        under_article = parent is not None and parent.style.rank == _ARTICLE and reading.style == _PARAGRAPH
        return reading.numbers == (1,) or (under_article and reading.numbers == (2,))


def _gap(last: tuple[int, ...], now: tuple[int, ...]) -> int:
    """How many numbers are missing between two of one style; 0 if none, negative if they do not run forwards.

    Branches run 40, 40の2, 40の3, 41; numbers that carry those above them run 1.1, 1.2.
    """
    if not now or not last:
        return 0
    if len(now) > 1 and now[:-1] == last[: len(now) - 1]:
        previous = last[len(now) - 1] if len(last) >= len(now) else 1
        return now[-1] - previous - 1
    if len(now) == len(last) > 1 and now[:-1] != last[:-1]:
        return now[-1] - 1 if now > last else -1
    return now[0] - last[0] - 1 if now[0] > last[0] else -1
