import json
from pathlib import Path
from typing import Any

from assistant.gate import check
from corpus import Plan
from tests.assistant.gate.items import evidence_of

DRAFTS = Path(__file__).parent / "drafts"
KEPT = 0.95


def drafts(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DRAFTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def shown(draft: dict[str, Any], plan: Plan) -> str:
    checked = check(draft["draft"], evidence_of(plan, draft["evidence"]), draft["lang"])
    return checked.text if checked.accepted else ""


def test_no_falsehood_of_a_hostile_draft_is_shown(first_plan: Plan) -> None:
    hostile = drafts("hostile")
    assert len(hostile) >= 80
    assert [draft["id"] for draft in hostile if draft["falsehood"] in shown(draft, first_plan)] == []


def test_honest_drafts_are_shown_unchanged(first_plan: Plan) -> None:
    honest = drafts("honest")
    assert len(honest) >= 80
    changed = [draft["id"] for draft in honest if shown(draft, first_plan) != draft["draft"].strip()]
    assert len(changed) <= (1 - KEPT) * len(honest), changed
