"""``plan-assistant items``."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from assistant.browsing import FACETS, Filters, browse, value_label
from assistant.cli.asking import open_quietly
from assistant.cli.console import AsJson, output, print_json
from assistant.language import Language
from corpus import PlanError
from corpus.commitment import Strength
from prompts.catalogue import catalogue

_ALL = 100_000


def items(
    party: Annotated[str | None, typer.Option(help="Who commits, as the plan's metadata names it.")] = None,
    strength: Annotated[Strength | None, typer.Option(help="How strongly.")] = None,
    topic: Annotated[str | None, typer.Option(help="A topic's id, such as energy_resources.")] = None,
    section: Annotated[str | None, typer.Option(help="A section's id, such as II.2.")] = None,
    plan: Annotated[str | None, typer.Option(help="A plan's id.")] = None,
    language: Annotated[Language, typer.Option(help="Language of the labels.")] = Language.ENGLISH,
    as_json: AsJson = False,
) -> None:
    """List all items that commit somebody in some way, with counts of what else there is."""
    assistant = open_quietly()
    if plan is not None and plan not in assistant.plans:
        raise PlanError(f"there is no plan {plan!r}; the library has {', '.join(assistant.plans) or 'none'}")
    filters = Filters(party, strength, topic, section, plan)
    found = browse(assistant.facets, assistant.plans, filters, limit=_ALL)
    if as_json:
        print_json(asdict(found))
        return
    texts = catalogue(language)
    output.print(Text(texts.say("browse.count", count=found.total), style="bold"))
    for item in found.items:
        labels = [value_label("party", each, language, assistant.plans) for each in item.parties]
        labels += [value_label("strength", each, language, assistant.plans) for each in item.strengths]
        output.print(Text.assemble("\n", (item.address, "bold"), f"  {', '.join((*labels, *item.frequencies))}"))
        output.print(Text(f"  {item.text}"))
    for facet in FACETS:
        counted = getattr(found.counts, facet).items()
        values = ", ".join(f"{value_label(facet, value, language, assistant.plans)} {n}" for value, n in counted)
        output.print(Text(f"\n{texts.say(f'browse.{facet}')}: {values}", style="dim"))
