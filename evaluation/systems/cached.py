"""An embedder that embeds each text once."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np

from index.embedding import Embedder, Vectors

_LANES: Final = min(os.cpu_count() or 1, 4)
"""Calls at the same time. A text alone keeps one processor busy, whatever the number of threads a call may use."""


class CachedEmbedder:
    """Gives the vectors of another embedder, and keeps them: variants of a plan share nearly all of their texts.

    The other embedder may be called from several threads at once, as those of ``index.embedders`` may.
    """

    def __init__(self, embedder: Embedder, lanes: int = _LANES) -> None:
        self._embedder = embedder
        self._lanes = lanes
        self._queries: dict[str, Vectors] = {}
        self._documents: dict[str, Vectors] = {}

    @property
    def fingerprint(self) -> str:
        return self._embedder.fingerprint

    @property
    def dimensions(self) -> int:
        return self._embedder.dimensions

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts, self._queries, self._embedder.embed_queries)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts, self._documents, self._embedder.embed_documents)

    def _embed(
        self, texts: Sequence[str], kept: dict[str, Vectors], embed: Callable[[Sequence[str]], Vectors]
    ) -> Vectors:
        missing = [text for text in dict.fromkeys(texts) if text not in kept]
        shares = [share for lane in range(self._lanes) if (share := missing[lane :: self._lanes])]
        with ThreadPoolExecutor(self._lanes) as pool:
            for share, vectors in zip(shares, pool.map(embed, shares), strict=True):
                kept.update(zip(share, vectors, strict=True))
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        return np.stack([kept[text] for text in texts])
