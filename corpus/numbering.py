"""Which reading of a line's enumerator fits its place in the document.

The levels that are open (Ⅱ, then ２, then （３）…) say what may come next: the next number of an open level,
the first of a new one, or a number that runs on across headings as articles of a law do. A number that fits
nowhere is accepted, with a warning, only where a new paragraph begins; otherwise it is text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Final

from corpus.divisions import ARTICLE
from corpus.plan import Irregularity
from corpus.styles import BARE, Enumerator, Style

_WIDEST_GAP: Final = 30
"""More numbers missing than this, and it is a number in a sentence rather than an enumerator."""
_WIDEST_WEAK_GAP: Final = 3
_KANA: Final = frozenset({"kana", "iroha"})
"""The same letters in two orders: where one order is open, the other is not meant."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A reading, the depth it takes (0 is outermost), and what is irregular about it, if anything."""

    enumerator: Enumerator
    depth: int
    cost: int
    irregularity: Irregularity | None = None


@dataclass
class Numbering:
    """The levels open at a place in the document, the last number of each style, and the styles that restart."""

    open: list[Enumerator] = field(default_factory=list)
    last: dict[Style, tuple[int, ...]] = field(default_factory=dict)
    restarting: set[Style] = field(default_factory=set)

    def best_fit(self, readings: Iterable[Enumerator], *, new_paragraph: bool) -> Fit | None:
        """Return the reading that fits best here, or None if the line carries no enumerator.

        ``new_paragraph`` says that the line before is complete, so that a new item may begin even where
        its number is unexpected or could be a word.
        """
        fits = [fit for reading in readings for fit in self._fits(reading, new_paragraph)]
        return min(fits, key=lambda fit: (fit.cost, -fit.depth), default=None)

    def accept(self, fit: Fit) -> None:
        """Open the level of an accepted enumerator and close those inside it."""
        style, numbers = fit.enumerator.style, fit.enumerator.numbers
        if style in self.last and _last_of(numbers) == 1:
            self.restarting.add(style)
        self.open[fit.depth :] = [fit.enumerator]
        self.last[style] = numbers

    def nest(self, first: Enumerator, under: Enumerator) -> None:
        """Read the innermost number again, as the first of a level inside the one before it."""
        self.open[-1:] = [under, first]
        self.last[under.style] = under.numbers
        self.last[first.style] = first.numbers

    def _fits(self, reading: Enumerator, new_paragraph: bool) -> Iterator[Fit]:
        if reading.weak and not new_paragraph:
            return
        depth = self._open_depth(reading.style)
        if depth is not None:
            yield from self._in_open_level(reading, depth, new_paragraph)
        elif not self._is_other_order(reading.style):
            yield from self._in_new_level(reading, self._new_depth(reading), new_paragraph)

    def _in_open_level(self, reading: Enumerator, depth: int, new_paragraph: bool) -> Iterator[Fit]:
        gap = _gap(self.open[depth].numbers, reading.numbers)
        widest = _widest_gap(reading)
        if gap == 0:
            yield Fit(reading, depth, 0)
        elif new_paragraph and 0 < gap <= widest:
            yield Fit(reading, depth, 3 + gap, Irregularity.SKIPS)
        elif new_paragraph and gap < 0 and (not reading.weak or gap >= -widest or reading.numbers == (1,)):
            yield Fit(reading, depth, 6, Irregularity.REPEATS)

    def _in_new_level(self, reading: Enumerator, depth: int, new_paragraph: bool) -> Iterator[Fit]:
        if self._is_first(reading, depth) or self._runs_on(reading):
            yield Fit(reading, depth, 1)
        elif new_paragraph and self._may_begin_late(reading):
            yield Fit(reading, depth, 3 + reading.numbers[0], Irregularity.SKIPS)

    def _open_depth(self, style: Style) -> int | None:
        depths = [depth for depth, level in enumerate(self.open) if level.style == style]
        return depths[-1] if depths else None

    def _is_other_order(self, style: Style) -> bool:
        return style.script in _KANA and any(
            level.style.script in _KANA and level.style.wrapper == style.wrapper for level in self.open
        )

    def _new_depth(self, reading: Enumerator) -> int:
        """A division of a law goes below those that outrank it, a paragraph below its article, others innermost."""
        if _is_second_paragraph(reading):
            for depth, level in enumerate(self.open):
                if level.style.rank == ARTICLE:
                    return depth + 1
        rank = reading.style.rank
        if rank is not None:
            for depth, level in enumerate(self.open):
                if level.style.rank is not None and level.style.rank >= rank:
                    return depth
        return len(self.open)

    def _is_first(self, reading: Enumerator, depth: int) -> bool:
        parent = self.open[depth - 1] if depth else None
        if len(reading.numbers) > 1 and reading.style.script.startswith("cumulative"):
            return reading.numbers[-1] == 1 and (parent is None or parent.numbers == reading.numbers[:-1])
        under_article = parent is not None and parent.style.rank == ARTICLE
        return reading.numbers in ((), (1,)) or (under_article and _is_second_paragraph(reading))

    def _runs_on(self, reading: Enumerator) -> bool:
        """Whether numbers of this style run through the document and this is the next."""
        last = self.last.get(reading.style)
        return last is not None and reading.style not in self.restarting and _gap(last, reading.numbers) == 0

    def _may_begin_late(self, reading: Enumerator) -> bool:
        """Whether a list may begin with this number, those before it being left out."""
        in_law = reading.alone and any(level.style.rank is not None for level in self.open)
        printed = reading.style.wrapper not in (BARE, "")
        return reading.numbers[0] <= _widest_gap(reading) + 1 and (not reading.weak or printed or in_law)


def _is_second_paragraph(reading: Enumerator) -> bool:
    """The first paragraph of an article is printed without its number, the second with a bare one."""
    return reading.numbers == (2,) and reading.style == Style("decimal", BARE)


def _widest_gap(reading: Enumerator) -> float:
    """How many numbers may be missing. An excerpt of a law may go from its 27th article to its 161st."""
    if reading.weak:
        return _WIDEST_WEAK_GAP
    return _WIDEST_GAP if reading.style.rank is None else inf


def _last_of(numbers: tuple[int, ...]) -> int | None:
    return numbers[-1] if numbers else None


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
    return now[0] - last[0] - 1
