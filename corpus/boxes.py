"""Where the characters of a source taken from a PDF stand on its pages, so that a quote can be shown in its place."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.errors import PlanError
from corpus.plan import Span

_TENTHS = 10
"""Places are stored in tenths of a point."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of the source and its place: where it begins, its page (from 1), its height on it.

    ``edges`` are one more than its characters: character ``i`` stands between ``edges[i]`` and ``edges[i + 1]``.
    """

    start: int
    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.edges) - 1

    def box(self, span: Span) -> Box:
        """The box of that part of a span that stands on this line."""
        first, last = max(span.start, self.start), min(span.end, self.end)
        edges = self.edges[first - self.start : last - self.start + 1]
        return Box(min(edges), self.top, max(edges), self.bottom)


def boxes_of(lines: Sequence[PlacedLine], span: Span) -> tuple[tuple[int, tuple[Box, ...]], ...]:
    """The pages that a stretch of the source stands on, each with its boxes, a box a line.

    ``lines`` are in the order of the source.
    """
    first = max(0, bisect_right(lines, span.start, key=lambda line: line.start) - 1)
    last = bisect_left(lines, span.end, key=lambda line: line.start)
    pages: dict[int, list[Box]] = {}
    for line in lines[first:last]:
        if line.start < span.end and span.start < line.end:
            pages.setdefault(line.page, []).append(line.box(span))
    return tuple((page, tuple(boxes)) for page, boxes in pages.items())


def write_boxes(lines: Iterable[PlacedLine]) -> str:
    """The ``boxes.jsonl`` that ``read_boxes`` reads back, to a tenth of a point."""
    return "".join(
        json.dumps([line.start, line.page, *map(_tenths, (line.top, line.bottom)), list(map(_tenths, line.edges))])
        + "\n"
        for line in lines
    )


def read_boxes(text: str) -> tuple[PlacedLine, ...]:
    """Read a ``boxes.jsonl``.

    Raises:
        PlanError: it is damaged.
    """
    try:
        lines = tuple(_line(*json.loads(line)) for line in text.splitlines())
        if any(line.end > following.start for line, following in pairwise(lines)):
            raise ValueError("its lines are not in order")
    except (ValueError, TypeError, RecursionError) as error:
        raise PlanError(f"boxes.jsonl is damaged ({error}); restore it from a copy, or add the plan again") from error
    return lines


def _line(start: object, page: object, top: object, bottom: object, edges: object) -> PlacedLine:
    if not isinstance(edges, list) or not edges:
        raise TypeError("a line has no edges")
    whole = [_whole(one) for one in (start, page, top, bottom, *edges)]
    return PlacedLine(whole[0], whole[1], whole[2] / _TENTHS, whole[3] / _TENTHS, tuple(x / _TENTHS for x in whole[4:]))


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r} is no whole number")
    return value


def _tenths(points: float) -> int:
    return round(points * _TENTHS)
