"""``plan-assistant index``: build and look at the index."""

from dataclasses import asdict

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from assistant.cli.console import AsJson, errors, output, print_json
from assistant.opening import open_embedder, open_library, open_stores
from assistant.settings import read_settings

app = typer.Typer(help="The index that questions are answered from.", no_args_is_help=True)


@app.command("build")
def build() -> None:
    """Build the index, or bring it up to date: only plans that changed are embedded."""
    from index.builder import build_index
    from index.packaged_model import progress_bar

    settings = read_settings()
    stores = open_stores(settings)
    plans = open_library(settings).load_all()
    with progress_bar() as unpacking:
        embedder = open_embedder(settings, unpacking)
    columns = (TextColumn("embedding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True) as progress:
        task = progress.add_task("embedding")
        report = build_index(
            plans,
            embedder,
            settings.index_folder,
            lambda done, total: progress.update(task, completed=done, total=total),
            stores=stores,
        )
    embedded = ", ".join(report.embedded) or "none"
    output.print(
        Text(f"index ready in {settings.index_folder}; plans embedded: {embedded}; unchanged: {len(report.reused)}")
    )


@app.command("status")
def status(as_json: AsJson = False) -> None:
    """Say what the index in use was built from, and whether it is up to date with the plans."""
    from index.files import current_generation
    from index.opened import changed_plans

    settings = read_settings()
    generation = current_generation(settings.index_folder)
    manifest, stores = generation.manifest, open_stores(settings)
    complete = stores.holds(generation)
    changed = changed_plans(manifest, open_library(settings).load_all())
    if as_json:
        found_by = {"kind": stores.kind, "complete": complete}
        print_json({**asdict(manifest), "changed_plans": changed, "found_by": found_by})
        return
    output.print(Text(f"built {manifest.built} by {manifest.model}"))
    output.print(Text(f"items are found by: {stores.kind}"))
    for plan_id, entry in manifest.plans.items():
        output.print(Text(f"{plan_id}: {entry.items} items, {entry.views} views, {entry.phrases} phrases"))
    if changed:
        output.print(Text(f"out of date: {', '.join(changed)}; run: plan-assistant index build"))
    if not complete:
        output.print(Text(f"{stores.kind} does not hold all of it; run: plan-assistant index build"))
