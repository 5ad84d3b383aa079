"""An index opened for asking: checked against the plans and the model; its arrays are mapped, not read."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus import Item, Plan
from index.bias import LanguageBias
from index.errors import DamagedIndexError, IndexUnusableError
from index.files import BUILD_COMMAND, Generation, current_generation, other_generations
from index.layout import Layout
from index.lexical import LexicalIndex, WordsOfPlan
from index.manifest import Manifest, PlanEntry, digest
from index.signals import Wording
from index.stores import FileStores, Stores
from index.vectors import VectorRows, VectorStore, WordStore

_MANY: Final = 1.5
"""Views an item, from which on a language counts as one with many wordings."""
_ATTEMPTS: Final = 3
"""A build that ends while the index is being opened takes the old one's files away; the new one is there."""


@dataclass(frozen=True, slots=True)
class IndexedPlan:
    """A plan in the index.

    ``number`` counts the plans from 0; ``places`` is where its items stand among all, ``rows`` where its views stand
    in the vector store, the items' own texts first. ``words`` tells of its words; ``language`` is that of its own
    texts, and ``wording`` says of each language in how many wordings its items can be found.
    """

    number: int
    plan_id: str
    items: tuple[Item, ...]
    places: range
    rows: range
    words: WordsOfPlan
    language: str
    wording: Mapping[str, Wording]


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """An index that can be asked. Views, phrases, words and layout count over all plans, in their order."""

    manifest: Manifest
    bias: LanguageBias
    store: VectorStore
    word_store: WordStore
    views: VectorRows
    phrases: VectorRows
    words: LexicalIndex
    layout: Layout
    plans: tuple[IndexedPlan, ...]

    def plan_at(self, place: int) -> IndexedPlan:
        """The plan that has the item at a place."""
        return self.plans[bisect_right(self.plans, place, key=lambda plan: plan.places.start) - 1]


def open_index(folder: Path, plans: Sequence[Plan], model: str, stores: Stores | None = None) -> OpenIndex:
    """Open the index in use.

    Args:
        folder: where indexes are built.
        plans: the plans as they are now.
        model: fingerprint of the embedding model that questions will be embedded with.
        stores: where what finds views and words is kept; files unless given.

    Raises:
        IndexUnusableError: there is no index, or it was built from other texts or by another model.
        DamagedIndexError: its files cannot be read.
        StoreUnavailableError: its stores cannot be reached now.
    """
    by_id = {plan.id: plan for plan in plans}
    failure: Exception | None = None
    for _ in range(_ATTEMPTS):
        try:
            return _open(_generation_of(folder, plans, model), by_id, stores or FileStores())
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
    now = {plan.id: digest(plan) for plan in plans}
    then = {plan_id: entry.digest for plan_id, entry in manifest.plans.items()}
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


def _open(generation: Generation, plans: dict[str, Plan], stores: Stores) -> OpenIndex:
    manifest = generation.manifest
    views, phrases, layout = generation.views(), generation.phrases(), generation.layout()
    words = LexicalIndex(generation.postings())
    entries = manifest.plans.values()
    counts = [sum(getattr(entry, what) for entry in entries) for what in ("items", "views", "phrases")]
    held = [len(layout.first_phrase) - 1, len(layout.item_of_view), int(layout.first_phrase[-1])]
    if held != counts or [words.size, len(views), len(phrases)] != counts:
        raise ValueError("its files do not belong together")
    finding = stores.open(generation, views, words)
    return OpenIndex(
        manifest=manifest,
        bias=generation.bias(),
        store=finding.views,
        word_store=finding.words,
        views=views,
        phrases=phrases,
        words=words,
        layout=layout,
        plans=tuple(_plans(manifest, plans, words)),
    )


def _plans(manifest: Manifest, plans: Mapping[str, Plan], words: LexicalIndex) -> Iterator[IndexedPlan]:
    place = row = 0
    for number, (plan_id, entry) in enumerate(manifest.plans.items()):
        plan = plans[plan_id]
        yield IndexedPlan(
            number=number,
            plan_id=plan_id,
            items=plan.items,
            places=range(place, place + entry.items),
            rows=range(row, row + entry.views),
            words=words.of_plan(number),
            language=plan.metadata.language,
            wording=_wording(entry),
        )
        place, row = place + entry.items, row + entry.views


def _wording(entry: PlanEntry) -> dict[str, Wording]:
    return {
        language: Wording.MANY if count > _MANY * entry.items else Wording.ONE
        for language, count in entry.languages.items()
    }
