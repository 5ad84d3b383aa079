"""Batching: questions that arrive while the model is busy are embedded together.

Nobody waits for a batch to fill, and no thread stands by to do the work: a question that finds a free lane is
embedded at once, by the thread that asks. What arrives while all lanes are taken waits; when one is free again, the
first of those that wait embeds for some of the others too.

What it is for is order under load: as many questions are computed at once as there are cores, first come, first
served. Joining helps a model that torch runs. ONNX Runtime embeds 71 questions a second of processor time one by
one, 62 in batches of 4 and 40 in batches of 32 (packaged model, 21 tokens a question), so that batches are kept small.

Texts to be found, as an index is built of, are embedded by the slice, one slice at a time: each stands in the line as a
question does and is embedded alone in its lane, so that a question waits for one slice at most, and building goes on
however many questions there are. A command that only builds takes all lanes.

Rejected: a timer of a few milliseconds, as serving frameworks have it, for which every lone question pays; and a
worker thread, to which every lone question would have to be handed over and back.
"""

import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from index.embedding import Embedder, ModelError, Vectors

_SLICE: Final = 16
"""Texts to be found that are embedded at a time: a quarter of a second."""


@dataclass(eq=False)
class _Call:
    """One caller's texts and what has become of them; `batch` is set when the caller is to embed for others too.

    `is_bulk`: they are texts to be found, not questions.
    """

    texts: list[str]
    is_bulk: bool = False
    batch: list["_Call"] = field(default_factory=list)
    outcome: Vectors | Exception | None = None
    woken: threading.Event = field(default_factory=threading.Event)


class BatchingEmbedder:
    """An embedder for a server: any number of threads may ask, and a few batches of questions are embedded at a time.

    Texts to be found are embedded between, a slice at a time: while an index is built, questions are answered.
    """

    def __init__(self, inner: Embedder, max_batch: int = 4, lanes: int = 2, building_lanes: int = 1) -> None:
        """Wraps an embedder.

        Args:
            inner: may be called from as many threads at once as there are lanes.
            max_batch: calls are joined up to so many texts; a call with more is embedded as it is.
            lanes: how many batches are embedded at the same time.
            building_lanes: how many of them may be slices of texts to be found: one where questions are to be answered.

        Raises:
            ValueError: max_batch or lanes is not positive.
        """
        if max_batch < 1 or lanes < 1:
            raise ValueError(f"max_batch and lanes must be at least 1, not {max_batch} and {lanes}")
        self._lanes = lanes
        self._inner = inner
        self._max_batch = max_batch
        self._changed = threading.Condition()
        self._waiting: deque[_Call] = deque()
        self._running = 0
        self._closed = False
        self._building_lanes = building_lanes
        self._building = threading.Semaphore(building_lanes)

    @property
    def fingerprint(self) -> str:
        return self._inner.fingerprint

    @property
    def dimensions(self) -> int:
        return self._inner.dimensions

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, in the order given; shape (len(texts), dimensions).

        Raises:
            ModelError: the embedder has been closed.
        """
        return self._wait(_Call(list(texts)))

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, in the order given; shape (len(texts), dimensions).

        Raises:
            ModelError: the embedder has been closed.
        """
        slices = [list(texts[start : start + _SLICE]) for start in range(0, len(texts), _SLICE)]
        if not slices:
            return np.empty((0, self.dimensions), np.float32)
        with ThreadPoolExecutor(self._building_lanes) as pool:
            return np.concatenate(list(pool.map(self._build, slices)))

    def _build(self, texts: list[str]) -> Vectors:
        with self._building:
            return self._wait(_Call(texts, is_bulk=True))

    def _wait(self, call: _Call) -> Vectors:
        if not self._begin(call):
            call.woken.wait()
        if call.batch:
            try:
                self._embed(call.batch)
            finally:
                self._pass_on(call)
        if isinstance(call.outcome, Exception):
            raise call.outcome
        if call.outcome is None:
            raise ModelError("the thread that was embedding this question was interrupted; ask again")
        return call.outcome

    def close(self) -> None:
        """Refuses new questions and returns when those under way are embedded."""
        with self._changed:
            self._closed = True
            self._changed.wait_for(lambda: self._running == 0)

    def _begin(self, call: _Call) -> bool:
        """Whether the caller embeds at once; otherwise it is in the line."""
        with self._changed:
            if self._closed:
                raise ModelError("the embedder is closed, because the server is ending; start the server again")
            if self._running == self._lanes:
                self._waiting.append(call)
                return False
            self._running += 1
            call.batch = [call]
            return True

    def _embed(self, batch: list[_Call]) -> None:
        """Gives each call its vectors; when the batch fails, each alone, so that an error reaches the call it is of."""
        embed = self._inner.embed_documents if batch[0].is_bulk else self._inner.embed_queries
        try:
            vectors = embed([text for call in batch for text in call.texts])
        except Exception as error:
            if len(batch) == 1:
                batch[0].outcome = error
                return
            for call in batch:
                self._embed([call])
            return
        start = 0
        for call in batch:
            call.outcome = vectors[start : start + len(call.texts)]
            start += len(call.texts)

    def _pass_on(self, leader: _Call) -> None:
        """Wakes those who were embedded for, and the first in the line to embed the next batch.

        A leader that an interrupt (Ctrl-C) ends in the middle puts the others back at the head of the line.
        """
        others = [call for call in leader.batch if call is not leader]
        with self._changed:
            self._waiting.extendleft(call for call in reversed(others) if call.outcome is None)
            batch = self._next_batch()
            if not batch:
                self._running -= 1
            self._changed.notify_all()
        if batch:
            batch[0].batch = batch
            batch[0].woken.set()
        for call in others:
            if call.outcome is not None:
                call.woken.set()

    def _next_batch(self) -> list[_Call]:
        batch: list[_Call] = []
        size = 0
        while self._waiting and (not batch or self._joins(batch, size)):
            call = self._waiting.popleft()
            size += len(call.texts)
            batch.append(call)
        return batch

    def _joins(self, batch: list[_Call], size: int) -> bool:
        """Whether the first in the line is embedded with the batch, which has ``size`` texts."""
        following = self._waiting[0]
        return not (batch[0].is_bulk or following.is_bulk) and size + len(following.texts) <= self._max_batch
