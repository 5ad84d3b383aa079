"""An index opened for asking: checked against the plans and the model, and held in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus import Item, Plan
from index.analysis import terms
from index.centring import LanguageMeans
from index.embedding import Vectors
from index.errors import IndexUnusableError
from index.files import BUILD_COMMAND, Generation, PlanVectors, current_generation
from index.lexical import LexicalIndex
from index.manifest import Manifest, describe
from index.phrases import split_phrases
from index.vectors import VectorStore
from index.views import View, views_of

_ATTEMPTS: Final = 3
"""A build that ends while the index is being opened takes the old one's files away; the new one is there."""


@dataclass(frozen=True, slots=True)
class IndexedItem:
    """An item with its phrases: [start, end) offsets into ``item.text``, and their vectors, a row each."""

    item: Item
    phrases: tuple[tuple[int, int], ...]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class IndexedPlan:
    """A plan in the index.

    ``rows`` is where its views stand in the vector store; ``item_of_view`` has the place of the item (in
    ``items``) that each of them belongs to; ``lexical`` scores the items in the same order.
    """

    plan_id: str
    items: tuple[IndexedItem, ...]
    views: tuple[View, ...]
    rows: range
    item_of_view: NDArray[np.int64]
    lexical: LexicalIndex


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """An index in memory: one row of ``store`` a view, plan after plan."""

    manifest: Manifest
    means: LanguageMeans
    store: VectorStore
    plans: tuple[IndexedPlan, ...]


def open_index(folder: Path, plans: Sequence[Plan], model: str) -> OpenIndex:
    """Open the index in use.

    Args:
        folder: where indexes are built.
        plans: the plans as they are now.
        model: fingerprint of the embedding model that questions will be embedded with.

    Raises:
        IndexUnusableError: there is no index, or it is damaged, or built from other texts or by another model.
    """
    by_id = {plan.id: plan for plan in plans}
    failure: Exception | None = None
    for _ in range(_ATTEMPTS):
        generation = current_generation(folder)
        _check(generation.manifest, plans, model)
        try:
            return _open(generation, by_id)
        except (EOFError, OSError, RuntimeError, ValueError) as error:
            failure = error
    raise IndexUnusableError(f"the index is damaged ({failure}); build it again with: {BUILD_COMMAND}") from failure


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
    return OpenIndex(generation.manifest, generation.means(), store, tuple(indexed))


def _open_plan(plan: Plan, vectors: PlanVectors, first_row: int) -> IndexedPlan:
    items: list[IndexedItem] = []
    used = 0
    for item in plan.items:
        phrases = split_phrases(item.text)
        items.append(IndexedItem(item, phrases, vectors.phrases[used : used + len(phrases)]))
        used += len(phrases)
    if used != len(vectors.phrases):
        raise ValueError(f"{len(vectors.phrases)} phrase vectors for {used} phrases of {plan.id}")
    views = tuple(views_of(plan))
    place = {item.id: number for number, item in enumerate(plan.items)}
    words: list[list[str]] = [[] for _ in plan.items]
    for view in views:
        words[place[view.item_id]] += terms(view.text)
    return IndexedPlan(
        plan_id=plan.id,
        items=tuple(items),
        views=views,
        rows=range(first_row, first_row + len(views)),
        item_of_view=np.array([place[view.item_id] for view in views], dtype=np.int64),
        lexical=LexicalIndex.of(words),
    )
