"""Topics of items, by meaning: how near an item's text, with its headings, lies to the descriptions of topics.

A closed list, described in ``topics.toml``. Every item has its nearest topic, and the others that lie nearly as near
and stand out from the plan's other items.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Final

import numpy as np

from corpus import Plan
from index.bias import LanguageBias
from index.embedding import Embedder, Vectors

_NEARLY: Final = 1.0
"""How far below an item's nearest topic another may lie, in standard deviations over the plan's items."""
_STANDS_OUT: Final = 1.0
"""By how many standard deviations an item has to stand out for a second topic."""
_MOST: Final = 3


@cache
def topics() -> tuple[str, ...]:
    """The names of the topics, in the order in which they are shown."""
    return tuple(_descriptions())


def tag_topics(plan: Plan, embedder: Embedder, bias: LanguageBias) -> dict[str, tuple[str, ...]]:
    """Return the topics of a plan's items by id, nearest first."""
    if not plan.items:
        return {}
    language = plan.metadata.language
    texts = [f"{' '.join(item.headings[-1:])} {item.text}" for item in plan.items]
    documents = bias.unbiased_documents(embedder.embed_documents(texts), [language] * len(texts))
    scores = _standard(documents @ _topic_vectors(embedder, bias).T)
    return {item.id: _topics_of(row) for item, row in zip(plan.items, scores, strict=True)}


def _topics_of(row: Vectors) -> tuple[str, ...]:
    order = np.argsort(-row, kind="stable")[:_MOST]
    best = row[order[0]]
    kept = [
        place for place in order if place == order[0] or (row[place] >= best - _NEARLY and row[place] >= _STANDS_OUT)
    ]
    return tuple(topics()[place] for place in kept)


def _standard(scores: Vectors) -> Vectors:
    """Each topic's scores with their mean over items taken away, over the deviation of all: topics differ in reach."""
    centred = scores - scores.mean(axis=0)
    return np.asarray(centred / max(float(centred.std()), 1e-6), np.float32)


def _topic_vectors(embedder: Embedder, bias: LanguageBias) -> Vectors:
    """One vector a topic: the mean of its descriptions in all languages."""
    of_languages = []
    for language in ("ja", "en", "mn"):
        texts = [described[language] for described in _descriptions().values()]
        vectors = embedder.embed_queries(texts)
        of_languages.append(np.stack([bias.unbiased_query(vector, language) for vector in vectors]))
    mean = np.mean(of_languages, axis=0)
    return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), np.float32)


def _descriptions() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("topics.toml").read_text(encoding="utf-8"))
