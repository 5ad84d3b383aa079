from dataclasses import replace

import pytest

from corpus import Metadata, Period, Plan, Problem, ProblemKind, Span
from corpus.plan import Curation, ExpectedQuestion, Rendering, Status
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


def test_what_people_wrote_is_complete_in_every_language_that_they_wrote_in(plan: Plan) -> None:
    rendering = Rendering("1", "en", "", Status.WORKING, "A.")
    (problem,) = verify_plan(replace(plan, curation=Curation((rendering,))))
    assert problem == Problem(ProblemKind.CURATION_INCOMPLETE, "no rendering in en of 2")
    assert verify_plan(replace(plan, curation=Curation((rendering, replace(rendering, item_id="2"))))) == ()


def test_every_item_has_three_expected_questions_of_two_kinds_in_a_language_that_has_any(plan: Plan) -> None:
    asked = ExpectedQuestion("1", "en", "terms", Status.WORKING, "A?")
    enough = tuple(replace(asked, item_id=i, kind=k) for i in "12" for k in ("terms", "terms", "role"))
    assert verify_plan(replace(plan, curation=Curation((), enough))) == ()
    (problem,) = verify_plan(replace(plan, curation=Curation((), enough[:5])))
    assert problem.kind is ProblemKind.CURATION_INCOMPLETE
    assert "2 expected questions in en of 1 kinds for 2" in problem.detail
    (problem,) = verify_plan(
        replace(plan, curation=Curation((), tuple(replace(q, kind="terms") for q in enough[:3]) + enough[3:]))
    )
    assert "3 expected questions in en of 1 kinds for 1" in problem.detail
