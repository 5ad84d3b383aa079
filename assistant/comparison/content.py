"""What a text is about, as weighted terms; and how much two texts have in common."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from index.analysis import read_terms

Weights = Mapping[str, float]
"""The terms of a text with their weights."""


class Rarity:
    """How much a term tells: more, the fewer of the texts of both plans have it."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        texts = tuple(texts)
        self._count = len(texts)
        self._having = Counter(term for text in texts for term in text)

    def weigh(self, text: frozenset[str]) -> Weights:
        return {term: math.log(1 + self._count / (0.5 + self._having[term])) for term in text}


def content_of(text: str) -> frozenset[str]:
    """The distinct terms of a text, of any language."""
    return frozenset(term.text for term in read_terms(text))


def likeness(one: Weights, other: Weights) -> float:
    """The cosine of two weighted texts, from 0 to 1."""
    common = sum(weight * other[term] for term, weight in one.items() if term in other)
    sizes = _square(one) * _square(other)
    return common / math.sqrt(sizes) if sizes else 0.0


def contained(part: Weights, whole: Iterable[str]) -> float:
    """The share of a text's weight that another text has too, from 0 to 1."""
    terms = frozenset(whole)
    total = sum(part.values())
    return sum(weight for term, weight in part.items() if term in terms) / total if total else 0.0


def _square(weights: Weights) -> float:
    return sum(weight * weight for weight in weights.values())
