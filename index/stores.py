"""Stores: where what finds the views and words of an index is kept, beside the files that they are scored from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from index.errors import DamagedIndexError
from index.faiss_store import FaissStore
from index.files import STORE, Generation
from index.lexical import LexicalIndex
from index.vectors import VectorRows, VectorStore, WordStore


class StoreKind(StrEnum):
    """Files of this machine, searched by FAISS; or Milvus, which several servers ask."""

    FILES = "files"
    MILVUS = "milvus"


@dataclass(frozen=True, slots=True)
class Finding:
    """What finds the views and the words of one index."""

    views: VectorStore
    words: WordStore


class Stores(Protocol):
    """Makes and opens what finds views and words. Safe to use from several threads.

    A build calls ``fill`` before a generation is put in use and ``put_in_use`` after, so that whoever opens an index
    finds the stores of that very index complete.
    """

    @property
    def kind(self) -> StoreKind: ...

    def fill(self, generation: Generation) -> None:
        """Make the stores of a generation complete, from its files.

        Raises:
            StoreUnavailableError: they cannot be written now.
        """
        ...

    def put_in_use(self, generation: Generation) -> None:
        """Say that this is the generation in use, and remove the stores of those that no longer are.

        Raises:
            StoreUnavailableError: they cannot be reached now.
        """
        ...

    def holds(self, generation: Generation) -> bool:
        """Whether the stores of a generation are complete.

        Raises:
            StoreUnavailableError: they cannot be reached now.
        """
        ...

    def open(self, generation: Generation, views: VectorRows, words: LexicalIndex) -> Finding:
        """Open the stores of a generation, whose vectors and words are handed in.

        Raises:
            IndexUnusableError: they are not complete.
            StoreUnavailableError: they cannot be reached now.
        """
        ...

    def check(self) -> None:
        """Return if the stores can be asked now.

        Raises:
            StoreUnavailableError: they cannot.
        """
        ...


class FileStores:
    """FAISS beside the other files of the index; words are found by their postings, which are there already."""

    kind: Final = StoreKind.FILES

    def fill(self, generation: Generation) -> None:
        store = FaissStore.build(generation.views(), generation.manifest.store)
        new = generation.folder / f"{STORE}.new"
        store.write(new)
        new.replace(generation.folder / STORE)

    def put_in_use(self, generation: Generation) -> None:
        """Nothing: the pointer of ``index.files`` says so, and takes the old files away."""

    def holds(self, generation: Generation) -> bool:
        views = generation.views()
        try:
            return len(FaissStore.read(generation.folder / STORE, generation.manifest.store, views)) == len(views)
        except (OSError, RuntimeError):
            return False

    def open(self, generation: Generation, views: VectorRows, words: LexicalIndex) -> Finding:
        store = FaissStore.read(generation.folder / STORE, generation.manifest.store, views)
        if len(store) != len(views):
            raise DamagedIndexError("its files do not belong together")
        return Finding(store, words)

    def check(self) -> None:
        """Files are always there."""
