"""Builds and updates an index, all or nothing."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Final

from filelock import FileLock

from corpus import Plan
from index.bias import LanguageBias, generic_count
from index.bulk import EmbeddingJournal, embed_in_bulk
from index.embedding import Embedder
from index.errors import IndexUnusableError, StoreUnavailableError
from index.files import Generation, current_generation, new_generation, put_in_use_again
from index.index_type import choose_index_type
from index.lexical import LexicalIndex
from index.manifest import Manifest, PlanEntry, describe
from index.stores import FileStores, Stores
from index.views import views_of
from index.writing import Embedded, InUse, phrases_of, write_generation

Progress = Callable[[int, int], None]
"""Told how many of how many texts are embedded."""

_log = logging.getLogger(__name__)
_VERSIONED: Final = ("plan-assistant", "faiss-cpu", "numpy")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Ids of the plans that were embedded and of those whose vectors were used again."""

    embedded: tuple[str, ...]
    reused: tuple[str, ...]


def build_index(
    plans: Sequence[Plan],
    embedder: Embedder,
    folder: Path,
    progress: Progress = lambda done, total: None,
    workers: int | None = None,
    stores: Stores | None = None,
) -> BuildReport:
    """Build the index of ``plans`` in ``folder`` beside the one in use, and put it in use in one step.

    Plans that the index in use holds, unchanged and from the same model, are not embedded again. Where
    nothing changed, the index stays as it is. What a build that was killed had embedded is not embedded again either.

    Args:
        plans: all that the index is to hold.
        embedder: may be called from several threads at once.
        folder: where indexes are built.
        progress: told how many of how many texts are embedded.
        workers: how many batches are embedded at the same time; as many as there are cores unless given.
        stores: where what finds views and words is kept; files unless given.

    Raises:
        StoreUnavailableError: the stores cannot be written now; the index in use stays as it was.
    """
    return build_index_for(lambda: plans, embedder, folder, progress, workers=workers, stores=stores)


def build_index_for(
    plans_to_be: Callable[[], Sequence[Plan]],
    embedder: Embedder,
    folder: Path,
    progress: Progress,
    commit: Callable[[], None] | None = None,
    workers: int | None = None,
    stores: Stores | None = None,
) -> BuildReport:
    """Build the index of plans that ``commit`` is about to put in place; see ``build_index``.

    Both are called while nobody else builds: ``plans_to_be`` first; ``commit`` when their index is whole and before it
    is in use. What they raise leaves the old index in use.
    """
    stores = stores or FileStores()
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        plans = plans_to_be()
        old = _read_old(folder, embedder)
        entries: dict[str, PlanEntry] = {}
        texts: dict[str, None] = {}
        for plan in plans:
            entries[plan.id] = describe(plan)
            if not _is_held(old, plan.id, entries[plan.id].digest):
                texts |= dict.fromkeys(chain((view.text for view in views_of(plan)), phrases_of(plan)))
        reused = frozenset(plan_id for plan_id, entry in entries.items() if _is_held(old, plan_id, entry.digest))
        if old and reused == entries.keys() == old.manifest.plans.keys():
            _complete(current_generation(folder), stores)
            if commit:
                commit()
                put_in_use_again(folder)
            return BuildReport((), tuple(sorted(reused)))
        fresh = [plan for plan in plans if plan.id not in reused]
        before = 0 if old else generic_count()
        count = _Counter(progress, before + len(texts))
        bias = old.bias if old else LanguageBias.measure(embedder, count.add)
        file = _journal(folder, embedder)
        journal = EmbeddingJournal.open(file, embedder.dimensions)
        embed_in_bulk(texts, embedder, journal, lambda done, total: progress(before + done, before + total), workers)
        manifest = Manifest(
            model=embedder.fingerprint,
            dimensions=embedder.dimensions,
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            plans=entries,
            store=choose_index_type(sum(entry.views for entry in entries.values()), embedder.dimensions),
            versions={package: version(package) for package in _VERSIONED},
        )
        with new_generation(folder, commit or _nothing) as building:
            write_generation(building, plans, manifest, Embedded(journal, bias), old, reused)
            stores.fill(Generation(building, manifest))
        _follow(current_generation(folder), stores)
        for left_over in folder.glob("embedding-*.journal"):
            left_over.unlink()
        return BuildReport(tuple(plan.id for plan in fresh), tuple(sorted(reused)))


def _complete(generation: Generation, stores: Stores) -> None:
    """Fill stores that have lost what they held, or that are others than those the index was built with."""
    if not stores.holds(generation):
        stores.fill(generation)
    stores.put_in_use(generation)


def _follow(generation: Generation, stores: Stores) -> None:
    """Tell the stores what is in use now. Where they are gone since, the next build does: the index is found by its own
    name.
    """
    try:
        stores.put_in_use(generation)
    except StoreUnavailableError as error:
        _log.warning("the index is in use; what is no longer needed is removed by the next build: %s", error)


def _nothing() -> None:
    """Nothing is to be changed but the index."""


def _is_held(old: InUse | None, plan_id: str, digest: str) -> bool:
    held = old.manifest.plans.get(plan_id) if old else None
    return held is not None and held.digest == digest


def _journal(folder: Path, embedder: Embedder) -> Path:
    name = hashlib.sha256(embedder.fingerprint.encode()).hexdigest()[:16]
    return folder / f"embedding-{name}.journal"


def _read_old(folder: Path, embedder: Embedder) -> InUse | None:
    """The index in use, if it is of this model and every file of it can be read; a damaged one is built anew."""
    try:
        generation = current_generation(folder)
        manifest = generation.manifest
        if manifest.model != embedder.fingerprint:
            return None
        views, phrases = generation.views(), generation.phrases()
        words, words_of_items = LexicalIndex(generation.postings()), generation.words_of_items()
        entries = manifest.plans.values()
        items = sum(entry.items for entry in entries)
        whole = (
            len(views) == sum(entry.views for entry in entries)
            and len(generation.layout().first_phrase) - 1 == len(words_of_items) == words.size == items
            and len(phrases) == sum(entry.phrases for entry in entries)
        )
        return InUse(manifest, generation.bias(), views, phrases, words, words_of_items) if whole else None
    except (IndexUnusableError, EOFError, OSError, RuntimeError, ValueError):
        return None


class _Counter:
    """Counts the generic texts, which come first."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        progress(0, total)

    def add(self, texts: int) -> None:
        self._done += texts
        self._progress(self._done, self._total)
