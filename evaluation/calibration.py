"""``python -m evaluation calibrate``: fits how likely the hits answer, on the dev questions."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.language import recognise
from assistant.opening import open_embedder, open_library
from assistant.settings import read_settings
from evaluation.questions_file import PACKAGED_QUESTIONS, AskedQuestion, read_questions
from index.answerability import Answerability, vector
from index.opened import open_index
from index.retriever import Retriever

FITTED: Final = Path(__file__).parent.parent / "index" / "answerability.json"
_STRENGTH: Final = 0.3
"""Inverse strength of the regularisation. Between .1 and 1 the cross-validated AUROC moves by less than .005."""


def calibrate(write: bool = True) -> None:
    """Fit the probability that the plan answers on the dev questions, and say how well it does on held-out folds."""
    settings = read_settings()
    embedder = open_embedder(settings)
    plans = open_library(settings).load_all()
    retriever = Retriever(open_index(settings.index_folder, plans, embedder.fingerprint), embedder)
    questions = dev_questions()
    signals = np.stack([_signals(retriever, question.query) for question in questions])
    answered = np.array([bool(question.gold) for question in questions])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=5000))
    folds = StratifiedKFold(10, shuffle=True, random_state=0)
    held_out = cross_val_predict(model, signals, answered, cv=folds, method="predict_proba")[:, 1]
    _tell(questions, answered, held_out)
    model.fit(signals, answered)
    scaler, regression = model[0], model[1]
    fitted = Answerability(
        means=tuple(scaler.mean_.tolist()),
        scales=tuple(scaler.scale_.tolist()),
        weights=tuple(regression.coef_[0].tolist()),
        bias=float(regression.intercept_[0]),
    )
    if write:
        FITTED.write_text(fitted.to_json(), encoding="utf-8")
        typer.echo(f"written to {FITTED.name}")


def dev_questions() -> tuple[AskedQuestion, ...]:
    """The dev part's answerable and unanswerable questions, and those that ask for a detail the plan lacks."""
    return read_questions(
        file
        for name in ("answerable", "detail", "unanswerable")
        for file in sorted((PACKAGED_QUESTIONS / "dev").glob(f"{name}-*.jsonl"))
    )


def _signals(retriever: Retriever, query: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    found = retriever.retrieve(query, recognise(query)).signals
    if found is None:
        raise ValueError("the index holds no plan to calibrate on")
    return vector(found)


def _tell(questions: Sequence[AskedQuestion], answered: "np.ndarray", probability: "np.ndarray") -> None:
    typer.echo(f"{len(questions)} dev questions, ten folds: AUROC {roc_auc_score(answered, probability):.3f}")
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
