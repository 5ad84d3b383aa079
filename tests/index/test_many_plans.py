"""Plans of different sizes and with different views stand side by side."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from corpus import Plan
from corpus.plan import Curation, ExpectedQuestion, Status
from index.builder import build_index
from index.opened import open_index
from index.retriever import Retriever
from tests.fakes import FakeEmbedder

MakePlan = Callable[..., Plan]


def retriever(folder: Path, *plans: Plan) -> Retriever:
    build_index(plans, FakeEmbedder(), folder)
    return Retriever(open_index(folder, plans, "fake-1"), FakeEmbedder())


def test_a_plan_of_one_item_can_be_asked(tmp_path: Path, make_plan: MakePlan) -> None:
    only = make_plan("１．両政府は，橋を建設する。\n", "one")
    assert [hit.item_id for hit in retriever(tmp_path, only).retrieve("橋の建設", "ja").hits] == ["1"]


def test_an_item_of_a_short_plan_comes_before_weaker_ones_of_a_long_plan(
    tmp_path: Path, make_plan: MakePlan, first_plan: Plan
) -> None:
    short = make_plan("１．両政府は，共同で鉄道博物館を開設する。\n２．両政府は，橋を建設する。\n", "short")
    hits = retriever(tmp_path, first_plan, short).retrieve("鉄道博物館を開設する", "ja").hits
    assert (hits[0].plan_id, hits[0].item_id) == ("short", "1")


def test_an_expected_question_is_a_view_by_which_its_item_is_found(tmp_path: Path, make_plan: MakePlan) -> None:
    plan = make_plan()
    question = ExpectedQuestion("2.1", "en", "everyday", Status.WORKING, "Where will the crossing over the river be?")
    asked = "Where will the crossing over the river be?"
    curated = replace(plan, curation=Curation(questions=(question,)))
    hit = retriever(tmp_path, curated).retrieve(asked, "en").hits[0]
    assert (hit.item_id, hit.view) == ("2.1", "question")
