"""Stand-ins that make unit tests fast and deterministic."""

import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from index.embedding import Vectors

DIMENSIONS = 256


class FakeEmbedder:
    """Texts that share pairs of characters lie near each other; queries and documents alike."""

    def __init__(self, fingerprint: str = "fake-1") -> None:
        self._fingerprint = fingerprint
        self.embedded: list[str] = []
        self.queries = 0

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    @property
    def dimensions(self) -> int:
        return DIMENSIONS

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.queries += len(texts)
        return np.stack([_vector(text) for text in texts])

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        return np.stack([_vector(text) for text in texts])


def _vector(text: str) -> Vectors:
    vector = np.full(DIMENSIONS, 0.01, np.float32)
    for pair in pairwise(text):
        vector[zlib.crc32("".join(pair).encode()) % DIMENSIONS] += 1
    return np.asarray(vector / np.linalg.norm(vector), np.float32)
