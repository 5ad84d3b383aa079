"""The headings of a plan, as a topic may name them."""

import threading
from dataclasses import dataclass
from typing import Final

from index.bias import LanguageBias
from index.embedding import Embedder, Vectors
from index.opened import IndexedPlan

_MOST_ITEMS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Headings:
    """Every heading that has items under it: the places of these, and one unit vector a heading."""

    items: tuple[frozenset[int], ...]
    vectors: Vectors


class HeadingVectors:
    """Embeds the headings of a plan when it is first asked for a topic, and keeps them: they are a dozen short texts.

    Safe to use from several threads.
    """

    def __init__(self, embedder: Embedder, bias: LanguageBias) -> None:
        self._embedder = embedder
        self._bias = bias
        self._known: dict[str, Headings | None] = {}
        self._making = threading.Lock()

    def of(self, plan: IndexedPlan) -> Headings | None:
        """The headings of a plan; None if it has none, or too many items for them to be embedded while one waits."""
        with self._making:
            if len(plan.places) > _MOST_ITEMS:
                return None
            if plan.plan_id not in self._known:
                self._known[plan.plan_id] = self._make(plan)
            return self._known[plan.plan_id]

    def _make(self, plan: IndexedPlan) -> Headings | None:
        trails: dict[tuple[str, ...], set[int]] = {}
        for place, item in enumerate(plan.items):
            for depth in range(1, len(item.headings) + 1):
                trails.setdefault(item.headings[:depth], set()).add(place)
        if not trails:
            return None
        vectors = self._embedder.embed_documents([trail[-1] for trail in trails])
        languages = [plan.language] * len(trails)
        return Headings(tuple(map(frozenset, trails.values())), self._bias.unbiased_documents(vectors, languages))
