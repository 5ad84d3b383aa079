"""An index opened for asking: checked against the plans and the model, and held in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus import Item, Plan
from index.embedding import Vectors
from index.errors import IndexUnusableError
from index.files import BUILD_COMMAND, Generation, current_generation
from index.manifest import Manifest, describe
from index.phrases import split_phrases
from index.vectors import VectorStore
from index.views import View, views_of

_ATTEMPTS: Final = 3
"""A build that ends while the index is being opened takes the old one's files away; the new one is there."""


@dataclass(frozen=True, slots=True)
class IndexedView:
    """What a row of the vector store stands for."""

    plan_id: str
    view: View


@dataclass(frozen=True, slots=True)
class IndexedItem:
    """An item with its phrases: [start, end) offsets into ``item.text``, and their vectors, a row each."""

    item: Item
    phrases: tuple[tuple[int, int], ...]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """An index in memory. ``views[row]`` is what a row of ``store`` stands for."""

    manifest: Manifest
    store: VectorStore
    views: tuple[IndexedView, ...]
    items: dict[tuple[str, str], IndexedItem]


def open_index(folder: Path, plans: Sequence[Plan], model: str) -> OpenIndex:
    """Open the index in use.

    Args:
        folder: where indexes are built.
        plans: the plans as they are now.
        model: fingerprint of the embedding model that questions will be embedded with.

    Raises:
        IndexUnusableError: there is no index, or it is damaged, or built from other texts or by another model.
    """
    for attempt in range(_ATTEMPTS):
        generation = current_generation(folder)
        _check(generation.manifest, plans, model)
        try:
            return _open(generation, {plan.id: plan for plan in plans})
        except (EOFError, OSError, RuntimeError, ValueError) as error:
            if attempt + 1 == _ATTEMPTS:
                raise IndexUnusableError(
                    f"the index is damaged ({error}); delete {folder} and build it again with: {BUILD_COMMAND}"
                ) from error
    raise AssertionError("unreachable")


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
    views: list[IndexedView] = []
    items: dict[tuple[str, str], IndexedItem] = {}
    for plan_id in generation.manifest.plans:
        plan = plans[plan_id]
        views += [IndexedView(plan_id, view) for view in views_of(plan)]
        vectors, row = generation.plan_vectors(plan_id).phrases, 0
        for item in plan.items:
            phrases = split_phrases(item.text)
            items[plan_id, item.id] = IndexedItem(item, phrases, vectors[row : row + len(phrases)])
            row += len(phrases)
        if row != len(vectors):
            raise ValueError(f"{len(vectors)} phrase vectors for {row} phrases of {plan_id}")
    if len(store) != len(views):
        raise ValueError(f"{len(store)} vectors for {len(views)} views")
    return OpenIndex(generation.manifest, store, tuple(views), items)
