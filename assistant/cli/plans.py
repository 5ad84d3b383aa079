"""``plan-assistant plans``: the library of plans."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text
from rich.tree import Tree

from assistant.cli.console import AsJson, errors, output, print_json
from assistant.language import recognise
from assistant.opening import open_library
from assistant.settings import read_settings
from corpus import Item, ItemKind, Library, Metadata, NumberingWarning, Plan, PlanError, Reading, read_file
from corpus.layout import Left

_ENOUGH: Final = 10_000
"""Characters that tell a plan's language."""

app = typer.Typer(help="The library of plans.", no_args_is_help=True)

PlanId = Annotated[str, typer.Argument(help="Id of a plan (see: plan-assistant plans list).")]


@app.command("list")
def list_plans(as_json: AsJson = False) -> None:
    """List the plans of the library."""
    library = _library()
    loaded = library.load_all()
    if as_json:
        print_json({"plans": [_summary(plan) for plan in loaded]})
        return
    for plan in loaded:
        output.print(Text.assemble((plan.id, "bold"), f"  {plan.metadata.title}  {counts_text(plan)}"))


@app.command("show")
def show(
    plan: Annotated[str, typer.Argument(help="Id of a plan, or a text file to read without adding it.")],
    as_json: AsJson = False,
) -> None:
    """Show a plan, or a file, as the tree of its items, with counts and warnings."""
    shown = _plan_or_file(plan)
    if as_json:
        print_json({**_summary(shown), "items": [asdict(item) for item in shown.items]})
        return
    output.print(_tree(shown))
    output.print(Text(counts_text(shown), style="bold"))
    for warning in shown.warnings:
        errors.print(Text(f"warning: {warning_text(warning)}", style="yellow"))
    tell_left_out(shown)


@app.command("verify")
def verify(
    plan: Annotated[str | None, typer.Argument(help="Id of a plan; all plans by default.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check that stored plans are whole: nothing lost, every text in its place, the metadata complete."""
    library = _library()
    found = {plan_id: library.verify(plan_id) for plan_id in ([plan] if plan else library.plan_ids())}
    if as_json:
        print_json({"plans": {plan_id: [asdict(problem) for problem in found[plan_id]] for plan_id in found}})
        raise typer.Exit(1 if any(found.values()) else 0)
    for plan_id, problems in found.items():
        output.print(Text(f"{plan_id}: {len(problems) or 'no'} problem{'s' * (len(problems) != 1)}"))
        for problem in problems:
            errors.print(Text(f"{plan_id}: {problem.kind}: {problem.detail}"))
    if any(found.values()):
        raise typer.Exit(1)


def tell_left_out(plan: Plan) -> None:
    """What the document has besides its text, by kind; footnotes in their words."""
    left_out = plan.layout.left_out if plan.layout else ()
    for kind, count in Counter(one.kind for one in left_out).items():
        errors.print(Text(f"left out: {count} × {kind.replace('_', ' ')}", style="yellow"))
    for one in left_out:
        if one.kind is Left.FOOTNOTE:
            place = f" (p. {one.page})" if one.page else ""
            errors.print(Text(f"footnote{place}: {_shortened(one.text)}", style="yellow"))


def _library() -> Library:
    return open_library(read_settings())


def _plan_or_file(name: str) -> Plan:
    library = _library()
    if name in library.plan_ids():
        return library.load(name)
    file = Path(name)
    if not file.exists():
        raise PlanError(f"{name!r} is neither a file nor a plan; the library has {', '.join(library.plan_ids())}")
    reading = read_file(file)
    return reading.as_plan(file.stem, Metadata(title=file.name, language=language_of(reading)))


def language_of(reading: Reading) -> str:
    """The language of a plan's text, by its script."""
    return recognise(reading.source[:_ENOUGH]).value


def _summary(plan: Plan) -> dict[str, object]:
    return {
        "plan_id": plan.id,
        **asdict(plan.metadata),
        "checksum": plan.checksum,
        "counts": {
            "items": _count(plan.items, ItemKind.ITEM),
            "chapeaux": _count(plan.items, ItemKind.CHAPEAU),
        },
        "warnings": [asdict(warning) for warning in plan.warnings],
    }


def _count(items: Sequence[Item], kind: ItemKind) -> int:
    return sum(item.kind is kind for item in items)


def counts_text(plan: Plan) -> str:
    items, chapeaux = _count(plan.items, ItemKind.ITEM), _count(plan.items, ItemKind.CHAPEAU)
    return f"{items} item{'s' * (items != 1)}, {chapeaux} chapeau{'x' * (chapeaux != 1)}"


def warning_text(warning: NumberingWarning) -> str:
    return f"line {warning.line}: the numbering {warning.irregularity} at {warning.label}"


def _tree(plan: Plan) -> Tree:
    """Items under their headings, one line each."""
    root = Tree(Text(plan.metadata.title, style="bold"))
    branches: dict[tuple[str, ...], Tree] = {(): root}
    for item in plan.items:
        for depth in range(1, len(item.headings) + 1):
            trail = item.headings[:depth]
            if trail not in branches:
                branches[trail] = branches[trail[:-1]].add(Text(trail[-1], style="bold"))
        mark = " (chapeau)" if item.kind is ItemKind.CHAPEAU else ""
        branches[item.headings].add(Text.assemble((item.address, "cyan"), f"{mark}  {_shortened(item.text)}"))
    return root


def _shortened(text: str, length: int = 44) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
