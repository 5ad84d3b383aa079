"""``plan-assistant ask`` and ``search``."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from assistant.answer import Answer, Citation
from assistant.browsing import Filters, search_chosen
from assistant.cli.console import AsJson, output, print_json
from assistant.language import Language
from assistant.opening import open_assistant, open_embedder
from assistant.question import Question
from assistant.renderings import rendering_label
from assistant.service import Assistant
from assistant.settings import read_settings
from assistant.titles import short_title
from corpus import Plan, Span, unwrap
from corpus.commitment import Strength
from prompts.catalogue import catalogue

InPlans = Annotated[
    list[str] | None, typer.Option("--plan", help="Id of a plan to ask; may be repeated. All by default.")
]


def ask(
    question: Annotated[str, typer.Argument(help="A question in Japanese, English or Mongolian.")],
    language: Annotated[
        Language | None, typer.Option(help="Language of the answer; the question's by default.")
    ] = None,
    plan: InPlans = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question from the plan's own words."""
    put = Question(question, language=language, plans=tuple(plan) if plan else None)
    assistant = open_quietly()
    answer = assistant.ask(put)
    if as_json:
        print_json(asdict(answer))
    else:
        show(answer, assistant)


def search(
    query: Annotated[str, typer.Argument(help="Words or a question.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many items at most.")] = 10,
    plan: InPlans = None,
    party: Annotated[
        str | None, typer.Option(help="Who commits, as the plan's metadata names it; only: in front for alone.")
    ] = None,
    strength: Annotated[Strength | None, typer.Option(help="How strongly.")] = None,
    topic: Annotated[str | None, typer.Option(help="A topic's id, such as energy_resources.")] = None,
    section: Annotated[str | None, typer.Option(help="A section's id, such as II.2.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the items that match best; of those with the facets asked for, if any are."""
    text = Question(query).text
    filters = Filters(party, strength, topic, section)
    hits = search_chosen(open_quietly(), text, limit, filters, plan)
    if as_json:
        print_json({"hits": [asdict(hit) for hit in hits]})
        return
    for hit in hits:
        output.print(Text.assemble((hit.address, "bold"), f"  {hit.score:.3f}  {hit.plan_id}"))
        output.print(Text(f"  {hit.text}\n"))


def open_quietly() -> Assistant:
    from index.packaged_model import progress_bar

    settings = read_settings()
    with progress_bar() as unpacking:
        embedder = open_embedder(settings, unpacking)
    return open_assistant(settings, embedder)


def show(answer: Answer, assistant: Assistant) -> None:
    say = catalogue(answer.language).say
    if answer.understood:
        output.print(Text(say("interface.understood", query=answer.understood), style="dim"))
    output.print(Text(answer.answer, style="bold"))
    for number, choice in enumerate(answer.choices, start=1):
        output.print(Text(f"  {number}. {choice.label}"))
    _show_citations(answer.citations, answer.language, assistant)
    if answer.nearest:
        output.print(Text(f"\n{say('interface.nearest_heading')}", style="dim"))
        _show_citations(answer.nearest, answer.language, assistant)
    if answer.versions and answer.versions.language_model:
        output.print(Text(f"\n{say('model.badge', model=answer.versions.language_model)}", style="dim"))
    for note in answer.notes:
        output.print(Text(f"\n{note}", style="dim"))


def _show_citations(citations: Sequence[Citation], language: Language, assistant: Assistant) -> None:
    for citation in citations:
        trail = " ＞ ".join(citation.headings)
        plan = assistant.plans[citation.plan_id]
        title = f"  {short_title(plan, language)}" if len(assistant.plans) > 1 else ""
        output.print(Text.assemble(f"\n[{citation.n}] ", (citation.address, "bold"), f"  {trail}{title}"))
        output.print(Text("    ") + _marked(citation, plan))
        if citation.rendering:
            output.print(Text(f"    {rendering_label(citation.rendering_status, language)}", style="dim"))
            output.print(Text(f"    {citation.rendering}"))


def _marked(citation: Citation, plan: Plan) -> Text:
    """The quote, with what answers underlined."""
    offsets = unwrap(plan.source, Span(citation.start, citation.end)).offsets
    text = Text(citation.quote)
    for start, end in citation.highlight:
        text.stylize("underline", offsets.index(start), offsets.index(end - 1) + 1)
    return text
