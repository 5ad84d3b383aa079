"""Where the views and phrases of every item stand in the files of an index."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from index.rows import new_mapped, read_mapped
from index.vectors import Places, Rows
from index.views import ViewKind

_KINDS: Final = tuple(ViewKind)
_FILES: Final = ("item-of-view", "kind-of-view", "first-phrase")


@dataclass(frozen=True, slots=True)
class Layout:
    """Numbers over the whole index, plan after plan.

    Attributes:
        item_of_view: the place of the item that each view belongs to; int32.
        kind_of_view: what each view is to its item, as its number in ``ViewKind``; uint8.
        first_phrase: the row of each item's first phrase, and the end; shape (items + 1,).
        views_of_items: the rows of all views, sorted by item; within an item in their order, its own text first.
        first_view: where each item's views begin in ``views_of_items``, and the end; shape (items + 1,).
    """

    item_of_view: NDArray[np.int32]
    kind_of_view: NDArray[np.uint8]
    first_phrase: NDArray[np.int64]
    views_of_items: NDArray[np.int64]
    first_view: NDArray[np.int64]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Map the files that ``new_layout_files`` made.

        Raises:
            OSError, ValueError: one is missing or damaged.
        """
        item, kind, first_phrase = (read_mapped(folder / f"{name}.npy") for name in _FILES)
        counts = np.bincount(item, minlength=len(first_phrase) - 1)
        if len(counts) != len(first_phrase) - 1 or len(kind) != len(item):
            raise ValueError(f"the files in {folder} do not belong together")
        first_view = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        return cls(item, kind, first_phrase, np.argsort(item, kind="stable"), first_view)

    def views(self, places: Places) -> tuple[Rows, NDArray[np.int64]]:
        """The rows of the views of some items, item after item, and how many each has."""
        starts, ends = self.first_view[places], self.first_view[places + 1]
        return self.views_of_items[stretches(starts, ends)], ends - starts

    def phrases(self, places: Places) -> tuple[Rows, NDArray[np.int64]]:
        """The rows of the phrases of some items, item after item, and how many each has."""
        starts, ends = self.first_phrase[places], self.first_phrase[places + 1]
        return stretches(starts, ends), ends - starts

    def kind(self, row: int) -> ViewKind:
        return _KINDS[int(self.kind_of_view[row])]


def new_layout_files(
    folder: Path, views: int, items: int
) -> tuple[NDArray[np.int32], NDArray[np.uint8], NDArray[np.int64]]:
    """New files for so many views and items, mapped to be written: the first three attributes of ``Layout``."""
    shapes = (((views,), np.int32), ((views,), np.uint8), ((items + 1,), np.int64))
    item, kind, first = (
        new_mapped(folder / f"{name}.npy", shape, np.dtype(dtype))
        for name, (shape, dtype) in zip(_FILES, shapes, strict=True)
    )
    return item, kind, first


def kind_numbers(kinds: Sequence[ViewKind]) -> NDArray[np.uint8]:
    """Kinds as ``Layout`` keeps them."""
    return np.array([_KINDS.index(kind) for kind in kinds], np.uint8)


def stretches(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of many stretches [start, end), one after the other."""
    counts = ends - starts
    before = np.cumsum(counts) - counts
    numbers: NDArray[np.int64] = np.repeat(starts - before, counts) + np.arange(counts.sum())
    return numbers
