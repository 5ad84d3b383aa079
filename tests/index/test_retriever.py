from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Plan
from index.builder import build_index
from index.opened import open_index
from index.retriever import Retriever
from tests.conftest import SMALL_TEXT
from tests.fakes import FakeEmbedder

MakePlan = Callable[..., Plan]


@pytest.fixture
def retriever(tmp_path: Path, make_plan: MakePlan) -> Retriever:
    plans = [make_plan(), make_plan(SMALL_TEXT.replace("年に２回", "年に４回"), plan_id="later")]
    build_index(plans, FakeEmbedder(), tmp_path)
    return Retriever(open_index(tmp_path, plans, "fake-1"), FakeEmbedder())


def test_the_item_that_matches_best_comes_first(retriever: Retriever) -> None:
    hits = retriever.retrieve("農業の発展を支援", "ja").hits
    assert hits[0].item_id == "2.2"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_only_the_plans_asked_are_searched(retriever: Retriever) -> None:
    assert {hit.plan_id for hit in retriever.retrieve("外相会談", "ja", plans=["later"]).hits} == {"later"}
    assert {hit.plan_id for hit in retriever.retrieve("外相会談", "ja").hits} == {"small", "later"}
    assert retriever.retrieve("外相会談", "ja", plans=[]).hits == ()


def test_no_more_hits_are_returned_than_asked_for(retriever: Retriever) -> None:
    assert len(retriever.retrieve("外相会談", "ja", limit=3).hits) == 3


def test_a_hit_carries_its_phrases_in_reading_order(retriever: Retriever) -> None:
    hit = retriever.retrieve("外相会談を年に２回実施する", "ja", plans=["small"]).hits[0]
    assert hit.item_id == "1.1"
    assert [(passage.start, passage.end) for passage in hit.passages] == [(0, 19)]
