"""Postings: of every term, the items that have it and its weight in each; as arrays that can be mapped from disk."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from index.rows import read_mapped

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """An inverted index.

    Attributes:
        letters: the UTF-8 of all terms, in the order of their bytes, end to end.
        term_first: where each term begins in ``letters``, and the end; shape (terms + 1,).
        first: where each term's postings begin, and the end; shape (terms + 1,).
        items: the places of the items that have the term, ascending within a term; int32.
        weights: the BM25 weight of the term in each of them; float32.
        heaviest: the greatest weight of each term; float32, shape (terms,).
        plan_first: the place of the first item of each plan, and the end; shape (plans + 1,).
    """

    letters: NDArray[np.uint8]
    term_first: Ints
    first: Ints
    items: NDArray[np.int32]
    weights: NDArray[np.float32]
    heaviest: NDArray[np.float32]
    plan_first: Ints

    @property
    def size(self) -> int:
        """How many items there are."""
        return int(self.plan_first[-1])

    def find(self, term: str) -> int | None:
        """The number of a term; None if no item has it."""
        sought = term.encode()
        number = bisect_left(range(len(self.term_first) - 1), sought, key=self._bytes)
        return number if number < len(self.term_first) - 1 and self._bytes(number) == sought else None

    def term(self, number: int) -> str:
        """The term of a number."""
        return self._bytes(number).decode()

    def of(self, number: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The places of the items that have a term, and its weights."""
        start, end = self.first[number], self.first[number + 1]
        return self.items[start:end], self.weights[start:end]

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for field in fields(self):
            np.save(folder / f"{field.name}.npy", getattr(self, field.name), allow_pickle=False)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Map the files of a folder.

        Raises:
            OSError, ValueError: a file is missing, damaged, or does not fit the others.
        """
        arrays: dict[str, NDArray[Any]] = {
            field.name: read_mapped(folder / f"{field.name}.npy") for field in fields(cls)
        }
        postings = cls(**arrays)
        if not (
            len(postings.items) == len(postings.weights) == postings.first[-1]
            and len(postings.first) == len(postings.term_first) == len(postings.heaviest) + 1
            and len(postings.letters) == postings.term_first[-1]
        ):
            raise ValueError(f"the files in {folder} do not belong together")
        return postings

    def _bytes(self, number: int) -> bytes:
        return self.letters[self.term_first[number] : self.term_first[number + 1]].tobytes()


@dataclass(frozen=True, slots=True)
class WordsOfItems:
    """The terms of items, item after item, as numbers in a vocabulary of their own, and how often each occurs.

    Those of the item at ``place`` are ``first[place]`` to ``first[place + 1]``. A plan's are kept with the index, so
    that its texts need not be analysed again when another plan is added.
    """

    vocabulary: tuple[str, ...]
    first: Ints
    terms: NDArray[np.int32]
    times: NDArray[np.int32]

    @classmethod
    def of(cls, documents: Iterable[Iterable[str]]) -> Self:
        """Count the terms of each item."""
        numbers: dict[str, int] = {}
        first, terms, times = [0], [], []
        for document in documents:
            for term, count in Counter(document).items():
                terms.append(numbers.setdefault(term, len(numbers)))
                times.append(count)
            first.append(len(terms))
        return cls(tuple(numbers), np.array(first, np.int64), np.array(terms, np.int32), np.array(times, np.int32))

    def __len__(self) -> int:
        return len(self.first) - 1

    def write(self, folder: Path) -> None:
        """Keep all but the vocabulary, which is that of the postings beside it."""
        for name in ("first", "terms", "times"):
            np.save(folder / f"forward-{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Map the files that ``write`` made.

        Raises:
            OSError, ValueError: a file is missing or damaged.
        """
        return cls((), *(read_mapped(folder / f"forward-{name}.npy") for name in ("first", "terms", "times")))

    def lengths(self) -> Ints:
        """How many terms each item has, repeated ones too."""
        sums = np.concatenate([[0], np.cumsum(self.times, dtype=np.int64)])
        lengths: Ints = sums[self.first[1:]] - sums[self.first[:-1]]
        return lengths
