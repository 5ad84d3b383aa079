"""Builds the index of one size, with true vectors for some items and ruled ones where there are more."""

import os
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from corpus import Plan
from evaluation.scale.embedding import JournaledEmbedder, texts_of, truly_embedded
from evaluation.scale.figures import BuildFigures, folder_size, memory
from evaluation.scale.items import made_plans
from evaluation.scale.pieces import Piece
from evaluation.scale.rule import RuleEmbedder, fit_rule, real_texts
from index.bias import LANGUAGES, LanguageBias, generic_texts
from index.builder import build_index
from index.bulk import embed_in_bulk
from index.embedding import Embedder, Vectors
from index.files import Generation, current_generation, new_generation
from index.index_type import choose_index_type
from index.manifest import Manifest, describe
from index.stores import FileStores
from index.writing import Embedded, write_generation

_SAMPLE: Final = 5_000
_SEED: Final = 3
_CHECKED: Final = 4_000


@dataclass(frozen=True, slots=True)
class Making:
    """What items are made of, and how many of them are truly embedded; ``journal`` keeps their vectors."""

    of_plan: tuple[Piece, ...]
    of_documents: tuple[Piece, ...]
    embedded: int
    journal: Path

    def plans(self, items: int) -> list[Plan]:
        return list(made_plans(items, self.of_plan, self.of_documents))


def embedder_for(items: int, making: Making, embedder: Embedder) -> JournaledEmbedder | RuleEmbedder:
    """The embedder of a size: the model for as many as are truly embedded, else the rule fitted on some of these."""
    true = truly_embedded(making.plans(min(items, making.embedded)), embedder, making.journal)
    return true if items <= making.embedded else rule_of(making, embedder, true)


def rule_of(making: Making, embedder: Embedder, true: JournaledEmbedder) -> RuleEmbedder:
    """The rule, fitted on the first half of the items that are truly embedded."""
    real = real_texts((*making.of_plan, *making.of_documents))
    embed_in_bulk(real, embedder, true.journal)
    texts = texts_of(making.plans(making.embedded // 2))
    sample = random.Random(_SEED).sample(texts, min(_SAMPLE, len(texts)))  # noqa: S311
    return fit_rule(true, real, sample)


class _Remembering:
    """An embedder that has embedded the generic texts that every build begins with, so that they are not timed."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self.fingerprint = inner.fingerprint
        self.dimensions = inner.dimensions
        self._generic = frozenset(
            text for of in map(generic_texts, LANGUAGES) for text in (*of.sentences, *of.paragraphs)
        )
        self._known: dict[tuple[bool, tuple[str, ...]], Vectors] = {}

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._remember(True, texts)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        return self._remember(False, texts)

    def _remember(self, asked: bool, texts: Sequence[str]) -> Vectors:
        embed = self._inner.embed_queries if asked else self._inner.embed_documents
        key = asked, tuple(texts)
        if texts[0] not in self._generic:
            return embed(texts)
        if key not in self._known:
            self._known[key] = embed(texts)
        return self._known[key]


def _build_ruled(plans: Sequence[Plan], embedder: Embedder, folder: Path) -> None:
    """What ``build_index`` does for a new index, but for the journal, which takes longer than the rule."""
    entries = {plan.id: describe(plan) for plan in plans}
    views = sum(entry.views for entry in entries.values())
    manifest = Manifest(
        model=embedder.fingerprint,
        dimensions=embedder.dimensions,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        plans=entries,
        store=choose_index_type(views, embedder.dimensions),
    )
    folder.mkdir(parents=True, exist_ok=True)
    with new_generation(folder, lambda: None) as building:
        new = Embedded(_Ruled(embedder), LanguageBias.measure(embedder))
        write_generation(building, plans, manifest, new, None, frozenset())
        FileStores().fill(Generation(building, manifest))


class _Ruled:
    """Takes a journal's place."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def vectors(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.embed_documents(texts)


def _processor_time() -> float:
    """Seconds of all cores, of this process and of those it has ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def held_out(making: Making) -> list[str]:
    """Texts of items that are truly embedded and that the rule is not fitted on."""
    plans = making.plans(making.embedded)
    items = [item.text for plan in plans for item in plan.items][making.embedded // 2 :]
    return items[:_CHECKED]


def build_size(items: int, making: Making, embedder: Embedder, folder: Path) -> BuildFigures:
    """Build the index of so many items in ``folder``."""
    of_size = _Remembering(embedder_for(items, making, embedder))
    LanguageBias.measure(of_size)
    plans = making.plans(items)
    begun, worked = time.perf_counter(), _processor_time()
    if items <= making.embedded:
        build_index(plans, of_size, folder)
    else:
        _build_ruled(plans, of_size, folder)
    seconds, worked = time.perf_counter() - begun, _processor_time() - worked
    manifest = current_generation(folder).manifest
    return BuildFigures(
        items=items,
        embedded=min(items, making.embedded),
        views=sum(entry.views for entry in manifest.plans.values()),
        phrases=sum(entry.phrases for entry in manifest.plans.values()),
        index_type=manifest.store.factory,
        seconds=seconds,
        processor=worked,
        peak=memory()[2],
        disk=folder_size(folder),
    )
