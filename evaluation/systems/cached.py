"""An embedder that embeds each text once."""

from collections.abc import Callable, Sequence

import numpy as np

from index.embedding import Embedder, Vectors

_BATCH = 64


class CachedEmbedder:
    """Gives the vectors of another embedder, and keeps them: variants of a plan share nearly all of their texts."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
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
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            kept.update(zip(batch, embed(batch), strict=True))
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        return np.stack([kept[text] for text in texts])
