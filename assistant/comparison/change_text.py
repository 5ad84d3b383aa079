"""What became of items, as an answer says it: each pair with its relation, its grounds, and both citations."""

from collections.abc import Mapping, Sequence

from assistant.answer import Citation
from assistant.comparison.changed import Changed
from assistant.comparison.report import report_pair
from assistant.comparison.wording import ground_texts, relation_label
from corpus import Plan
from prompts.catalogue import catalogue


def change_text(changed: Changed, citations: Sequence[Citation], language: str, plans: Mapping[str, Plan]) -> str:
    """The answer's text. A pair of which a quotation did not stand is left out."""
    say = catalogue(language).say
    cited = {(citation.plan_id, citation.item_id): citation for citation in citations}
    old, new = plans[changed.old_plan], plans[changed.new_plan]
    lines: list[str] = []
    for pair in changed.pairs:
        before = cited.get((old.id, pair.old)) if pair.old else None
        after = cited.get((new.id, pair.new)) if pair.new else None
        if (pair.old and not before) or (pair.new and not after):
            continue
        lines.append(
            say(
                "compare.line",
                relation=relation_label(pair.relation, language),
                old=before,
                new=after,
                grounds=ground_texts(report_pair(pair, old, new), language),
            )
        )
    return say("compare.answer", lines=lines, whole=changed.is_whole, left=changed.total - len(changed.pairs))
