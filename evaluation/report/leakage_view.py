"""How near the plan's expected questions come to the evaluation questions, as the report shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from evaluation.kinds import ALL, LANGUAGES, Kind, kind_of
from evaluation.leakage import VERY_LIKE, Nearest
from evaluation.measures.intervals import Estimate, estimate_mean
from evaluation.measures.names import Measure
from evaluation.measures.values import question_values
from evaluation.report.plots import histogram
from evaluation.report.shapes import Plot
from evaluation.result import RunResult

_NEAREST_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class LeakageView:
    """How near the expected questions come: the largest cosine of each evaluation question.

    ``rows`` is (language, median, 95th percentile, share very like); ``unlike`` the R@1 of the answerable questions
    that no expected question is very like.
    """

    plot: Plot
    rows: tuple[tuple[str, float, float, float], ...]
    exact: int
    near_exact: int
    nearest: tuple[Nearest, ...]
    unlike: Estimate | None


def view_leakage(result: RunResult, name: str) -> LeakageView | None:
    """Work out what is shown, with the R@1 of the system ``name``; None where the plan has no expected questions."""
    if not result.leakage:
        return None
    languages = {question.id: question.lang for question in result.questions}
    answerable = {question.id for question in result.questions if kind_of(question) is Kind.ANSWERABLE}
    values = question_values(result.questions, result.responses[name])
    leakage = result.leakage
    unlike = [
        values[nearest.question_id][Measure.R1]
        for nearest in leakage
        if nearest.question_id in answerable and nearest.cosine < VERY_LIKE
    ]
    return LeakageView(
        plot=histogram("Largest cosine with an expected question", [each.cosine for each in leakage], "cosine"),
        rows=tuple(
            (language, *_spread([each.cosine for each in chosen]))
            for language in (ALL, *LANGUAGES)
            if (chosen := [each for each in leakage if language in (ALL, languages[each.question_id])])
        ),
        exact=sum(each.exact for each in leakage),
        near_exact=sum(each.near_exact and not each.exact for each in leakage),
        nearest=tuple(sorted(leakage, key=lambda each: -each.cosine)[:_NEAREST_SHOWN]),
        unlike=estimate_mean(unlike) if unlike else None,
    )


def _spread(cosines: Sequence[float]) -> tuple[float, float, float]:
    median, high = np.percentile(cosines, [50, 95]).tolist()
    return median, high, float(np.mean(np.asarray(cosines) >= VERY_LIKE))
