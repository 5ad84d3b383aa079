"""Vectors by their rows: held in memory, or mapped from a file of which only what is asked for is read."""

from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors
from index.vectors import Rows

_WHOLE: Final = 50_000
"""Rows up to which a file keeps numbers of 32 bits. More are kept in 16: half the disk and memory, and a cosine
is off by 3e-5 at most."""


class HeldRows:
    """Rows of an array, in memory or mapped; float32, or float16 that is widened as it is taken."""

    def __init__(self, vectors: NDArray[np.floating]) -> None:
        self._vectors = vectors

    @classmethod
    def read(cls, file: Path) -> Self:
        """Map a file.

        Raises:
            OSError, ValueError: it is missing or damaged.
        """
        return cls(read_mapped(file))

    @property
    def dimensions(self) -> int:
        return int(self._vectors.shape[1])

    def __len__(self) -> int:
        return len(self._vectors)

    def take(self, rows: Rows | slice) -> Vectors:
        """Rows as float32; a stretch of float32 is not copied."""
        return np.asarray(self._vectors[rows], np.float32)


def read_mapped(file: Path) -> NDArray[Any]:
    """An array whose file is mapped into memory.

    Raises:
        OSError, ValueError: the file is missing or damaged.
    """
    with file.open("rb") as opened:
        version = np.lib.format.read_magic(opened)
        shape, _, _ = np.lib.format.read_array_header_1_0(opened) if version == (1, 0) else ((), False, None)
    if not shape or 0 in shape:  # An empty file part cannot be mapped.
        empty: NDArray[Any] = np.load(file, allow_pickle=False)
        return empty
    mapped: NDArray[Any] = np.load(file, mmap_mode="r", allow_pickle=False)
    return mapped.view(np.ndarray)


def vector_file(file: Path, rows: int, dimensions: int) -> NDArray[np.floating]:
    """A new file of so many rows, mapped to be written."""
    return new_mapped(file, (rows, dimensions), np.dtype(np.float32 if rows <= _WHOLE else np.float16))


def new_mapped(file: Path, shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
    """A new array file mapped to be written."""
    if 0 in shape:
        np.save(file, np.empty(shape, dtype), allow_pickle=False)
        return np.empty(shape, dtype)
    return np.lib.format.open_memmap(file, mode="w+", dtype=dtype, shape=shape)
