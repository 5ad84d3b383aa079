"""``python -m evaluation calibrate``: fits, on the dev questions, how likely the hits answer and which belong to it."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.language import recognise
from assistant.opening import open_embedder
from assistant.settings import read_settings
from corpus import Library, Plan
from corpus.plan import Curation
from evaluation.altered import altered, folds
from evaluation.kinds import Kind, kind_of
from evaluation.questions_file import PACKAGED_QUESTIONS, AskedQuestion, read_questions
from evaluation.systems.cached import CachedEmbedder
from index import answerability, relevance
from index.builder import build_index
from index.embedding import Embedder
from index.hits import Retrieval
from index.opened import open_index
from index.regression import FittedModel, Regression
from index.retriever import Retriever
from index.signals import Wording

PACKAGED: Final = "japan-mongolia-2013-2017"
FOLDER: Final = Path(__file__).parent.parent / "index"
_STRENGTH: Final = 0.3
"""Inverse strength of the regularisation. Between .1 and 1 the cross-validated AUROC moves by less than .005."""
_ALTERED: Final = 0.05
"""Weight of an altered or held-out expected question beside a dev question's. On held-out folds .05 refused as many of
the near ones as none did, and told more of the false premises; .3 cost a quarter of the near ones."""
_HITS: Final = 12
_REFUSED: Final = 0.05
"""Share of what the plan answers that may fall below the threshold."""

Vectors = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class _Example:
    """Signals with what they should have told. ``group``: examples of one item stay in one fold."""

    wording: Wording
    signals: list[float]
    is_so: bool
    group: str
    type: str
    weight: float = 1.0


def calibrate(write: bool = True) -> None:
    """Fit both models on the dev questions, and say how well they do on held-out folds.

    The packaged plan is asked as it is and without its curation, so that a plan that has none is judged as well.
    Expected questions, held out of the index in turn, and altered ones help to tell false premises.
    """
    plan = Library(Path(tempfile.gettempdir()) / "none").load(PACKAGED)
    questions = dev_questions()
    embedder = CachedEmbedder(open_embedder(read_settings()))
    found = [
        (question, retrieval)
        for variant in (plan, replace(plan, curation=Curation()))
        for question, retrieval in zip(questions, _asked(variant, embedder, [q.query for q in questions]), strict=True)
    ]
    answers = [*_whether_answered(found), *_expected(plan, embedder)]
    belongs = list(_what_belongs(found))
    for name, signals, examples in (
        ("answerability", answerability.SIGNALS, answers),
        ("relevance", relevance.SIGNALS, belongs),
    ):
        typer.echo(f"## {name}")
        fitted = FittedModel(signals, *(_fit(w, examples) for w in (Wording.MANY, Wording.ONE, Wording.NONE)))
        if write:
            (FOLDER / f"{name}.json").write_text(fitted.to_json(), encoding="utf-8")
            typer.echo(f"written to {name}.json")


def _asked(plan: Plan, embedder: Embedder, queries: Sequence[str]) -> list[Retrieval]:
    with tempfile.TemporaryDirectory() as folder:
        build_index([plan], embedder, Path(folder))
        retriever = Retriever(open_index(Path(folder), [plan], embedder.fingerprint), embedder)
        return [retriever.retrieve(query, recognise(query), limit=_HITS) for query in queries]


Found = tuple[AskedQuestion, Retrieval]


def _whether_answered(found: Sequence[Found]) -> Iterator[_Example]:
    for question, retrieval in found:
        if retrieval.signals:
            group = question.gold[0] if question.gold else question.query
            yield _example(retrieval, bool(question.gold), group, question.type)


def _expected(plan: Plan, embedder: Embedder) -> Iterator[_Example]:
    """Expected questions that the index does not have, as they are and altered."""
    chance = random.Random(0)  # noqa: S311
    for kept, held_out in folds(plan):
        rows = [(question, question.text, True) for question in held_out]
        rows += [(question, text, False) for question in held_out for text in altered(question, plan, chance)]
        without = replace(plan, curation=replace(plan.curation, questions=tuple(kept)))
        retrievals = _asked(without, embedder, [text for _, text, _ in rows])
        for (question, _, is_so), retrieval in zip(rows, retrievals, strict=True):
            yield replace(_example(retrieval, is_so, question.item_id, "expected"), weight=_ALTERED)


def _example(retrieval: Retrieval, is_so: bool, group: str, type_: str) -> _Example:
    signals = retrieval.signals
    if signals is None:
        raise ValueError("nothing was measured: the index has no items")
    return _Example(signals.wording, answerability.vector(signals), is_so, group, type_)


def _what_belongs(found: Sequence[Found]) -> Iterator[_Example]:
    """The first hits of answerable questions; those that may be shown or not are left out."""
    for question, retrieval in found:
        if kind_of(question) is not Kind.ANSWERABLE or retrieval.signals is None:
            continue
        for hit in retrieval.hits:
            if hit.match and hit.item_id not in question.partial:
                is_so = hit.item_id in question.gold
                yield _Example(retrieval.signals.wording, hit.match.vector(), is_so, question.gold[0], question.type)


def _fit(wording: Wording, all_examples: Sequence[_Example]) -> Regression:
    """Fit one regression; examples of one item stay in one fold, so that no fold has seen their like."""
    examples = [example for example in all_examples if example.wording is wording]
    signals = np.array([example.signals for example in examples])
    is_so = np.array([example.is_so for example in examples])
    weights = np.array([example.weight for example in examples])
    held_out = _held_out(signals, is_so, weights, [example.group for example in examples])
    threshold = _tell(wording, examples, held_out)
    model = _model().fit(signals, is_so, logisticregression__sample_weight=weights)
    scaler, regression = model[0], model[1]
    return Regression(
        means=tuple(scaler.mean_.tolist()),
        scales=tuple(scaler.scale_.tolist()),
        weights=tuple(regression.coef_[0].tolist()),
        bias=float(regression.intercept_[0]),
        threshold=threshold,
    )


def _model() -> Any:
    return make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=5000))


def _held_out(signals: Vectors, is_so: Vectors, weights: Vectors, groups: Sequence[str]) -> Vectors:
    """The probability of every example by a model that has not seen its group."""
    probability = np.zeros(len(is_so))
    for seen, unseen in StratifiedGroupKFold(10, shuffle=True, random_state=0).split(signals, is_so, groups):
        model = _model().fit(signals[seen], is_so[seen], logisticregression__sample_weight=weights[seen])
        probability[unseen] = model.predict_proba(signals[unseen])[:, 1]
    return probability


def dev_questions() -> tuple[AskedQuestion, ...]:
    """The dev part's answerable and unanswerable questions, and those that ask for a detail the plan lacks."""
    return read_questions(
        file
        for name in ("answerable", "detail", "unanswerable")
        for file in sorted((PACKAGED_QUESTIONS / "dev").glob(f"{name}-*.jsonl"))
    )


def _tell(wording: Wording, all_examples: Sequence[_Example], all_probabilities: Vectors) -> float:
    """Say how well the dev questions' examples are told apart. Returns the threshold of one false refusal in twenty."""
    counted = [place for place, example in enumerate(all_examples) if example.weight == 1]
    examples, probability = [all_examples[place] for place in counted], all_probabilities[counted]
    is_so = np.array([example.is_so for example in examples])
    typer.echo(f"wording {wording}: {len(examples)} examples, AUROC {roc_auc_score(is_so, probability):.3f}")
    kinds = sorted({example.type for example in examples if not example.is_so})
    for allowed in (0.02, 0.05, 0.10):
        threshold = np.quantile(probability[is_so], allowed)

        def share(kind: str, below: float = threshold) -> float:
            pairs = zip(probability, examples, strict=True)
            return float(np.mean([p < below for p, e in pairs if e.type == kind and not e.is_so]))

        told = ", ".join(f"{kind} {share(kind):.0%}" for kind in kinds)
        typer.echo(f"below, at {allowed:.0%} of those that are so (threshold {threshold:.2f}): {told}")
    return round(float(np.quantile(probability[is_so], _REFUSED)), 3)
