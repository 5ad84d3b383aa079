"""The figures of a run as Markdown tables, for the terminal and for documents."""

from collections.abc import Iterable, Sequence

from evaluation.conversations.measures import ConversationRow
from evaluation.kinds import ALL, LANGUAGES
from evaluation.measures.intervals import Estimate
from evaluation.measures.names import RANKING, SETS, Measure
from evaluation.measures.summary import Row, Summary
from evaluation.result import RunResult
from evaluation.topics.measures import TopicRow


def figures(result: RunResult) -> str:
    """All systems side by side, then each by language and type."""
    parts = [_systems(result)] if result.questions else []
    for name, summary in result.summaries.items():
        parts += [f"\n{name}", *_details(summary)]
    if result.topic_rows:
        parts += ["\nbrief topics, gathered by the assistant", topic_table(result.topic_rows)]
    if result.conversation_rows:
        parts += ["\nconversations, held with the assistant", conversation_table(result.conversation_rows)]
    return "\n".join(parts)


def topic_table(rows: Sequence[TopicRow]) -> str:
    """Figures of the items gathered on topics, by language."""
    body = [
        [row.language, str(row.estimates[SETS[0]].count), *(with_interval(row.estimates[measure]) for measure in SETS)]
        for row in rows
    ]
    return _markdown(["language", "topics", *SETS], body)


def conversation_table(rows: Sequence[ConversationRow]) -> str:
    """Turns by language: as typed, as the assistant understood them, as a person wrote them to stand alone."""
    head = [
        "turns",
        "language",
        "number",
        "R@1 raw",
        "ours",
        "manual",
        "gap closed",
        "R@5 raw",
        "ours",
        "manual",
        "changed",
    ]
    body = [
        [
            "dependent" if row.dependent else "stand-alone",
            row.language,
            str(row.turns),
            *(share(found.r1) for found in (row.raw, row.ours, row.manual)),
            "–" if row.gap_closed is None or not row.dependent else f"{row.gap_closed:.0%}",
            *(share(found.r5) for found in (row.raw, row.ours, row.manual)),
            str(row.changed),
        ]
        for row in rows
    ]
    return _markdown(head, body)


def number(estimate: Estimate | None) -> str:
    """.894, or a dash for what was not measured."""
    return "–" if estimate is None else share(estimate.value)


def share(value: float) -> str:
    """.894; 1.000 for one."""
    return f"{value:.3f}".removeprefix("0")


def with_interval(estimate: Estimate | None) -> str:
    """.894 (.871–.912); without an interval where all questions agree, of which the bootstrap knows nothing."""
    if estimate is None:
        return "–"
    if estimate.low == estimate.high:
        return share(estimate.value)
    return f"{share(estimate.value)} ({share(estimate.low)}–{share(estimate.high)})"


def _systems(result: RunResult) -> str:
    by_language = [f"R@1 {language}" for language in LANGUAGES]
    head = ["system", *RANKING, *by_language, "multi F1", "outcome", "AUROC", "p50 ms"]
    rows = [
        [
            name,
            *(number(summary.estimate(measure)) for measure in RANKING),
            *(number(summary.estimate(Measure.R1, language)) for language in LANGUAGES),
            number(summary.estimate(Measure.F1, type_="multi")),
            number(summary.estimate(Measure.OUTCOME)),
            number(summary.answering.auroc if summary.answering else None),
            f"{summary.latency.p50:.1f}",
        ]
        for name, summary in result.summaries.items()
    ]
    return _markdown(head, rows)


def _details(summary: Summary) -> list[str]:
    parts = [_by_group(summary.ranking, RANKING)]
    if summary.sets:
        parts += ["", _by_group(summary.sets, SETS)]
    if summary.outcomes:
        ended = sorted({outcome for counts in summary.confusion.values() for outcome in counts})
        rows = [
            [
                group,
                *(str(counts.get(outcome, 0)) for outcome in ended),
                *(number(summary.estimate(Measure.OUTCOME, language, group)) for language in (ALL, *LANGUAGES)),
            ]
            for group, counts in summary.confusion.items()
        ]
        parts += ["", _markdown(["kind", *ended, *(f"right, {language}" for language in (ALL, *LANGUAGES))], rows)]
    return parts + _answering(summary)


def _by_group(rows: Sequence[Row], measures: Sequence[Measure]) -> str:
    head = ["type", "language", "questions", *measures]
    body = [
        [
            row.type,
            row.language,
            str(row.estimates[measures[0]].count),
            *(with_interval(row.estimates[measure]) for measure in measures),
        ]
        for row in rows
        if ALL in (row.language, row.type)
    ]
    return _markdown(head, body)


def _answering(summary: Summary) -> list[str]:
    answering = summary.answering
    if answering is None:
        return []
    told = [f"{type_} {number(estimate)}" for type_, estimate in answering.by_type.items()]
    line = f"AUROC {with_interval(answering.auroc)}; {', '.join(told)}"
    if answering.calibration_error is not None:
        line += f"; calibration error {share(answering.calibration_error)}"
    types = list(dict.fromkeys(each.type for each in answering.refusals[0].shares))
    rows = []
    for refusals in answering.refusals:
        shares = {each.type: each.share for each in refusals.shares if each.language == ALL}
        rows.append(
            [
                f"{refusals.false_refusals:.0%}",
                share(refusals.threshold),
                *(f"{shares[type_]:.0%}" for type_ in types),
            ]
        )
    return ["", line, "", _markdown(["false refusals", "threshold", *types], rows)]


def _markdown(head: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
