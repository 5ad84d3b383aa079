"""Embedding in bulk: every core, batches of like length, and a journal from which a killed run goes on.

The journal is a file of records, each the key of a text and its vector, written as batches are done. A run that was
killed leaves whole records and at most one cut short; the next run embeds the texts that are not in it. Texts that
occur twice (a phrase of many items) are embedded once.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from hashlib import blake2b
from pathlib import Path
from typing import Final, Self

import numpy as np

from index.embedding import Embedder, Vectors

BATCH: Final = 16
_KEY: Final = 16
_SEED: Final = 59


class EmbeddingJournal:
    """Vectors by text, in a file. One process at a time."""

    def __init__(self, file: Path, dimensions: int) -> None:
        self._file = file
        self._dimensions = dimensions
        self._record = np.dtype([("key", f"V{_KEY}"), ("vector", np.float32, (dimensions,))])
        self._rows: dict[bytes, int] = {}
        self._count = 0

    @classmethod
    def open(cls, file: Path, dimensions: int) -> Self:
        """Open a journal, or begin one; a record that was cut short is cut off."""
        journal = cls(file, dimensions)
        file.touch()
        whole = file.stat().st_size // journal._record.itemsize
        os.truncate(file, whole * journal._record.itemsize)
        if whole:
            keys = np.memmap(file, journal._record, "r")["key"]
            journal._rows = {key.tobytes(): row for row, key in enumerate(keys)}
        journal._count = whole
        return journal

    def __contains__(self, text: str) -> bool:
        return _key(text) in self._rows

    def append(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Write a batch in one piece."""
        records = np.empty(len(texts), self._record)
        keys = [_key(text) for text in texts]
        records["key"] = np.array(keys, f"V{_KEY}")
        records["vector"] = vectors
        with self._file.open("ab") as file:
            file.write(records.tobytes())
        self._rows.update(zip(keys, range(self._count, self._count + len(keys)), strict=True))
        self._count += len(keys)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts that are in the journal, in their order; shape (len(texts), dimensions).

        Raises:
            KeyError: one is not in it.
        """
        if not texts:
            return np.empty((0, self._dimensions), np.float32)
        rows = [self._rows[_key(text)] for text in texts]
        return np.asarray(np.memmap(self._file, self._record, "r")["vector"][rows], np.float32)


def embed_in_bulk(
    texts: Iterable[str],
    embedder: Embedder,
    journal: EmbeddingJournal,
    progress: Callable[[int, int], None] = lambda done, total: None,
    workers: int | None = None,
) -> None:
    """Embed the texts that the journal has not, and write them into it.

    Args:
        texts: documents, in any order.
        embedder: may be called from several threads at once.
        journal: takes the vectors.
        progress: told how many texts of how many have their vectors; those found in the journal count as done.
        workers: how many batches are embedded at the same time; as many as there are cores unless given.
    """
    distinct = list(dict.fromkeys(texts))
    missing = [text for text in distinct if text not in journal]
    done = len(distinct) - len(missing)
    progress(done, len(distinct))
    workers = workers or os.cpu_count() or 1
    with ThreadPoolExecutor(workers, "embedding") as pool:
        try:
            for batch, vectors in _in_turn(pool, workers, embedder, batches_by_length(missing)):
                journal.append(batch, vectors)
                done += len(batch)
                progress(done, len(distinct))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def batches_by_length(texts: Sequence[str], size: int = BATCH) -> list[list[str]]:
    """Batches of texts of about one length; long and short batches are mixed, so that the time left is told rightly."""
    ordered = sorted(texts, key=len)
    batches = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    return [batches[place] for place in np.random.default_rng(_SEED).permutation(len(batches))]


def _in_turn(
    pool: ThreadPoolExecutor, workers: int, embedder: Embedder, batches: Sequence[list[str]]
) -> Iterator[tuple[list[str], Vectors]]:
    """Embed batches, a few ahead of what is taken."""
    running: dict[Future[Vectors], list[str]] = {}
    waiting = iter(batches)
    while True:
        while len(running) < 2 * workers and (batch := next(waiting, None)) is not None:
            running[pool.submit(embedder.embed_documents, batch)] = batch
        if not running:
            return
        finished, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in sorted(finished, key=lambda each: each.exception() is not None):  # What is done is kept.
            yield running.pop(future), future.result()


def _key(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_KEY).digest()
