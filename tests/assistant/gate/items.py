"""Items of the first plan as evidence."""

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.gate import Evidence
from corpus import Plan


def citation_of(plan: Plan, n: int, item_id: str, rendering: str | None = None) -> Citation:
    item = plan.item(item_id)
    span = item.span
    return Citation(
        n, plan.id, item_id, item.address, item.headings, item.text, "ja", span.start, span.end, (), rendering, 1.0
    )


def evidence_of(plan: Plan, item_ids: Sequence[str]) -> list[Evidence]:
    return [Evidence.of(citation_of(plan, n, item_id), plan) for n, item_id in enumerate(item_ids, start=1)]
