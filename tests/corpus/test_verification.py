from dataclasses import replace

import pytest

from corpus import Metadata, Period, Plan, Problem, ProblemKind, Span
from corpus.verification import verify_plan
from tests.corpus.reading import read


@pytest.fixture
def plan() -> Plan:
    plan = read("計画\n１．甲。\n２．乙。\n")
    return replace(plan, metadata=Metadata("計画", "ja", period=Period(2013, 2017), sha256=plan.checksum))


def test_nothing_is_wrong_with_a_plan_as_it_was_read(plan: Plan) -> None:
    assert verify_plan(plan) == ()


def test_text_without_a_part_is_lost(plan: Plan) -> None:
    assert verify_plan(replace(plan, parts=plan.parts[1:])) == (Problem(ProblemKind.TEXT_LOST, "no part has 0:3"),)
    assert verify_plan(replace(plan, parts=plan.parts[:-1])) == (Problem(ProblemKind.TEXT_LOST, "no part has 10:13"),)


def test_two_parts_do_not_share_text(plan: Plan) -> None:
    (problem,) = verify_plan(replace(plan, parts=(*plan.parts, plan.parts[0])))
    assert problem == Problem(ProblemKind.TEXT_LOST, "two parts share 0:2")


def test_an_items_text_is_what_stands_at_its_span(plan: Plan) -> None:
    first, second = plan.items
    (problem,) = verify_plan(replace(plan, items=(replace(first, text="丙。"), second)))
    assert problem.kind is ProblemKind.TEXT_DIFFERS
    (problem,) = verify_plan(replace(plan, items=(replace(first, text="", span=Span(5, 5)), second)))
    assert problem.kind is ProblemKind.TEXT_DIFFERS


def test_two_items_do_not_share_an_id(plan: Plan) -> None:
    first, second = plan.items
    problems = verify_plan(replace(plan, items=(first, replace(second, id="1"))))
    assert problems == (Problem(ProblemKind.ID_REPEATS, "2 items are called 1"),)


def test_metadata_is_complete(plan: Plan) -> None:
    bare = Metadata(" ", "", period=Period(13, 17))
    problems = verify_plan(replace(plan, metadata=bare))
    assert {problem.kind for problem in problems} == {ProblemKind.METADATA_INCOMPLETE}
    said = " ".join(problem.detail for problem in problems)
    assert all(word in said for word in ("title", "language", "13-17", "sha256"))
