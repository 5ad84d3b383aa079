import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Plan, PlanError
from corpus.plan import Status
from corpus.proposals import Proposal, ProposalKind, files_with, read_proposals, write_proposals

OFFICIAL = Proposal(
    True, "I.1.2", ProposalKind.RENDERING, "en", Status.OFFICIAL, "The Ministers meet.", "原文", ("nearer",)
)
QUESTION = Proposal(
    True, "I.1.2", ProposalKind.QUESTION, "mn", Status.WORKING, "Сайд нар уулздаг уу?", words="everyday"
)


def rows(data: bytes) -> list[dict[str, str]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def test_proposals_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "proposals.jsonl"
    file.write_text(write_proposals([OFFICIAL, QUESTION]), encoding="utf-8")
    assert read_proposals(file) == (replace(OFFICIAL, original="", doubts=()), QUESTION)


def test_an_accepted_rendering_takes_the_place_of_the_earlier_one_and_no_other(first_plan: Plan) -> None:
    (path, data), *none = files_with(first_plan, [OFFICIAL]).items()
    assert (path, none) == ("renderings/en.jsonl", [])
    changed = {row["item"]: row for row in rows(data)}
    assert changed["I.1.2"] == {"item": "I.1.2", "status": "official", "text": "The Ministers meet."}
    assert changed["I.1.1"]["status"] == "working"
    assert len(changed) == len(first_plan.items)


def test_accepted_questions_are_added_once(first_plan: Plan) -> None:
    files = files_with(first_plan, [QUESTION, QUESTION])
    there = len(first_plan.curation.questions)
    assert len(rows(files["questions.jsonl"])) == there + 1
    assert rows(files["questions.jsonl"])[-1]["kind"] == "everyday"


def test_what_nobody_accepted_changes_nothing(first_plan: Plan) -> None:
    assert files_with(first_plan, [replace(OFFICIAL, accept=False), replace(QUESTION, accept=False)]) == {}


def test_a_proposal_of_another_plan_or_in_the_plans_own_language_is_refused(first_plan: Plan) -> None:
    with pytest.raises(PlanError, match="no item X"):
        files_with(first_plan, [replace(OFFICIAL, item="X")])
    with pytest.raises(PlanError, match="itself is in ja"):
        files_with(first_plan, [replace(OFFICIAL, lang="ja")])


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"accept": "yes"}', '{"accept": true, "item": "1", "kind": "poem", "lang": "en", "text": "x"}']
)
def test_a_line_that_is_no_proposal_is_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "proposals.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(PlanError, match=r"proposals\.jsonl, line 2"):
        read_proposals(file)
