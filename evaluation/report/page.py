"""The page of the report."""

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus import Plan
from evaluation.kinds import ALL, LANGUAGES, Kind
from evaluation.measures.intervals import Estimate
from evaluation.measures.names import RANKING, SETS, Measure
from evaluation.measures.outcomes import expected_outcome
from evaluation.measures.summary import Summary
from evaluation.report.failures import failures
from evaluation.report.leakage_view import view_leakage
from evaluation.report.plots import grouped_bars, histogram, reliability_plot
from evaluation.result import RunResult
from evaluation.systems.named import ASSISTANT
from evaluation.tables import number, share, with_interval

_TEMPLATES: Final = Path(__file__).parent.parent / "templates"


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
        latency=histogram("Latency of one question", milliseconds, "milliseconds", cap=99),
        leakage=view_leakage(result, name),
        failures=failures(result.questions, responses, plan),
    )


def _by_type(summary: Summary) -> dict[str, dict[str, Estimate]]:
    """R@1 of each type, by language."""
    groups: dict[str, dict[str, Estimate]] = {}
    for row in summary.ranking:
        if ALL not in (row.language, row.type):
            groups.setdefault(row.type, {})[row.language] = row.estimates[Measure.R1]
    return groups
