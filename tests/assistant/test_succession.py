"""A later plan that takes an earlier one's place comes first where both promise the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Citation, Outcome
from assistant.language import Language
from assistant.reply import reply_notes
from assistant.succession import later_first, successor, superseded
from assistant.turn import Draft, Understanding
from corpus import Period, Plan
from index.hits import Hit, Retrieval
from index.views import ViewKind
from tests.conftest import SMALL_TEXT

MakePlan = Callable[..., Plan]


def superseding(plan: Plan, earlier: str) -> Plan:
    return replace(plan, metadata=replace(plan.metadata, title=f"次の{plan.metadata.title}", supersedes=earlier))


@pytest.fixture
def plans(make_plan: MakePlan) -> dict[str, Plan]:
    later = SMALL_TEXT.replace("年に２回", "年に３回").replace("２０２１年", "２０２６年")
    return {"old": make_plan(plan_id="old"), "new": superseding(make_plan(later, plan_id="new"), "old")}


def hit(plan_id: str, item_id: str, score: float) -> Hit:
    return Hit(plan_id, item_id, score, ViewKind.TEXT)


def order(retrieval: Retrieval) -> list[tuple[str, str, float]]:
    return [(each.plan_id, each.item_id, each.score) for each in retrieval.hits]


def test_the_later_plans_item_takes_the_place_of_the_earlier_ones(plans: dict[str, Plan]) -> None:
    found = Retrieval((hit("old", "1.1", 3.0), hit("old", "2.2", 2.0), hit("new", "1.1", 1.0)))
    assert order(later_first(found, plans)) == [("new", "1.1", 3.0), ("old", "2.2", 2.0), ("old", "1.1", 1.0)]


def test_items_that_promise_something_else_stay_where_they_are(plans: dict[str, Plan]) -> None:
    found = Retrieval((hit("old", "1.1", 3.0), hit("new", "2.2", 2.0)))
    assert later_first(found, plans) == found


def test_of_plans_that_supersede_nothing_none_comes_first(plans: dict[str, Plan], make_plan: MakePlan) -> None:
    found = Retrieval((hit("old", "1.1", 3.0), hit("new", "1.1", 2.0)))
    assert later_first(found, {"old": plans["old"], "new": make_plan(plan_id="new")}) == found


def test_the_latest_of_a_row_of_plans_is_the_successor(plans: dict[str, Plan], make_plan: MakePlan) -> None:
    row = {**plans, "newest": superseding(make_plan(plan_id="newest"), "new")}
    assert successor("old", row) is row["newest"]
    assert [(a.id, b.id) for a, b in superseded(["old", "newest", "gone"], row)] == [("old", "newest")]
    found = Retrieval((hit("old", "1.1", 3.0), hit("newest", "1.1", 1.0)))
    assert [each.plan_id for each in later_first(found, row).hits] == ["newest", "old"]


def test_plans_that_supersede_each_other_in_a_ring_do_no_harm(plans: dict[str, Plan]) -> None:
    ring = {"old": superseding(plans["old"], "new"), "new": plans["new"]}
    assert successor("old", ring) is ring["new"]
    found = Retrieval((hit("old", "1.1", 3.0), hit("new", "1.1", 2.0)))
    assert {each.plan_id for each in later_first(found, ring).hits} == {"old", "new"}


@pytest.mark.parametrize("language", Language)
def test_an_answer_from_the_earlier_plan_says_which_took_its_place(language: Language, plans: dict[str, Plan]) -> None:
    draft = Draft(Outcome.ANSWERED, (Citation(1, "old", "1.1", "１（１）", (), "…", "ja", 0, 1, (), None, 1.0),))
    asked, today = Understanding(language, "?"), date(2020, 1, 1)
    (note,) = reply_notes(asked, draft, [plans["old"]], today, plans)
    assert "小さな計画" in note
    assert "次の小さな計画" in note
    assert reply_notes(asked, draft, [plans["new"]], today, plans) == ()


def test_that_a_period_is_over_is_said_of_the_plans_that_are_cited(make_plan: MakePlan) -> None:
    over, runs = (make_plan(plan_id=name, period=Period(2015, last)) for name, last in (("over", 2019), ("runs", 2025)))
    asked, today, library = Understanding(Language.JAPANESE, "?"), date(2020, 1, 1), {"over": over, "runs": runs}
    assert reply_notes(asked, Draft(Outcome.ANSWERED), [runs], today, library) == ()
    (note,) = reply_notes(asked, Draft(Outcome.ANSWERED), [over], today, library)
    assert "小さな計画 2015–2019" in note
