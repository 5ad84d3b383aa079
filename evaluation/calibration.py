"""``python -m evaluation calibrate``: fits how likely the hits answer, on the dev questions."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.language import recognise
from assistant.opening import open_embedder
from assistant.settings import read_settings
from corpus import Library, Plan
from corpus.plan import Curation
from evaluation.questions_file import PACKAGED_QUESTIONS, AskedQuestion, read_questions
from index.answerability import Answerability, Regression, vector
from index.builder import build_index
from index.embedding import Embedder
from index.opened import open_index
from index.retriever import Retriever
from index.signals import Signals, Wording

PACKAGED: Final = "japan-mongolia-2013-2017"
FITTED: Final = Path(__file__).parent.parent / "index" / "answerability.json"
_STRENGTH: Final = 0.3
"""Inverse strength of the regularisation. Between .1 and 1 the cross-validated AUROC moves by less than .005."""


def calibrate(write: bool = True) -> None:
    """Fit the probability that the plan answers on the dev questions, and say how well it does on held-out folds.

    The packaged plan is asked as it is and without its curation, so that a plan that has none is judged as well.
    """
    plan = Library(Path(tempfile.gettempdir()) / "none").load(PACKAGED)
    questions = dev_questions()
    embedder = open_embedder(read_settings())
    measured = [
        *_measured(plan, embedder, questions),
        *_measured(replace(plan, curation=Curation()), embedder, questions),
    ]
    fitted = Answerability(*(_fit(wording, measured) for wording in (Wording.MANY, Wording.ONE, Wording.NONE)))
    if write:
        FITTED.write_text(fitted.to_json(), encoding="utf-8")
        typer.echo(f"written to {FITTED.name}")


Measured = tuple[AskedQuestion, Signals]


def _measured(plan: Plan, embedder: Embedder, questions: Sequence[AskedQuestion]) -> list[Measured]:
    with tempfile.TemporaryDirectory() as folder:
        build_index([plan], embedder, Path(folder))
        retriever = Retriever(open_index(Path(folder), [plan], embedder.fingerprint), embedder)
        found = [retriever.retrieve(question.query, recognise(question.query)).signals for question in questions]
    return [(question, signals) for question, signals in zip(questions, found, strict=True) if signals]


def _fit(wording: Wording, all_measured: Sequence[Measured]) -> Regression:
    """Fit one regression; questions about one item stay in one fold, so that no fold has seen their like."""
    measured = [one for one in all_measured if one[1].wording is wording]
    questions = [question for question, _ in measured]
    signals = np.stack([vector(found) for _, found in measured])
    answered = np.array([bool(question.gold) for question in questions])
    groups = [question.gold[0] if question.gold else question.query for question in questions]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=5000))
    folds = StratifiedGroupKFold(10, shuffle=True, random_state=0)
    held_out = cross_val_predict(model, signals, answered, groups=groups, cv=folds, method="predict_proba")[:, 1]
    auroc = roc_auc_score(answered, held_out)
    typer.echo(f"wordings in the question's language: {wording}; {len(questions)} dev questions, AUROC {auroc:.3f}")
    _tell(questions, answered, held_out)
    model.fit(signals, answered)
    scaler, regression = model[0], model[1]
    return Regression(
        means=tuple(scaler.mean_.tolist()),
        scales=tuple(scaler.scale_.tolist()),
        weights=tuple(regression.coef_[0].tolist()),
        bias=float(regression.intercept_[0]),
    )


def dev_questions() -> tuple[AskedQuestion, ...]:
    """The dev part's answerable and unanswerable questions, and those that ask for a detail the plan lacks."""
    return read_questions(
        file
        for name in ("answerable", "detail", "unanswerable")
        for file in sorted((PACKAGED_QUESTIONS / "dev").glob(f"{name}-*.jsonl"))
    )


def _tell(questions: Sequence[AskedQuestion], answered: "np.ndarray", probability: "np.ndarray") -> None:
    for allowed in (0.02, 0.05, 0.10):
        threshold = np.quantile(probability[answered], allowed)
        kinds = sorted({question.type for question in questions if not question.gold})
        refused = {
            kind: np.mean(
                [p < threshold for p, q in zip(probability, questions, strict=True) if q.type == kind and not q.gold]
            )
            for kind in kinds
        }
        told = ", ".join(f"{kind} {share:.0%}" for kind, share in refused.items())
        typer.echo(f"refused at {allowed:.0%} false refusals (threshold {threshold:.2f}): {told}")
