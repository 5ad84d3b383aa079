"""Embedder: texts → unit vectors, for queries and for documents."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""A float32 array of shape (number of texts, dimensions), each row of length one."""


class Embedder(Protocol):
    """Turns texts into unit vectors whose dot product says how near they are in meaning."""

    @property
    def fingerprint(self) -> str:
        """Names the model and its weights: two embedders that share it give the same vectors."""
        ...

    @property
    def dimensions(self) -> int: ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, in the order given; shape (len(texts), dimensions)."""
        ...

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, in the order given; shape (len(texts), dimensions)."""
        ...


class ModelError(Exception):
    """An embedding model cannot be found, built or loaded; the message says what to do."""
