"""Topics: what items are about, from a small list (``topics.toml``), found by meaning and overridden by people.

An item has a topic when it is nearer to the topic's descriptions than most items of its plan are: its cosine with them,
standardised over the plan's items, passes a threshold; the topic it stands out by most is always given. Headings count
too, as they say what a section is about. The threshold was set beforehand; ``python -m evaluation topics`` measures it
on hand labels, beside one chosen by cross-validation.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from index.bias import LANGUAGES
from index.embedding import Embedder, Vectors
from index.opened import IndexedPlan, OpenIndex

THRESHOLD: Final = 1.35
"""Standard deviations by which an item stands nearer to a topic than the plan's items do on the whole."""
_HEADING_SHARE: Final = 0.35
_DESCRIBED: Final[WeakKeyDictionary[Embedder, tuple[Vectors, ...]]] = WeakKeyDictionary()
"""What the topics' descriptions are to each embedder: a library that changes is opened anew with the same one."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: by language its title, the words that name it in a question (a regular expression), a description."""

    id: str
    titles: Mapping[str, str]
    words: Mapping[str, str]
    descriptions: Mapping[str, str]


@cache
def topics() -> tuple[Topic, ...]:
    table = tomllib.loads(resources.files("index").joinpath("topics.toml").read_text(encoding="utf-8"))

    def by_language(row: Mapping[str, str], what: str) -> Mapping[str, str]:
        return {language: row[f"{what}_{language}"] for language in LANGUAGES}

    return tuple(
        Topic(key, by_language(row, "title"), by_language(row, "words"), by_language(row, "about"))
        for key, row in table.items()
    )


def tag_topics(index: OpenIndex, embedder: Embedder) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The topics of every item, by plan and item id, in the order of the list; each plan's when they are asked for."""
    return _TaggedPlans(index, embedder)


class _TaggedPlans(Mapping[str, Mapping[str, tuple[str, ...]]]):
    """Tags a plan when it is asked for."""

    def __init__(self, index: OpenIndex, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder
        self._plans = {plan.plan_id: plan for plan in index.plans if plan.items}
        self._vectors = topic_vectors(index, embedder)

    def __getitem__(self, plan_id: str) -> Mapping[str, tuple[str, ...]]:
        plan = self._plans[plan_id]
        scores = topic_scores(plan, self._index, self._embedder, self._vectors)
        return {item.id: chosen_topics(row) for item, row in zip(plan.items, scores, strict=True)}

    def __iter__(self) -> Iterator[str]:
        return iter(self._plans)

    def __len__(self) -> int:
        return len(self._plans)


def topic_vectors(index: OpenIndex, embedder: Embedder) -> Vectors:
    """The mean vector of each topic's descriptions in all languages, shape (topics, dimensions)."""

    def mean(vectors: Vectors) -> Vectors:
        unbiased = [
            index.bias.unbiased_query(vector, language) for vector, language in zip(vectors, LANGUAGES, strict=True)
        ]
        return np.asarray(np.mean(unbiased, axis=0), np.float32)

    return np.stack([mean(vectors) for vectors in _described(embedder)])


def topic_scores(
    plan: IndexedPlan, index: OpenIndex, embedder: Embedder, vectors: Vectors | None = None
) -> NDArray[np.float64]:
    """How much nearer each item is to each topic than the others are, in standard deviations; shape (items, topics).

    ``vectors`` are the topics', where they are known already.
    """
    vectors = topic_vectors(index, embedder) if vectors is None else vectors
    heading_texts = list(dict.fromkeys(" ".join(item.headings) for item in plan.items))
    headings = embedder.embed_documents(heading_texts)
    headings = index.bias.unbiased_documents(headings, [plan.language] * len(heading_texts))
    place = {text: at for at, text in enumerate(heading_texts)}
    own = [place[" ".join(item.headings)] for item in plan.items]
    scores = (1 - _HEADING_SHARE) * _cosines(index, plan, vectors) + _HEADING_SHARE * (headings @ vectors.T)[own]
    return np.asarray((scores - scores.mean(axis=0)) / (scores.std(axis=0) + 1e-9), np.float64)


def _described(embedder: Embedder) -> tuple[Vectors, ...]:
    """The vectors of each topic's descriptions, a row a language. They are the same for every plan."""
    if embedder not in _DESCRIBED:
        _DESCRIBED[embedder] = tuple(
            embedder.embed_queries(
                [f"{topic.titles[language]}: {topic.descriptions[language]}" for language in LANGUAGES]
            )
            for topic in topics()
        )
    return _DESCRIBED[embedder]


def chosen_topics(row: NDArray[np.float64], threshold: float = THRESHOLD) -> tuple[str, ...]:
    """The topics of one item's scores: those over the threshold, and the nearest in any case."""
    best = int(np.argmax(row))
    return tuple(topic.id for at, topic in enumerate(topics()) if at == best or row[at] > threshold)


def _cosines(index: OpenIndex, plan: IndexedPlan, vectors: Vectors) -> NDArray[np.float64]:
    """The mean cosine of each topic and the views of each item, shape (items, topics)."""
    of_views = index.views.take(slice(plan.rows.start, plan.rows.stop)) @ vectors.T
    item = index.layout.item_of_view[plan.rows.start : plan.rows.stop] - plan.places.start
    total = np.zeros((len(plan.items), len(vectors)))
    np.add.at(total, item, of_views)
    return total / np.bincount(item, minlength=len(plan.items))[:, np.newaxis]
