"""An index opened for asking: checked against the plans and the model, and held in memory."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus import Item, Plan
from index.analysis import terms
from index.bias import LanguageBias
from index.embedding import Vectors
from index.errors import DamagedIndexError, IndexUnusableError
from index.files import BUILD_COMMAND, Generation, PlanVectors, current_generation, other_generations
from index.lexical import LexicalIndex
from index.manifest import Manifest, describe
from index.phrases import split_phrases
from index.signals import Wording
from index.vectors import VectorStore
from index.views import View, views_of

_MANY: Final = 1.5
"""Views an item, from which on a language counts as one with many wordings."""
_ATTEMPTS: Final = 3
"""A build that ends while the index is being opened takes the old one's files away; the new one is there."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a plan's items, in reading order.

    ``stretches`` are [start, end) offsets into the text of the item that ``item`` has the place of; ``vectors`` has
    a row a phrase; those of the item at ``place`` are ``first[place]`` to ``first[place + 1]``.
    """

    stretches: tuple[tuple[int, int], ...]
    item: NDArray[np.int64]
    first: tuple[int, ...]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class IndexedPlan:
    """A plan in the index.

    ``rows`` is where its views stand in the vector store, the items' own texts first; ``item_of_view`` has the place
    of the item (in ``items``) that each of them belongs to; ``lexical`` scores the items in the same order;
    ``wording`` says of each language in how many wordings its items can be found.
    """

    plan_id: str
    items: tuple[Item, ...]
    phrases: Phrases
    views: tuple[View, ...]
    rows: range
    item_of_view: NDArray[np.int64]
    lexical: LexicalIndex
    wording: dict[str, Wording]


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """An index in memory: one row of ``store`` a view, plan after plan."""

    manifest: Manifest
    bias: LanguageBias
    store: VectorStore
    plans: tuple[IndexedPlan, ...]


def open_index(folder: Path, plans: Sequence[Plan], model: str) -> OpenIndex:
    """Open the index in use.

    Args:
        folder: where indexes are built.
        plans: the plans as they are now.
        model: fingerprint of the embedding model that questions will be embedded with.

    Raises:
        IndexUnusableError: there is no index, or it was built from other texts or by another model.
        DamagedIndexError: its files cannot be read.
    """
    by_id = {plan.id: plan for plan in plans}
    failure: Exception | None = None
    for _ in range(_ATTEMPTS):
        try:
            return _open(_generation_of(folder, plans, model), by_id)
        except (DamagedIndexError, EOFError, OSError, RuntimeError, ValueError) as error:
            failure = error
    raise DamagedIndexError(f"the index is damaged ({failure}); build it again with: {BUILD_COMMAND}") from failure


def _generation_of(folder: Path, plans: Sequence[Plan], model: str) -> Generation:
    """The generation in use, or the one that is about to be: the plans are changed a moment before the pointer."""
    current = current_generation(folder)
    if current.manifest.model == model and changed_plans(current.manifest, plans):
        for other in other_generations(folder):
            if other.manifest.model == model and not changed_plans(other.manifest, plans):
                return other
    _check(current.manifest, plans, model)
    return current


def changed_plans(manifest: Manifest, plans: Sequence[Plan]) -> tuple[str, ...]:
    """Ids of the plans that are not in the index as they are now: added, removed, or with another text."""
    now, then = {plan.id: describe(plan) for plan in plans}, manifest.plans
    return tuple(sorted(plan_id for plan_id in now.keys() | then.keys() if now.get(plan_id) != then.get(plan_id)))


def _check(manifest: Manifest, plans: Sequence[Plan], model: str) -> None:
    if manifest.model != model:
        raise IndexUnusableError(
            f"the index was built by the model {manifest.model}, and questions would be embedded by {model}; "
            f"build it again with: {BUILD_COMMAND}"
        )
    if changed := changed_plans(manifest, plans):
        raise IndexUnusableError(
            f"the index was built from other texts (changed: {', '.join(changed)}); "
            f"bring it up to date with: {BUILD_COMMAND}"
        )


def _open(generation: Generation, plans: dict[str, Plan]) -> OpenIndex:
    store = generation.store()
    indexed: list[IndexedPlan] = []
    row = 0
    for plan_id in generation.manifest.plans:
        indexed.append(_open_plan(plans[plan_id], generation.plan_vectors(plan_id), row))
        row = indexed[-1].rows.stop
    if len(store) != row:
        raise ValueError(f"{len(store)} vectors for {row} views")
    return OpenIndex(generation.manifest, generation.bias(), store, tuple(indexed))


def _open_plan(plan: Plan, vectors: PlanVectors, first_row: int) -> IndexedPlan:
    views = tuple(views_of(plan))
    place = {item.id: number for number, item in enumerate(plan.items)}
    words: list[list[str]] = [[] for _ in plan.items]
    for view in views:
        words[place[view.item_id]] += terms(view.text)
    return IndexedPlan(
        plan_id=plan.id,
        items=plan.items,
        phrases=_phrases(plan, vectors.phrases),
        views=views,
        rows=range(first_row, first_row + len(views)),
        item_of_view=np.array([place[view.item_id] for view in views], dtype=np.int64),
        lexical=LexicalIndex.of(words),
        wording=_wording(views, len(plan.items)),
    )


def _wording(views: Sequence[View], items: int) -> dict[str, Wording]:
    counts = Counter(view.language for view in views)
    return {language: Wording.MANY if count > _MANY * items else Wording.ONE for language, count in counts.items()}


def _phrases(plan: Plan, vectors: Vectors) -> Phrases:
    of_items = [split_phrases(item.text) for item in plan.items]
    counts = [len(phrases) for phrases in of_items]
    if sum(counts) != len(vectors):
        raise ValueError(f"{len(vectors)} phrase vectors for {sum(counts)} phrases of {plan.id}")
    return Phrases(
        stretches=tuple(stretch for phrases in of_items for stretch in phrases),
        item=np.repeat(np.arange(len(counts)), counts),
        first=(0, *accumulate(counts)),
        vectors=vectors,
    )
