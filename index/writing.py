"""Writes the files of one generation: what is embedded anew, and what is taken over from the index in use."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus import Plan
from index.bias import LanguageBias
from index.embedding import Vectors
from index.files import BIAS, MANIFEST, PHRASES, VIEWS, WORDS
from index.layout import kind_numbers, new_layout_files
from index.lexical import LexicalIndex
from index.manifest import Manifest, PlanEntry
from index.phrases import split_phrases
from index.postings import WordsOfItems
from index.rows import vector_file
from index.texts import terms_of
from index.vectors import VectorRows
from index.views import View, views_of
from index.words_builder import WordsBuilder, words_of_stretch

_AT_A_TIME: Final = 16_384


@dataclass(frozen=True, slots=True)
class Stretches:
    """Where the items, views and phrases of one plan stand among all."""

    items: range
    views: range
    phrases: range


@dataclass(frozen=True, slots=True)
class InUse:
    """The index in use, as far as another is made from it."""

    manifest: Manifest
    bias: LanguageBias
    views: VectorRows
    phrases: VectorRows
    words: LexicalIndex
    words_of_items: WordsOfItems

    def stretches(self) -> dict[str, Stretches]:
        """Where the parts of each plan stand, by its id."""
        return dict(zip(self.manifest.plans, stretches_of(self.manifest.plans.values()), strict=True))


class TextVectors(Protocol):
    """Has the vectors of all new texts, such as a journal."""

    def vectors(self, texts: Sequence[str]) -> Vectors: ...


@dataclass(frozen=True, slots=True)
class Embedded:
    """Where vectors of new texts come from, and what their languages add, which is taken away."""

    source: TextVectors
    bias: LanguageBias

    def vectors(self, texts: Iterable[str], languages: Iterable[str]) -> Iterator[Vectors]:
        """The vectors of texts in their order, some thousand at a time."""
        pairs = zip(texts, languages, strict=False)
        while some := list(islice(pairs, _AT_A_TIME)):
            vectors = self.source.vectors([text for text, _ in some])
            yield self.bias.unbiased_documents(vectors, [language for _, language in some])


def write_generation(
    folder: Path, plans: Sequence[Plan], manifest: Manifest, new: Embedded, in_use: InUse | None, reused: frozenset[str]
) -> None:
    """Write the files of a generation.

    Args:
        folder: empty, to be written into.
        plans: in the order of the manifest.
        manifest: of the generation.
        new: the vectors of the plans that are not in ``reused``.
        in_use: the index that holds those of the others.
        reused: ids of plans.
    """
    new.bias.write(folder / BIAS)
    taken = in_use.stretches() if in_use else {}
    layout = _LayoutWriter(folder, manifest)
    size = manifest.dimensions
    views = vector_file(folder / VIEWS, sum(entry.views for entry in manifest.plans.values()), size)
    phrases = vector_file(folder / PHRASES, sum(entry.phrases for entry in manifest.plans.values()), size)
    words = WordsBuilder()
    fresh = [plan for plan in plans if plan.id not in reused]
    analysed = terms_of([view.text for plan in fresh for view in views_of(plan)])
    for plan, stretch in zip(plans, stretches_of(manifest.plans.values()), strict=True):
        layout.write(plan, stretch)
        if in_use and plan.id in reused:
            old = taken[plan.id]
            _copy(in_use.views, old.views, views, stretch.views)
            _copy(in_use.phrases, old.phrases, phrases, stretch.phrases)
            words.add(words_of_stretch(in_use.words.postings, in_use.words_of_items, old.items))
            continue
        of_plan = tuple(views_of(plan))
        _fill(views, stretch.views, new.vectors((v.text for v in of_plan), (v.language for v in of_plan)))
        language = plan.metadata.language
        _fill(phrases, stretch.phrases, new.vectors(phrases_of(plan), (language for _ in stretch.phrases)))
        words.add(_words(plan, of_plan, analysed))
    postings, words_of_items = words.postings()
    postings.write(folder / WORDS)
    words_of_items.write(folder / WORDS)
    (folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")


def stretches_of(entries: Iterable[PlanEntry]) -> Iterator[Stretches]:
    """Where the parts of plans stand that follow one another."""
    item = view = phrase = 0
    for entry in entries:
        ends = item + entry.items, view + entry.views, phrase + entry.phrases
        yield Stretches(range(item, ends[0]), range(view, ends[1]), range(phrase, ends[2]))
        item, view, phrase = ends


def phrases_of(plan: Plan) -> Iterator[str]:
    """The phrases of a plan's items, in reading order."""
    return (item.text[start:end] for item in plan.items for start, end in split_phrases(item.text))


class _LayoutWriter:
    """Writes which item the views and phrases of each plan belong to."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        entries = manifest.plans.values()
        self._item_of_view, self._kind_of_view, self._first_phrase = new_layout_files(
            folder, sum(entry.views for entry in entries), sum(entry.items for entry in entries)
        )
        self._first_phrase[0] = 0

    def write(self, plan: Plan, stretch: Stretches) -> None:
        place = {item.id: number for number, item in enumerate(plan.items, stretch.items.start)}
        views = tuple(views_of(plan))
        rows = slice(stretch.views.start, stretch.views.stop)
        self._item_of_view[rows] = [place[view.item_id] for view in views]
        self._kind_of_view[rows] = kind_numbers([view.kind for view in views])
        ends = np.cumsum([len(split_phrases(item.text)) for item in plan.items], dtype=np.int64)
        self._first_phrase[stretch.items.start + 1 : stretch.items.stop + 1] = stretch.phrases.start + ends


def _words(plan: Plan, views: Sequence[View], analysed: Iterator[list[str]]) -> WordsOfItems:
    """The terms of each item, of all its views together; ``analysed`` gives those of the next views."""
    place = {item.id: number for number, item in enumerate(plan.items)}
    of_items: list[list[str]] = [[] for _ in plan.items]
    for view, terms in zip(views, analysed, strict=False):
        of_items[place[view.item_id]] += terms
    return WordsOfItems.of(of_items)


def _fill(into: NDArray[np.floating], rows: range, parts: Iterable[Vectors]) -> None:
    row = rows.start
    for vectors in parts:
        into[row : row + len(vectors)] = vectors
        row += len(vectors)
    if row != rows.stop:
        raise ValueError(f"{row - rows.start} vectors for {len(rows)} rows")


def _copy(source: VectorRows, taken: range, into: NDArray[np.floating], rows: range) -> None:
    for start in range(0, len(rows), _AT_A_TIME):
        end = min(start + _AT_A_TIME, len(rows))
        into[rows.start + start : rows.start + end] = source.take(slice(taken.start + start, taken.start + end))
