"""``plan-assistant compare``."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from assistant.cli.asking import open_quietly
from assistant.cli.console import AsJson, output, print_json
from assistant.comparison.report import ComparedItem, report
from assistant.comparison.values import Relation
from assistant.comparison.wording import ground_texts, relation_label
from assistant.language import Language
from corpus import Span


def compare(
    old: Annotated[str, typer.Argument(help="Id of the older plan.")],
    new: Annotated[str, typer.Argument(help="Id of the newer plan.")],
    relation: Annotated[Relation | None, typer.Option(help="Only the items of this relation.")] = None,
    language: Annotated[Language, typer.Option(help="Language of the labels.")] = Language.ENGLISH,
    as_json: AsJson = False,
) -> None:
    """Compare two plans item by item: kept, reworded, strengthened, weakened, dropped, new."""
    assistant = open_quietly()
    compared = report(assistant.compare(old, new), assistant.plans, relation)
    if as_json:
        print_json(asdict(compared))
        return
    counts = (f"{relation_label(each, language)} {count}" for each, count in compared.counts.items())
    output.print(Text(", ".join(counts), style="bold"))
    for pair in compared.pairs:
        addresses = " → ".join(item.address for item in (pair.old, pair.new) if item)
        output.print(Text.assemble("\n", (addresses, "bold"), f"  {relation_label(pair.relation, language)}"))
        if pair.old:
            output.print(Text("- ") + _marked(pair.old, [each.old for each in pair.differences], "strike red"))
        if pair.new and pair.relation is not Relation.KEPT:
            output.print(Text("+ ") + _marked(pair.new, [each.new for each in pair.differences], "underline green"))
        for line in ground_texts(pair, language):
            output.print(Text(f"  {line}", style="dim"))


def _marked(item: ComparedItem, spans: list[Span], style: str) -> Text:
    text = Text(item.text)
    for span in spans:
        text.stylize(style, span.start, span.end)
    return text
