"""A large library: items are proposed by the stores, and answered from as if all had been scored."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corpus import Plan
from index.answerability import vector
from index.builder import build_index
from index.candidates import Proposals, spread
from index.opened import OpenIndex, open_index
from index.retriever import Retriever
from tests.conftest import SMALL_TEXT
from tests.fakes import FakeEmbedder

MakePlan = Callable[..., Plan]
QUESTIONS = (
    ("外相会談は年に何回実施するか", "ja"),
    ("大気汚染対策", "ja"),
    ("What will be done about the metro?", "en"),
    ("Монгол Улсын хөдөө аж ахуй", "mn"),
    ("宇宙旅行", "ja"),
)


@pytest.fixture
def index(tmp_path: Path, make_plan: MakePlan, first_plan: Plan) -> OpenIndex:
    plans = [first_plan, make_plan(), make_plan(SMALL_TEXT.replace("年に２回", "年に４回"), plan_id="later")]
    build_index(plans, FakeEmbedder(), tmp_path)
    return open_index(tmp_path, plans, "fake-1")


@pytest.mark.parametrize(("question", "language"), QUESTIONS)
@pytest.mark.parametrize("plans", [None, ["small", "later"], ["japan-mongolia-2013-2017"]])
def test_proposed_items_answer_as_all_items_do(
    index: OpenIndex, question: str, language: str, plans: list[str] | None
) -> None:
    exact = Retriever(index, FakeEmbedder()).retrieve(question, language, 5, plans)
    proposed = Retriever(index, FakeEmbedder(), exact=0, proposals=Proposals(200, 30)).retrieve(
        question, language, 5, plans
    )
    assert [(hit.plan_id, hit.item_id, hit.view) for hit in proposed.hits] == [
        (hit.plan_id, hit.item_id, hit.view) for hit in exact.hits
    ]
    assert [hit.score for hit in proposed.hits] == pytest.approx([hit.score for hit in exact.hits])
    assert proposed.hits[0].match == exact.hits[0].match
    assert proposed.signals is not None
    assert exact.signals is not None
    assert vector(proposed.signals) == pytest.approx(vector(exact.signals))


def test_only_items_near_the_question_are_scored_in_a_large_library(index: OpenIndex) -> None:
    retriever = Retriever(index, FakeEmbedder(), exact=0, proposals=Proposals(3, 3))
    assert len(retriever.retrieve("外相会談", "ja", 60).hits) <= 6
    assert len(Retriever(index, FakeEmbedder()).retrieve("外相会談", "ja", 60).hits) == 60


def test_a_topic_gathers_the_items_near_it_in_reading_order(index: OpenIndex) -> None:
    few = Retriever(index, FakeEmbedder(), exact=0, proposals=Proposals(20, 20)).gather("農業", "ja")
    everything = {(each.plan_id, each.item_id): each for each in Retriever(index, FakeEmbedder()).gather("農業", "ja")}
    order = list(everything)
    places = [order.index((each.plan_id, each.item_id)) for each in few]
    assert places == sorted(places)
    assert len(few) < len(everything)
    best = max(everything.values(), key=lambda each: each.relevance)
    assert best.relevance == pytest.approx(
        next(each.relevance for each in few if (each.plan_id, each.item_id) == (best.plan_id, best.item_id))
    )


def test_a_sample_is_spread_over_all_and_takes_all_of_few() -> None:
    assert spread(np.arange(10), 20).tolist() == list(range(10))
    assert spread(np.arange(101), 5).tolist() == [0, 25, 50, 75, 100]
