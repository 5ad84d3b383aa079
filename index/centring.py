"""Language bias: what all texts of a language share in a multilingual model, and says nothing of their matter.

Texts in one language lie nearer to each other than to their translations. Subtracting the mean vector of the
language takes most of that away. The means are measured on generic sentences that are translations of one
another (``generic/sentences.jsonl``), so that they differ by language and not by subject. Queries and documents
have means of their own, because E5 and its kin embed them with different prompts.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder, Vectors

LANGUAGES: Final = ("ja", "en", "mn")


@dataclass(frozen=True, slots=True)
class LanguageMeans:
    """Mean vectors of queries and of documents, each of shape (languages, dimensions)."""

    queries: NDArray[np.float32]
    documents: NDArray[np.float32]

    @classmethod
    def measure(cls, embedder: Embedder, embedded: Callable[[int], None] = lambda texts: None) -> Self:
        """Embed the generic sentences of every language, as queries and as documents; tell ``embedded`` how many."""
        sentences = generic_sentences()
        means = []
        for embed in (embedder.embed_queries, embedder.embed_documents):
            for language in LANGUAGES:
                means.append(embed(sentences[language]).mean(axis=0))
                embedded(len(sentences[language]))
        queries, documents = np.split(np.stack(means).astype(np.float32), 2)
        return cls(queries, documents)

    @classmethod
    def read(cls, file: Path) -> Self:
        with file.open("rb") as opened:
            both: NDArray[np.float32] = np.load(opened, allow_pickle=False)
        return cls(both[0], both[1])

    def write(self, file: Path) -> None:
        np.save(file, np.stack([self.queries, self.documents]), allow_pickle=False)

    def centre_query(self, vector: Vectors, language: str) -> Vectors:
        """A query's unit vector, shape (dimensions,), without its language's mean; again of length one."""
        centred: Vectors = _centred(vector[np.newaxis], [language], self.queries)[0]
        return centred

    def centre_documents(self, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        """Documents' unit vectors, shape (texts, dimensions), each without its language's mean; again unit vectors.

        A language without a mean is left as it is.
        """
        return _centred(vectors, languages, self.documents)


def _centred(vectors: Vectors, languages: Sequence[str], means: NDArray[np.float32]) -> Vectors:
    none = np.zeros_like(means[:1])
    rows = [LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES) for language in languages]
    centred = vectors - np.concatenate([means, none])[rows]
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    return np.asarray(centred / np.maximum(lengths, 1e-9), np.float32)


def generic_sentences() -> dict[str, list[str]]:
    """The generic sentences of each language, in one order."""
    text = resources.files("index").joinpath("generic/sentences.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    return {language: [row[language] for row in rows] for language in LANGUAGES}
