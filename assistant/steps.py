"""A step of the pipeline: what it is, and how one is run."""

import time
from collections.abc import Callable, Generator
from dataclasses import replace

from assistant.events import Event
from assistant.turn import Turn

Step = Callable[[Turn], Generator[Event, None, Turn]]
"""Tells of what happens meanwhile, and returns the turn with its own part added."""


def quiet(step: Callable[[Turn], Turn]) -> Step:
    """A step that has nothing to tell before it is done."""

    def run(turn: Turn) -> Generator[Event, None, Turn]:
        yield from ()
        return step(turn)

    return run


def timed(turn: Turn, name: str, begun: float) -> Turn:
    """The turn with the milliseconds since a step began (``time.perf_counter``)."""
    milliseconds = round((time.perf_counter() - begun) * 1000, 2)
    return replace(turn, timings_ms={**turn.timings_ms, name: milliseconds})
