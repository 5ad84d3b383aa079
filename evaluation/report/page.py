"""The page of the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus import Plan
from evaluation.kinds import ALL, LANGUAGES, Kind
from evaluation.leakage import VERY_LIKE, Nearest
from evaluation.measures.intervals import Estimate, estimate_mean
from evaluation.measures.names import RANKING, SETS, Measure
from evaluation.measures.outcomes import expected_outcome
from evaluation.measures.summary import Summary
from evaluation.measures.values import question_values
from evaluation.report.failures import failures
from evaluation.report.plots import Plot, grouped_bars, histogram, reliability_plot
from evaluation.result import RunResult
from evaluation.systems.named import ASSISTANT
from evaluation.tables import number, share, with_interval

_TEMPLATES: Final = Path(__file__).parent.parent / "templates"
_NEAREST_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class LeakageView:
    """How near the expected questions come, by language as (language, median, 95th percentile, share very like)."""

    plot: Plot
    rows: tuple[tuple[str, float, float, float], ...]
    exact: int
    near_exact: int
    nearest: tuple[Nearest, ...]
    without: Estimate | None


def render(result: RunResult, plan: Plan) -> str:
    """Render the report; the assistant, or else the first system, is told of in detail."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": number, "share": share, "with_interval": with_interval}
    name = ASSISTANT if ASSISTANT in result.responses else next(iter(result.responses))
    summary, responses = result.summaries[name], result.responses[name]
    answering = summary.answering
    milliseconds = [response.milliseconds for response in responses.values()]
    return environment.get_template("report.html").render(
        result=result,
        plan=plan,
        name=name,
        summary=summary,
        ALL=ALL,
        LANGUAGES=LANGUAGES,
        RANKING=RANKING,
        SETS=SETS,
        Measure=Measure,
        Kind=Kind,
        expected=expected_outcome,
        questions_by_id={question.id: question for question in result.questions},
        by_type=grouped_bars("R@1 by type and language", _by_type(summary)),
        reliability=reliability_plot(answering.bins) if answering and answering.bins else None,
        latency=histogram("Latency of one question", milliseconds, "milliseconds"),
        leakage=_leakage(result, name) if result.leakage else None,
        failures=failures(result.questions, responses, plan),
    )


def _by_type(summary: Summary) -> dict[str, dict[str, Estimate]]:
    """R@1 of each type, by language."""
    groups: dict[str, dict[str, Estimate]] = {}
    for row in summary.ranking:
        if row.language != ALL and row.type != ALL:
            groups.setdefault(row.type, {})[row.language] = row.estimates[Measure.R1]
    return groups


def _leakage(result: RunResult, name: str) -> LeakageView:
    languages = {question.id: question.lang for question in result.questions}
    answerable = {question.id for question in result.questions if question.gold}
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
        without=estimate_mean(unlike) if unlike else None,
    )


def _spread(cosines: Sequence[float]) -> tuple[float, float, float]:
    median, high = np.percentile(cosines, [50, 95]).tolist()
    return median, high, float(np.mean(np.asarray(cosines) >= VERY_LIKE))
