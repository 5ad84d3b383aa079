"""How each figure grows with the number of items, as one SVG of three plots on logarithmic scales."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evaluation.report.shapes import Dot, Label, Line, Plot
from evaluation.scale.figures import SizeFigures

_TEMPLATES: Final = Path(__file__).parent.parent / "templates"
_WIDTH, _HEIGHT = 400, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 92, 30, 36


@dataclass(frozen=True, slots=True)
class _Axis:
    """Powers of ten from ``low`` to ``high``, both whole exponents, over pixels."""

    low: int
    high: int
    start: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], start: float, end: float) -> "_Axis":
        low = math.floor(math.log10(min(values)))
        return cls(low, max(low + 1, math.ceil(math.log10(max(values)))), start, end)

    def at(self, value: float) -> float:
        return self.start + (math.log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)


def growth_plots(figures: Sequence[SizeFigures]) -> str:
    """Draw latency, memory and building, each against the number of items."""
    items = [each.build.items for each in figures]
    plots = (
        _plot(
            "Latency of a question, median, ms",
            items,
            {
                "nearest views": [each.ask.dense.p50 for each in figures],
                "by words": [each.ask.words.p50 for each in figures],
                "retrieve": [each.ask.retrieve.p50 for each in figures],
                "with embedding": [each.ask.asking.p50 for each in figures],
            },
        ),
        _plot(
            "Memory and disk, MiB",
            items,
            {
                "disk": [each.build.disk for each in figures],
                "own memory": [each.ask.held for each in figures],
                "mapped": [each.ask.mapped for each in figures],
            },
        ),
        _plot(
            "Building without embedding, and opening, s",
            items,
            {
                "build": [each.build.seconds for each in figures],
                "opening": [each.ask.opening for each in figures],
            },
        ),
    )
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("growth.svg").render(plots=plots, width=_WIDTH, height=_HEIGHT)


def _plot(title: str, items: Sequence[int], series: Mapping[str, Sequence[float]]) -> Plot:
    across = _Axis.over(items, _LEFT, _WIDTH - _RIGHT)
    up = _Axis.over([max(value, 1e-3) for values in series.values() for value in values], _HEIGHT - _BOTTOM, _TOP)
    lines = [Line(_LEFT, y, _WIDTH - _RIGHT, y, "grid") for y in map(up.at, _powers(up))]
    labels = [Label(_LEFT - 6, up.at(power) + 4, f"{power:,g}", "end") for power in _powers(up)]
    labels += [Label(across.at(power), _HEIGHT - _BOTTOM + 16, f"{power:,g}", "middle") for power in _powers(across)]
    labels.append(Label((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 4, "items", "middle"))
    dots: list[Dot] = []
    names: list[tuple[float, str]] = []
    for number, (name, values) in enumerate(series.items()):
        points = [(across.at(n), up.at(max(value, 1e-3))) for n, value in zip(items, values, strict=True)]
        dots += [
            Dot(x, y, 3, f"series-{number}", f"{name}: {value:.3g} at {n:,} items")
            for (x, y), n, value in zip(points, items, values, strict=True)
        ]
        lines += [Line(*start, *end, f"series-{number}") for start, end in pairwise(points)]
        names.append((points[-1][1], name))
    for y, name in _apart(names):
        labels.append(Label(_WIDTH - _RIGHT + 8, y + 4, name, "start"))
    return Plot(title, _WIDTH, _HEIGHT, tuple(lines), dots=tuple(dots), labels=tuple(labels))


def _powers(axis: _Axis) -> list[float]:
    return [10.0**exponent for exponent in range(axis.low, axis.high + 1)]


def _apart(names: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Names moved down until none stands on another."""
    placed: list[tuple[float, str]] = []
    for y, name in sorted(names):
        placed.append((max(y, placed[-1][0] + 14) if placed else y, name))
    return placed
