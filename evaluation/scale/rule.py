"""Vectors made by a rule, where embedding a million texts would take a day.

The model's vector of a text is a mean over its tokens, so that the vector of an item made of sentences lies near the
mean of the sentences' vectors, weighted by length; what is left over is a matter of how they stand together and of the
numbers and names put in. The rule: that mean of the real sentences' true vectors, and a normal deviate with the mean
and covariance that the leftover has for truly embedded items, made smaller until the tenth neighbour is as near as it
is among them (leftovers of like items are alike, which deviates are not); of length one. A phrase or question is the
true vector of the one that it is a variation of, with the leftover of phrases. The deviate depends on the text alone.

Whether neighbours lie as they would is checked on truly embedded items that the rule was not fitted on
(``check_rule``).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from itertools import chain
from typing import Final, Self

import numpy as np

from evaluation.scale.pieces import Piece
from evaluation.scale.variation import skeleton
from index.embedding import Embedder, Vectors
from index.phrases import split_phrases

OPENING: Final = "２０２０年までに，サラ県において，"
"""Stands for all openings."""
_PART: Final = re.compile(r"^[^。]*?において，|[^。]+。")
_BANK: Final = 16_384
_SEED: Final = 10
_SHARES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5)


class TextKind(StrEnum):
    """An item's own text is a mean of parts; a phrase or a question is a variation of one text."""

    ITEM = "item"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Leftover:
    """What true vectors have beside what is foretold: a mean, and normal deviates from it, one a row."""

    mean: Vectors
    deviates: Vectors

    @classmethod
    def of(cls, left: Vectors, seed: int) -> Self:
        """Draw deviates with the mean and covariance of ``left``, shape (texts, dimensions)."""
        random = np.random.default_rng(seed)
        covariance = np.cov(left.T) + 1e-9 * np.eye(left.shape[1])
        drawn = random.standard_normal((_BANK, left.shape[1])) @ np.linalg.cholesky(covariance).T
        return cls(left.mean(axis=0), np.asarray(drawn, np.float32))

    def times(self, share: float) -> "Leftover":
        """The same mean, with deviates from it made smaller."""
        return Leftover(self.mean, np.float32(share) * self.deviates)

    def take(self, texts: Sequence[str]) -> Vectors:
        """A deviate for each text, always the same: two of the stock together, which gives 270 million."""
        digests = np.array([np.frombuffer(blake2b(t.encode(), digest_size=8).digest(), np.uint32) for t in texts])
        first, second = (self.deviates[digests[:, place] % _BANK] for place in (0, 1))
        return np.asarray(self.mean + (first + second) / np.sqrt(2), np.float32)


class RuleEmbedder:
    """Embeds made items by the rule, and anything else with the model."""

    def __init__(self, inner: Embedder, known: Mapping[str, Vectors], leftovers: Mapping[TextKind, Leftover]) -> None:
        """``known`` has the true vectors of real texts, by their skeletons."""
        self._inner = inner
        self._known = known
        self._leftovers = leftovers
        self.unforeseen = 0
        """Texts that were embedded with the model, as no real text is known that they vary."""

    @property
    def fingerprint(self) -> str:
        return f"{self._inner.fingerprint}-by-rule"

    @property
    def dimensions(self) -> int:
        return self._inner.dimensions

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._inner.embed_queries(texts)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        kinds: dict[TextKind, list[int]] = {kind: [] for kind in TextKind}
        for row, text in enumerate(texts):
            foretold = foretell(text, self._known)
            if foretold is None:
                self.unforeseen += 1
                vectors[row] = self._inner.embed_documents([text])[0]
                continue
            kind, vectors[row] = foretold
            kinds[kind].append(row)
        for kind, rows in kinds.items():
            if rows:
                vectors[rows] = unit(vectors[rows] + self._leftovers[kind].take([texts[row] for row in rows]))
        return vectors


def real_texts(pieces: Sequence[Piece]) -> list[str]:
    """All that made texts are variations of: openings, sentences, their phrases, questions."""
    sentences = [OPENING, *(piece.text for piece in pieces)]
    phrases = (text[start:end] for text in sentences for start, end in split_phrases(text))
    questions = (question for piece in pieces for question in piece.questions)
    return list(dict.fromkeys(chain(sentences, phrases, questions)))


def fit_rule(embedder: Embedder, real: Sequence[str], sample: Sequence[str]) -> RuleEmbedder:
    """Fit the rule.

    Args:
        embedder: the model.
        real: texts that made ones are variations of.
        sample: made texts, whose leftovers are measured.
    """
    known = dict(zip(map(skeleton, real), embedder.embed_documents(real), strict=True))
    left: dict[TextKind, list[Vectors]] = {kind: [] for kind in TextKind}
    for text, true in zip(sample, embedder.embed_documents(sample), strict=True):
        if foretold := foretell(text, known):
            kind, vector = foretold
            left[kind].append(true - vector)
    leftovers = {kind: Leftover.of(np.stack(of_kind), _SEED) for kind, of_kind in left.items()}
    items = [text for text in sample if (foretold := foretell(text, known)) and foretold[0] is TextKind.ITEM]
    near = _tenth(embedder.embed_documents(items))

    def error(share: float) -> float:
        smaller = {kind: leftover.times(share) for kind, leftover in leftovers.items()}
        return abs(_tenth(RuleEmbedder(embedder, known, smaller).embed_documents(items)) - near)

    best = min(_SHARES, key=error)
    return RuleEmbedder(embedder, known, {kind: leftover.times(best) for kind, leftover in leftovers.items()})


def _tenth(vectors: Vectors) -> float:
    """The median cosine with the tenth neighbour."""
    return neighbours(vectors, vectors[:1]).tenth[1]


def foretell(text: str, known: Mapping[str, Vectors]) -> tuple[TextKind, Vectors] | None:
    """The vector that the real texts foretell for a made one; None if it is a variation of none."""
    if (own := known.get(skeleton(text))) is not None:
        return TextKind.PART, own
    parts = _PART.findall(text)
    vectors = [known.get(skeleton(part)) for part in parts]
    if not parts or any(vector is None for vector in vectors):
        return None
    weighed = sum(len(part) * vector for part, vector in zip(parts, vectors, strict=True) if vector is not None)
    return TextKind.ITEM, unit(np.asarray(weighed, np.float32)[np.newaxis])[0]


def unit(vectors: Vectors) -> Vectors:
    """The same at length one."""
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def check_rule(
    rule: RuleEmbedder, true: Embedder, items: Sequence[str], questions: Vectors
) -> tuple["Neighbours", "Neighbours"]:
    """How items lie that the rule was not fitted on: by their true vectors, and by the rule's."""
    return neighbours(true.embed_documents(items), questions), neighbours(rule.embed_documents(items), questions)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Quantiles (5 %, 50 %, 95 %) of the cosine with the first and the tenth neighbour among the same items, and with
    the tenth nearest item of real questions.
    """

    first: tuple[float, ...]
    tenth: tuple[float, ...]
    asked: tuple[float, ...]


def neighbours(vectors: Vectors, questions: Vectors) -> Neighbours:
    """Measure how items lie to one another and to questions."""
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    ordered = -np.sort(-cosines, axis=1)[:, :10]
    asked = -np.sort(-(questions @ vectors.T), axis=1)[:, 9]
    first, tenth, of_questions = (
        tuple(np.quantile(each, (0.05, 0.5, 0.95)).tolist()) for each in (ordered[:, 0], ordered[:, 9], asked)
    )
    return Neighbours(first, tenth, of_questions)
