"""Queries and views lose the bias of their own language, each on its way."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus import Plan
from corpus.plan import Curation, Rendering, Status
from index.bias import LanguageBias
from index.builder import build_index
from index.embedding import Vectors
from index.opened import open_index
from index.retriever import Retriever
from tests.fakes import FakeEmbedder

RENDERING = Rendering("1.1", "en", "", Status.WORKING, "The foreign ministers meet twice a year.")


@pytest.fixture
def plan(make_plan: Callable[..., Plan]) -> Plan:
    return replace(make_plan(), curation=Curation(renderings=(RENDERING,)))


def test_every_view_loses_the_bias_of_its_own_language(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    unbiased = LanguageBias.unbiased_documents

    def spy(self: LanguageBias, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        seen.append(list(languages))
        return unbiased(self, vectors, languages)

    monkeypatch.setattr(LanguageBias, "unbiased_documents", spy)
    build_index([plan], FakeEmbedder(), tmp_path)
    assert seen == [["ja"] * 4 + ["en"], ["ja"] * 5]


def test_a_query_loses_the_bias_of_its_language(tmp_path: Path, plan: Plan) -> None:
    build_index([plan], FakeEmbedder(), tmp_path)
    index = open_index(tmp_path, [plan], "fake-1")
    plain = Retriever(index, FakeEmbedder()).retrieve("bridge", "en")
    shifted = index.bias.queries.copy()
    shifted[1] += np.linspace(0, 1, shifted.shape[1], dtype=np.float32)
    biased = Retriever(replace(index, bias=replace(index.bias, queries=shifted)), FakeEmbedder())
    assert biased.retrieve("bridge", "en").hits[0].score != pytest.approx(plain.hits[0].score)
    assert biased.retrieve("bridge", "ja") == Retriever(index, FakeEmbedder()).retrieve("bridge", "ja")


def test_the_views_of_an_item_and_its_words_count_each_alone(tmp_path: Path, plan: Plan) -> None:
    build_index([plan], FakeEmbedder(), tmp_path)
    retriever = Retriever(open_index(tmp_path, [plan], "fake-1"), FakeEmbedder())
    found = retriever.retrieve(RENDERING.text, "en")
    assert (found.hits[0].item_id, found.hits[0].view) == ("1.1", "rendering")
    assert found.signals is not None
    assert found.signals.words > 0.5
    assert found.signals.meaning > 1
