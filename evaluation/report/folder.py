"""Writes the report into a folder."""

from pathlib import Path

from corpus import Plan
from evaluation.report.page import render
from evaluation.report.trec import qrels_lines, run_lines
from evaluation.result import RunResult


def write_report(result: RunResult, plan: Plan, folder: Path) -> None:
    """Write ``report.html``, ``qrels.trec`` and a ``run-<system>.trec`` a system; files of that name are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.html").write_text(render(result, plan), encoding="utf-8")
    (folder / "qrels.trec").write_text(qrels_lines(result.questions), encoding="utf-8")
    for name, responses in result.responses.items():
        (folder / f"run-{name}.trec").write_text(run_lines(name, responses), encoding="utf-8")
