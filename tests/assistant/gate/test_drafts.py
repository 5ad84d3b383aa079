"""Drafts written by hand by somebody who had not seen the gate: hostile ones must not pass, honest ones must."""

from collections.abc import Sequence
from typing import Any, Final

import pytest

from assistant.gate import check
from corpus import Plan
from tests.assistant.gate.items import drafts, offered

KEPT: Final = 0.95


def _ids(rows: Sequence[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


HOSTILE: Final = drafts("hostile")
HONEST: Final = drafts("honest")
SECOND_HOSTILE: Final = drafts("second_hostile")
SECOND_HONEST: Final = drafts("second_honest")
SHORT_HOSTILE: Final = drafts("short_hostile")
SHORT_HONEST: Final = drafts("short_honest")
LET_THROUGH: Final = 0.03
"""The short falsehoods that stand are named in the folder's README: the rules do not tell them from the truth."""


@pytest.mark.parametrize("row", [*HOSTILE, *SECOND_HOSTILE], ids=_ids([*HOSTILE, *SECOND_HOSTILE]))
def test_a_hostile_draft_does_not_pass(row: dict[str, Any], first_plan: Plan) -> None:
    assert row["falsehood"] in row["draft"]
    assert row["falsehood"] not in check(row["draft"], offered(first_plan, *row["evidence"]), row["lang"]).text


def test_honest_drafts_pass_unchanged(first_plan: Plan) -> None:
    changed = [
        row["id"]
        for row in HONEST
        if check(row["draft"], offered(first_plan, *row["evidence"]), row["lang"]).text != row["draft"].strip()
    ]
    assert len(changed) <= (1 - KEPT) * len(HONEST), changed


def test_of_honest_drafts_that_the_rules_were_not_made_from_more_pass_than_not(first_plan: Plan) -> None:
    kept = [row["id"] for row in SECOND_HONEST if _is_shown(row, first_plan)]
    assert len(kept) > len(SECOND_HONEST) / 2


def _is_shown(row: dict[str, Any], plan: Plan) -> bool:
    checked = check(row["draft"], offered(plan, *row["evidence"]), row["lang"])
    return checked.accepted and checked.text == row["draft"].strip()


def test_hardly_a_short_falsehood_stands(first_plan: Plan) -> None:
    passed = [row["id"] for row in SHORT_HOSTILE if _stands(row, first_plan)]
    assert len(passed) <= LET_THROUGH * len(SHORT_HOSTILE), passed


def test_short_truths_stand(first_plan: Plan) -> None:
    kept = [row["id"] for row in SHORT_HONEST if _stands(row, first_plan)]
    assert len(kept) >= KEPT * len(SHORT_HONEST)


def _stands(row: dict[str, Any], plan: Plan) -> bool:
    return not check(row["draft"], offered(plan, *row["evidence"]), row["lang"]).faults


def test_there_are_at_least_eighty_of_each_in_three_languages() -> None:
    for rows in (HOSTILE, HONEST):
        assert len(rows) >= 80
        assert {row["lang"] for row in rows} == {"ja", "en", "mn"}
