"""``python -m evaluation topics``: the automatic tagging of items with topics, measured on hand labels."""

import json
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import typer
from numpy.typing import NDArray

from assistant.opening import open_embedder
from assistant.settings import read_settings
from corpus import PACKAGED_PLANS, Library, Plan
from corpus.plan import Curation
from evaluation.systems.cached import CachedEmbedder
from index.builder import build_index
from index.embedding import Embedder
from index.opened import open_index
from index.topics import THRESHOLD, chosen_topics, topic_scores

_PLAN: Final = "japan-mongolia-2013-2017"
_THRESHOLDS: Final = tuple(float(each) for each in np.arange(0.5, 2.55, 0.05))
_FOLDS: Final = 10

Labels = Sequence[frozenset[str]]


def topics() -> None:
    """F1 of the topics found by the model, with and without what people wrote about the plan, by cross-validation."""
    plan = Library(own=PACKAGED_PLANS).load(_PLAN)
    labels = read_topic_labels(plan)
    embedder = CachedEmbedder(open_embedder(read_settings()))
    typer.echo("| plan | F1, threshold in use | F1, cross-validated threshold |\n| --- | ---: | ---: |")
    for name, variant in (("as shipped", plan), ("uncurated", replace(plan, curation=Curation()))):
        scores = score(variant, embedder)
        in_use = f1(labels, [frozenset(chosen_topics(row, THRESHOLD)) for row in scores])
        typer.echo(f"| {name} | {in_use:.3f} | {cross_validated(scores, labels):.3f} |")


def read_topic_labels(plan: Plan) -> Labels:
    """The labels of a plan's items, in their order."""
    text = resources.files("evaluation").joinpath("commitments", "topics.jsonl").read_text(encoding="utf-8")
    rows = {row["item"]: frozenset(row["topics"]) for row in map(json.loads, text.splitlines())}
    return [rows[item.id] for item in plan.items]


def score(plan: Plan, embedder: Embedder) -> NDArray[np.float64]:
    with TemporaryDirectory() as folder:
        build_index([plan], embedder, Path(folder))
        index = open_index(Path(folder), [plan], embedder.fingerprint)
        return topic_scores(index.plans[0], index, embedder)


def cross_validated(scores: NDArray[np.float64], labels: Labels) -> float:
    """F1 with each fold's threshold chosen on the other folds."""
    fold_of = np.random.default_rng(0).permutation(len(labels)) % _FOLDS
    chosen: list[frozenset[str]] = [frozenset()] * len(labels)
    for fold in range(_FOLDS):
        kept = [place for place in range(len(labels)) if fold_of[place] != fold]
        best = max(
            _THRESHOLDS,
            key=lambda threshold: f1(
                [labels[at] for at in kept],
                [frozenset(chosen_topics(scores[at], threshold)) for at in kept],
            ),
        )
        for place in range(len(labels)):
            if fold_of[place] == fold:
                chosen[place] = frozenset(chosen_topics(scores[place], best))
    return f1(labels, chosen)


def f1(labels: Labels, found: Labels) -> float:
    """Micro-averaged over the topics of all items."""
    right = sum(len(one & other) for one, other in zip(labels, found, strict=True))
    total = sum(map(len, labels)) + sum(map(len, found))
    return 2 * right / total if total else 1.0
