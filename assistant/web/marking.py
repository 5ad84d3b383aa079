"""Text cut into runs, those that are to stand out marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from corpus import Span, unwrap


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, marked or not."""

    text: str
    marked: bool = False


def marked_source(source: str, span: Span, marks: Iterable[tuple[int, int]]) -> tuple[Run, ...]:
    """The source at ``span``, unwrapped, with the source offsets of ``marks`` (half-open) marked."""
    unwrapped = unwrap(source, span)
    stretches = tuple(marks)
    if not stretches:
        return (Run(unwrapped.text),)
    runs = groupby(
        zip(unwrapped.text, unwrapped.offsets, strict=True),
        key=lambda pair: any(start <= pair[1] < end for start, end in stretches),
    )
    return tuple(Run("".join(character for character, _ in run), marked) for marked, run in runs)
