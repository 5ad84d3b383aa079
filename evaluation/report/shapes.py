"""Shapes on a canvas, in pixels from the top left; ``templates/plot.html`` draws any plot of them as SVG."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    css: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; ``tip`` is told when it is pointed at."""

    x: float
    y: float
    width: float
    height: float
    css: str
    tip: str


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    css: str
    tip: str


@dataclass(frozen=True, slots=True)
class Label:
    """Text; ``anchor`` is ``start``, ``middle`` or ``end``."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A finished plot; ``title`` says to those who cannot see it what it shows."""

    title: str
    width: int
    height: int
    lines: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()
