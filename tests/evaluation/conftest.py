"""What tests of the evaluation share: a small plan with curation, asked by a fake embedder."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from corpus import Plan
from corpus.plan import Curation, ExpectedQuestion, Rendering, Status
from evaluation.running import materials_for
from evaluation.systems.system import Materials
from tests.fakes import FakeEmbedder


@pytest.fixture
def curated_plan(make_plan: Callable[..., Plan]) -> Plan:
    """Four items; the first with a rendering, a restatement and an expected question."""
    curation = Curation(
        renderings=(
            Rendering("1.1", "en", "", Status.WORKING, "The Foreign Ministers meet twice a year."),
            Rendering("1.1", "ja", "plain", Status.WORKING, "外務大臣どうしが年に二度会います。"),
        ),
        questions=(ExpectedQuestion("1.1", "ja", "terms", Status.WORKING, "外相会談は年に何回ですか。"),),
    )
    return replace(make_plan(), curation=curation)


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def materials(curated_plan: Plan, embedder: FakeEmbedder) -> Iterator[Materials]:
    with materials_for(curated_plan, embedder) as made:
        yield made
