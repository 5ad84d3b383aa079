"""The table of growth, as Markdown."""

from collections.abc import Sequence
from typing import Final

from evaluation.benchmark.measures import Latency
from evaluation.scale.figures import SizeFigures
from evaluation.scale.rule import Neighbours

_HEAD: Final = (
    "items",
    "of them truly embedded",
    "vectors (views + phrases)",
    "index type",
    "build, s (of processor time)",
    "build peak, MiB",
    "disk, MiB",
    "opening, s",
    "memory, MiB (own + mapped)",
    "nearest 10 views, p50 / p95 ms",
    "recall@10",
    "best 10 by words, p50 / p95 ms",
    "retrieve without embedding, p50 / p95 ms",
    "retrieve, p50 / p95 ms",
    "same 10 hits as scoring all",
)


def growth_table(figures: Sequence[SizeFigures]) -> str:
    """A row a figure, a column a size."""
    columns = [_column(each) for each in figures]
    lines = ["| " + " | ".join((name, *(column[row] for column in columns))) + " |" for row, name in enumerate(_HEAD)]
    return "\n".join([lines[0], "| --- |" + " ---: |" * len(columns), *lines[1:]])


def rule_table(true: Neighbours, ruled: Neighbours) -> str:
    """How near neighbours lie, by the model and by the rule, on items that the rule was not fitted on."""
    rows = (
        ("first neighbour", true.first, ruled.first),
        ("tenth neighbour", true.tenth, ruled.tenth),
        ("tenth item of a question", true.asked, ruled.asked),
    )
    lines = [f"| {name} | {_quantiles(of_true)} | {_quantiles(of_rule)} |" for name, of_true, of_rule in rows]
    return "\n".join(["| cosine, 5 / 50 / 95 % | by the model | by the rule |", "| --- | ---: | ---: |", *lines])


def _quantiles(values: Sequence[float]) -> str:
    return " / ".join(f"{value:.3f}" for value in values)


def _column(figures: SizeFigures) -> tuple[str, ...]:
    build, ask = figures.build, figures.ask
    return (
        f"{build.items:,}",
        f"{build.embedded:,}",
        f"{build.views:,} + {build.phrases:,}",
        build.index_type,
        f"{build.seconds:,.0f} ({build.processor:,.0f})",
        f"{build.peak:,.0f}",
        f"{build.disk:,.0f}",
        f"{ask.opening:.1f}",
        f"{ask.held:,.0f} + {ask.mapped:,.0f}",
        _pair(ask.dense),
        f"{ask.recall:.3f}",
        _pair(ask.words),
        _pair(ask.retrieve),
        _pair(ask.asking),
        f"{ask.agreement:.3f}",
    )


def _pair(latency: Latency) -> str:
    return f"{latency.p50:.1f} / {latency.p95:.1f}"
