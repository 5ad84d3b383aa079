"""Evidence for drafts in tests."""

from collections.abc import Sequence

from assistant.gate import Evidence, check
from corpus import Plan


def offered(plan: Plan, *item_ids: str) -> list[Evidence]:
    """Items as evidence, numbered from 1."""
    return [Evidence.from_item(n, item_id, plan) for n, item_id in enumerate(item_ids, start=1)]


def kinds(draft: str, evidence: Sequence[Evidence], language: str) -> list[str]:
    """The faults that the gate finds."""
    return [str(fault.kind) for fault in check(draft, evidence, language).faults]
