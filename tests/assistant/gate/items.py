"""Items of the first plan as evidence."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from assistant.answer import Citation
from assistant.gate import Evidence, check
from corpus import Plan

_DRAFTS: Final = Path(__file__).parent / "drafts"


def drafts(name: str) -> list[dict[str, Any]]:
    """The drafts of one file of the folder ``drafts``."""
    return [json.loads(line) for line in (_DRAFTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def citation_of(plan: Plan, n: int, item_id: str, rendering: str | None = None) -> Citation:
    item = plan.item(item_id)
    span = item.span
    return Citation(
        n, plan.id, item_id, item.address, item.headings, item.text, "ja", span.start, span.end, (), rendering, 1.0
    )


def evidence_of(plan: Plan, item_ids: Sequence[str]) -> list[Evidence]:
    return [Evidence.of(citation_of(plan, n, item_id), plan) for n, item_id in enumerate(item_ids, start=1)]


def offered(plan: Plan, *item_ids: str) -> list[Evidence]:
    """Items as evidence, numbered from 1."""
    return [Evidence.from_item(n, item_id, plan) for n, item_id in enumerate(item_ids, start=1)]


def kinds(draft: str, evidence: Sequence[Evidence], language: str) -> list[str]:
    """The faults that the gate finds."""
    return [str(fault.kind) for fault in check(draft, evidence, language).faults]
