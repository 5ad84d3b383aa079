"""The headings of a plan, as a topic may name them: as printed, and as somebody rendered them."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from corpus.sections import section_ids
from index.bias import LanguageBias
from index.embedding import Embedder, Vectors
from index.opened import IndexedPlan

_PRINTED: Final = 0.5
_RENDERED: Final = 0.65
"""Cosines from which on a topic names a heading, as printed or as rendered in the topic's own language. Headings in
other languages than the topic's reached .51 to .71 with their own items' heading, .49 with others'; in its own, where
bare likeness of wording counts, .15 more."""
_WIDE: Final = 1 / 3
"""Share of the plan's items from which on a heading is too wide to be named by likeness: "cooperation with Hokkaido" is
like "Cooperation in the economic field", and means one of its 37 items."""
_SAME: Final = 0.9
"""Cosine from which on a topic is the heading's own words, however wide it is."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the places of the items under it, its language, and its unit vector."""

    items: frozenset[int]
    language: str
    vector: Vectors


class HeadingVectors:
    """Embeds the headings of a plan when it is first asked for a topic, and keeps them: they are a few dozen short
    texts. Safe to use from several threads.
    """

    def __init__(self, embedder: Embedder, bias: LanguageBias) -> None:
        self._embedder = embedder
        self._bias = bias
        self._known: dict[str, tuple[Heading, ...]] = {}
        self._making = threading.Lock()

    def of(self, plan: IndexedPlan) -> tuple[Heading, ...]:
        """The headings of a plan in all languages that it has them in."""
        with self._making:
            if plan.plan_id not in self._known:
                self._known[plan.plan_id] = self._make(plan)
            return self._known[plan.plan_id]

    def _make(self, plan: IndexedPlan) -> tuple[Heading, ...]:
        # The first views are the items' own texts, in the plan's language.
        printed = plan.views[0].language if plan.views else ""
        items = _items_under(plan)
        texts = [
            (items[section.id], language, text)
            for section in plan.sections
            for language, text in ((printed, section.heading), *section.renderings)
        ]
        if not texts:
            return ()
        vectors = self._embedder.embed_documents([text for *_, text in texts])
        unbiased = self._bias.unbiased_documents(vectors, [language for _, language, _ in texts])
        return tuple(Heading(under, lang, vector) for (under, lang, _), vector in zip(texts, unbiased, strict=True))


def named_heading(headings: Sequence[Heading], topic: Vectors, language: str, items: int) -> frozenset[int]:
    """The places of the items under the heading that a topic names: the nearest, if one is near enough.

    Args:
        headings: of one plan.
        topic: the topic's unit vector.
        language: of the topic.
        items: how many items the plan has.
    """
    margins: dict[frozenset[int], float] = {}
    for heading in headings:
        cosine = float(np.dot(heading.vector, topic))
        least = _RENDERED if heading.language == language else _PRINTED
        if len(heading.items) > _WIDE * items:
            least = _SAME
        margins[heading.items] = max(margins.get(heading.items, -1.0), cosine - least)
    return max(margins, key=lambda under: margins[under]) if max(margins.values(), default=-1.0) >= 0 else frozenset()


def _items_under(plan: IndexedPlan) -> Mapping[str, frozenset[int]]:
    """The places of the items under each section, by its id."""
    under: dict[str, set[int]] = {}
    for place, item in enumerate(plan.items):
        for section in section_ids(item):
            under.setdefault(section, set()).add(place)
    return {section: frozenset(places) for section, places in under.items()}
