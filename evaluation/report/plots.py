"""The plots of the report."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from evaluation.measures.answering import Bin
from evaluation.measures.intervals import Estimate
from evaluation.report.shapes import Bar, Dot, Label, Line, Plot
from evaluation.tables import share, with_interval

WIDTH, HEIGHT = 460, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 24, 12, 40
_BARS = 24


def reliability_plot(bins: Sequence[Bin]) -> Plot:
    """Said against so: dots on the diagonal are right; a larger dot stands for more questions."""
    most = max(each.count for each in bins)
    dots = tuple(
        Dot(
            _x(each.probability, WIDTH),
            _y(each.answerable),
            3 + 9 * (each.count / most) ** 0.5,
            "dot",
            f"said {share(each.probability)}, was {share(each.answerable)}: {each.count} questions",
        )
        for each in bins
    )
    lines, labels = _grid(WIDTH)
    diagonal = Line(_x(0, WIDTH), _y(0), _x(1, WIDTH), _y(1), "diagonal")
    ticks = tuple(Label(_x(at, WIDTH), HEIGHT - _BOTTOM + 16, share(at), "middle") for at in (0, 0.25, 0.5, 0.75, 1))
    axis = Label(_x(0.5, WIDTH), HEIGHT - 6, "probability that the plan answers, as said", "middle")
    return Plot(
        "Reliability: the share that the plan answers, for each probability said",
        WIDTH,
        HEIGHT,
        lines=(*lines, diagonal),
        dots=dots,
        labels=(*labels, *ticks, axis),
    )


def grouped_bars(title: str, groups: Mapping[str, Mapping[str, Estimate]]) -> Plot:
    """A group of bars a type, a bar a language, with its interval as a thin line; from 0 to 1."""
    width = max(WIDTH, 120 * len(groups) + _LEFT + _RIGHT)
    lines, labels = _grid(width)
    bars, whiskers, names = [], [], []
    room = (width - _LEFT - _RIGHT) / max(len(groups), 1)
    for place, (name, of_group) in enumerate(groups.items()):
        left = _LEFT + place * room
        thick = min(_BARS, room * 0.8 / max(len(of_group), 1))
        start = left + (room - thick * len(of_group)) / 2
        for number, (language, estimate) in enumerate(of_group.items()):
            x, top = start + number * thick, _y(estimate.value)
            tip = f"{name}, {language}: {with_interval(estimate)}, {estimate.count} questions"
            bars.append(Bar(x + 1, top, thick - 2, _y(0) - top, f"bar {language}", tip))
            middle = x + thick / 2
            whiskers.append(Line(middle, _y(estimate.low), middle, _y(estimate.high), "whisker"))
        names.append(Label(left + room / 2, HEIGHT - _BOTTOM + 16, name, "middle"))
    return Plot(title, round(width), HEIGHT, (*lines, *whiskers), tuple(bars), labels=(*labels, *names))


def histogram(title: str, values: Sequence[float], unit: str, cap: float = 100, bins: int = 30) -> Plot:
    """How many values lie where; everything above the ``cap``-th percentile stands in the last bar."""
    array = np.minimum(values, np.percentile(values, cap))
    counts, edges = np.histogram(array, bins=bins)
    most, low, high = int(counts.max()), float(edges[0]), float(edges[-1])
    thick = (WIDTH - _LEFT - _RIGHT) / bins
    bars = tuple(
        Bar(
            _LEFT + place * thick + 0.5,
            _y(count / most),
            thick - 1,
            _y(0) - _y(count / most),
            "bar",
            f"{start:.4g} to {end:.4g} {unit}: {count} questions",
        )
        for place, (count, start, end) in enumerate(
            zip(counts.tolist(), edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        )
        if count
    )
    ticks = [
        Label(_x(at, WIDTH), HEIGHT - _BOTTOM + 16, f"{low + at * (high - low):.3g}", "middle") for at in (0, 0.5, 1)
    ]
    labels = (
        *ticks,
        Label(_x(0.5, WIDTH), HEIGHT - 6, unit, "middle"),
        Label(_LEFT - 6, _y(1) + 4, str(most), "end"),
        Label(_LEFT - 6, _y(0) + 4, "0", "end"),
    )
    return Plot(title, WIDTH, HEIGHT, (Line(_LEFT, _y(0), WIDTH - _RIGHT, _y(0), "grid"),), bars, labels=labels)


def _grid(width: float) -> tuple[tuple[Line, ...], tuple[Label, ...]]:
    """Level lines at quarters, with their numbers."""

    def at_quarters() -> Iterator[tuple[Line, Label]]:
        for level in (0, 0.25, 0.5, 0.75, 1):
            yield (
                Line(_LEFT, _y(level), width - _RIGHT, _y(level), "grid"),
                Label(_LEFT - 6, _y(level) + 4, share(level), "end"),
            )

    lines, labels = zip(*at_quarters(), strict=True)
    return lines, labels


def _x(value: float, width: float) -> float:
    return _LEFT + value * (width - _LEFT - _RIGHT)


def _y(value: float) -> float:
    return _TOP + (1 - value) * (HEIGHT - _TOP - _BOTTOM)
