"""``plan-assistant items``: items by what they commit to and are about."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from assistant.browsing import Filters, choose, facet_values, labels
from assistant.cli.asking import open_service
from assistant.cli.console import AsJson, output, print_json
from assistant.facets import Facet
from assistant.language import Language
from corpus import PlanError
from corpus.commitment import Strength
from prompts.catalogue import catalogue


def items(
    party: Annotated[str | None, typer.Option(help="A party, as the plan names it.")] = None,
    strength: Annotated[Strength | None, typer.Option(help="How strongly the item commits.")] = None,
    topic: Annotated[str | None, typer.Option(help="A topic, such as energy_resources.")] = None,
    section: Annotated[str | None, typer.Option(help="A heading by its number, such as II.2.")] = None,
    plan: Annotated[str | None, typer.Option(help="Id of a plan; all by default.")] = None,
    as_json: AsJson = False,
) -> None:
    """List items by who commits, how strongly, on what topic and under which heading."""
    assistant = open_service()
    if plan is not None and plan not in assistant.plans:
        raise PlanError(f"there is no plan {plan!r}; the library has {', '.join(assistant.plans) or 'none'}")
    filters = Filters(party, strength, topic, section, plan)
    found = choose(assistant.facets, filters)
    say = catalogue(Language.ENGLISH).say
    if as_json:
        counts = {
            str(facet): [
                asdict(value)
                for value in facet_values(assistant.facets, filters, facet, Language.ENGLISH, assistant.plans)
            ]
            for facet in Facet
        }
        print_json({"total": len(found), "items": [asdict(item) for item in found], "counts": counts})
        return
    output.print(Text(say("browse.count", count=len(found)) if found else say("browse.none"), style="bold"))
    for item in found:
        read = assistant.plans[item.plan_id].item(item.item_id)
        shown = ", ".join(labels(item, Language.ENGLISH, assistant.plans))
        output.print(Text.assemble("\n", (read.address, "bold"), f"  {shown}"))
        output.print(Text(f"  {read.text}"))
