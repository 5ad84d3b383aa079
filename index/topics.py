"""Topics: what items are about, from a small list (``topics.toml``), found by meaning and overridden by people.

An item has a topic when it is nearer to the topic's descriptions than most items of its plan are: its cosine with them,
standardised over the plan's items, passes a threshold; the topic it stands out by most is always given. Headings count
too, as they say what a section is about. The threshold was set beforehand; ``python -m evaluation topics`` measures it
on hand labels, beside one chosen by cross-validation.
"""

import tomllib
from collections.abc import Mapping
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
    """The topics of every item, by plan and item id, in the order of the list."""
    return {
        plan.plan_id: {
            item.id: chosen_topics(row)
            for item, row in zip(plan.items, topic_scores(plan, index, embedder), strict=True)
        }
        for plan in index.plans
        if plan.items
    }


def topic_scores(plan: IndexedPlan, index: OpenIndex, embedder: Embedder) -> NDArray[np.float64]:
    """How much nearer each item is to each topic than the others are, in standard deviations; shape (items, topics)."""
    columns = []
    heading_texts = list(dict.fromkeys(" ".join(item.headings) for item in plan.items))
    headings = embedder.embed_documents(heading_texts)
    headings = index.bias.unbiased_documents(headings, [plan.views[0].language] * len(heading_texts))
    place = {text: at for at, text in enumerate(heading_texts)}
    own = [place[" ".join(item.headings)] for item in plan.items]
    for vectors in _described(embedder):
        unbiased = [
            index.bias.unbiased_query(vector, language) for vector, language in zip(vectors, LANGUAGES, strict=True)
        ]
        mean = np.mean(unbiased, axis=0).astype(np.float32)
        cosines = _cosines(index, plan, mean)
        of_headings = (headings @ mean)[own]
        columns.append((1 - _HEADING_SHARE) * cosines + _HEADING_SHARE * of_headings)
    scores = np.stack(columns, axis=1)
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


def _cosines(index: OpenIndex, plan: IndexedPlan, vector: NDArray[np.float32]) -> NDArray[np.float64]:
    """The mean cosine of a topic and the views of each item."""
    scores, rows = index.store.search(vector, len(index.store))
    cosines = np.zeros(len(index.store))
    cosines[rows] = scores
    of_plan = cosines[plan.rows.start : plan.rows.stop]
    total = np.bincount(plan.item_of_view, weights=of_plan, minlength=len(plan.items))
    return np.asarray(total / np.maximum(np.bincount(plan.item_of_view, minlength=len(plan.items)), 1), np.float64)
