"""Builds and updates an index, all or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

import numpy as np
from filelock import FileLock

from corpus import Plan
from index.bias import LanguageBias, generic_count
from index.embedding import Embedder, Vectors
from index.errors import IndexUnusableError
from index.files import PlanVectors, current_generation, new_generation, put_in_use_again, write_generation
from index.manifest import Manifest, describe
from index.phrases import split_phrases
from index.views import views_of

Progress = Callable[[int, int], None]
"""Told how many of how many texts are embedded."""

_BATCH: Final = 64
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
) -> BuildReport:
    """Build the index of ``plans`` in ``folder`` beside the one in use, and put it in use in one step.

    Plans that the index in use holds, unchanged and from the same model, are not embedded again. Where
    nothing changed, the index stays as it is.
    """
    return build_index_for(lambda: plans, embedder, folder, progress, None)


def build_index_for(
    plans_to_be: Callable[[], Sequence[Plan]],
    embedder: Embedder,
    folder: Path,
    progress: Progress,
    commit: Callable[[], None] | None,
) -> BuildReport:
    """Build the index of plans that ``commit`` is about to put in place.

    Both are called while nobody else builds: ``plans_to_be`` first; ``commit`` when their index is whole and before it
    is in use. What they raise leaves the old index in use.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        plans = plans_to_be()
        old = _read_old(folder, embedder)
        entries = {plan.id: describe(plan) for plan in plans}
        reused = {plan_id for plan_id, entry in entries.items() if old and old.manifest.plans.get(plan_id) == entry}
        if old and reused == entries.keys() == old.manifest.plans.keys():
            if commit:
                commit()
                put_in_use_again(folder)
            return BuildReport((), tuple(sorted(reused)))
        fresh = [plan for plan in plans if plan.id not in reused]
        total = sum(entries[plan.id].views + entries[plan.id].phrases for plan in fresh)
        count = _Counter(progress, total + (0 if old else generic_count()))
        bias = old.bias if old else LanguageBias.measure(embedder, count.add)
        with new_generation(folder, commit or _nothing) as building:
            vectors = {
                plan.id: old.vectors[plan.id] if old and plan.id in reused else _embed(plan, embedder, bias, count)
                for plan in plans
            }
            manifest = Manifest(
                model=embedder.fingerprint,
                dimensions=embedder.dimensions,
                built=datetime.now(UTC).isoformat(timespec="seconds"),
                plans=entries,
                versions={package: version(package) for package in _VERSIONED},
            )
            write_generation(building, manifest, bias, vectors)
        return BuildReport(tuple(plan.id for plan in fresh), tuple(sorted(reused)))


def _nothing() -> None:
    """Nothing is to be changed but the index."""


@dataclass(frozen=True, slots=True)
class _Old:
    """The index in use, read whole."""

    manifest: Manifest
    bias: LanguageBias
    vectors: dict[str, PlanVectors]


def _read_old(folder: Path, embedder: Embedder) -> _Old | None:
    """The index in use, if it is of this model and every file of it can be read; a damaged one is built anew."""
    try:
        generation = current_generation(folder)
        manifest = generation.manifest
        if manifest.model != embedder.fingerprint:
            return None
        vectors = {plan_id: generation.plan_vectors(plan_id) for plan_id in manifest.plans}
        if len(generation.store()) != sum(len(of_plan.views) for of_plan in vectors.values()):
            return None
        return _Old(manifest, generation.bias(), vectors)
    except (IndexUnusableError, EOFError, OSError, RuntimeError, ValueError):
        return None


class _Counter:
    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        progress(0, total)

    def add(self, texts: int) -> None:
        self._done += texts
        self._progress(self._done, self._total)


def _embed(plan: Plan, embedder: Embedder, bias: LanguageBias, count: _Counter) -> PlanVectors:
    views = tuple(views_of(plan))
    phrases = [item.text[start:end] for item in plan.items for start, end in split_phrases(item.text)]
    of_views = _embed_texts([view.text for view in views], embedder, count)
    of_phrases = _embed_texts(phrases, embedder, count)
    return PlanVectors(
        bias.unbiased_documents(of_views, [view.language for view in views]),
        bias.unbiased_documents(of_phrases, [plan.metadata.language] * len(phrases)),
    )


def _embed_texts(texts: list[str], embedder: Embedder, count: _Counter) -> Vectors:
    rows = [np.empty((0, embedder.dimensions), np.float32)]
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        rows.append(embedder.embed_documents(batch))
        count.add(len(batch))
    return np.concatenate(rows)
