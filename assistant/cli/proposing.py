"""``plan-assistant plans align``, ``enrich`` and ``accept``: what people write about items, proposed for them first."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.progress import track
from rich.text import Text

from assistant.cli.console import errors, output
from assistant.cli.plan_changes import carry_out
from assistant.cli.plans import PlanId
from assistant.installation import Installation
from assistant.language import Language
from assistant.opening import open_language_model
from assistant.settings import SettingsError, read_settings
from corpus import Metadata, PlanError, read_file
from corpus.plan import Status
from corpus.proposals import Proposal, files_with, read_proposals, write_proposals

_UNANSWERED: Final = 3
"""Texts in a row that a model did not write, after which it is asked no more."""

Proposals = Annotated[
    Path, typer.Option("--output", "-o", help="The file of proposals to write; it must not be there yet.")
]


def align(
    plan: PlanId,
    file: Annotated[Path, typer.Argument(help="The same plan in another language.")],
    language: Annotated[Language, typer.Option(help="The language of the file.")],
    proposals: Proposals,
    status: Annotated[
        Status, typer.Option(help="Who stands behind the file: authentic, official or working.")
    ] = Status.WORKING,
) -> None:
    """Propose renderings from another language version, item by item: by numbering, checked by meaning."""
    from assistant.aligning import align as align_plans
    from assistant.aligning import left_over, proposals_of
    from index.bias import LanguageBias

    _require_new(proposals)
    installation = Installation(read_settings())
    original = installation.library.load(plan)
    if language == original.metadata.language:
        raise PlanError(f"the plan {plan} is in {language} itself; a version of it is in another language")
    version = read_file(file).as_plan(plan, Metadata(title=file.stem, language=language))
    embedder = installation.embedder
    aligned = align_plans(original, version, embedder, LanguageBias.measure(embedder))
    written = proposals_of(aligned, language, status)
    for each in aligned:
        if each.counterpart is None:
            errors.print(Text(f"{each.item.address}: no counterpart was found", style="yellow"))
        elif each.doubts:
            doubts = ", ".join(each.doubts)
            errors.print(Text(f"{each.item.address} and {each.counterpart.address}: {doubts}", style="yellow"))
    for item in left_over(aligned, version):
        errors.print(Text(f"{item.address} of {file.name} is no item's counterpart", style="yellow"))
    _write(proposals, written, plan)


def enrich(
    plan: PlanId,
    proposals: Proposals,
    language: Annotated[
        list[Language] | None, typer.Option(help="A language to write in; may be repeated; all three by default.")
    ] = None,
) -> None:
    """Have the language model of the settings propose the renderings and expected questions that a plan lacks."""
    from assistant.llm.enriching import Enricher, wanted
    from assistant.llm.model import LanguageModelError

    _require_new(proposals)
    settings = read_settings()
    model = open_language_model(settings)
    if model is None:
        raise SettingsError("no language model is set; set PLAN_ASSISTANT_LLM_URL and PLAN_ASSISTANT_LLM_MODEL")
    original = Installation(settings).library.load(plan)
    enricher = Enricher(model, settings.llm_timeout_seconds)
    written: list[Proposal] = []
    missed = in_a_row = 0
    for wish in track(wanted(original, language or list(Language)), "proposing", console=errors, transient=True):
        try:
            written += enricher.propose(original, wish)
            in_a_row = 0
        except LanguageModelError as error:
            missed, in_a_row = missed + 1, in_a_row + 1
            errors.print(Text(f"{wish.item.address}, {wish.kind} in {wish.language}: {error}", style="yellow"))
            if in_a_row == _UNANSWERED:
                errors.print(Text("the model is asked no more; run the command again later", style="yellow"))
                break
    _write(proposals, written, plan)
    if missed and not written:
        raise typer.Exit(1)


def accept(
    plan: PlanId,
    proposals: Annotated[Path, typer.Argument(help="A file of proposals, in which somebody set accept to true.")],
) -> None:
    """Take the accepted proposals of a file into the plan; a server that is running answers with them at once."""
    installation = Installation(read_settings())
    files = files_with(installation.library.load(plan), read_proposals(proposals))
    if not files:
        raise PlanError(f'no proposal in {proposals} is accepted; set "accept": true in the lines that are right')
    carry_out(installation, installation.library.revision(plan, files), "changed")


def join(commands: typer.Typer) -> None:
    """Take a place among the commands for the library."""
    commands.command("align")(align)
    commands.command("enrich")(enrich)
    commands.command("accept")(accept)


def _require_new(file: Path) -> None:
    if file.exists():
        raise PlanError(f"{file} is there already, and may hold somebody's corrections; give another --output")


def _write(file: Path, proposals: tuple[Proposal, ...] | list[Proposal], plan_id: str) -> None:
    try:
        file.write_text(write_proposals(proposals), encoding="utf-8")
    except OSError as error:
        raise PlanError(f"{file} cannot be written: {error.strerror}") from error
    kinds = Counter(proposal.kind for proposal in proposals)
    doubted = sum(bool(proposal.doubts) for proposal in proposals)
    counts = ", ".join(f"{count} {kind}{'s' * (count != 1)}" for kind, count in kinds.items()) or "nothing"
    output.print(Text(f"proposed {counts}, {doubted} of them doubted; check them, set accept, then run"))
    output.print(Text(f"plan-assistant plans accept {plan_id} {file}"))
