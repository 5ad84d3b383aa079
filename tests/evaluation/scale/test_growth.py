"""A thousand and ten thousand items built and asked, by a fake embedder; of these, items are proposed."""

from pathlib import Path

import pytest

from corpus import Plan
from evaluation.questions_file import AskedQuestion
from evaluation.scale.asking import ask_size
from evaluation.scale.building import Making, build_size
from evaluation.scale.figures import SizeFigures
from evaluation.scale.kinds import measure_kind
from evaluation.scale.pieces import Piece, pieces_of_plan
from evaluation.scale.plots import growth_plots
from evaluation.scale.tables import growth_table
from index.files import current_generation
from index.index_type import IndexKind
from tests.fakes import FakeEmbedder

STATUTE = (Piece("国は、第三条の規定に基づき、環境の保全に関する施策を策定するものとする。"),)
QUESTIONS = tuple(
    AskedQuestion(str(number), "ja", "detail", query, ())
    for number, query in enumerate(["外相会談は年に何回？", "大気汚染対策は？", "留学生の受入れについて"] * 4)
)


@pytest.fixture
def making(tmp_path: Path, first_plan: Plan) -> Making:
    return Making(pieces_of_plan(first_plan), STATUTE, 400, tmp_path / "journal")


@pytest.mark.parametrize(("items", "embedded"), [(400, 400), (1_000, 400), (10_000, 400)])
def test_an_index_of_made_items_is_built_and_found_right(
    tmp_path: Path, making: Making, items: int, embedded: int
) -> None:
    build = build_size(items, making, FakeEmbedder(), tmp_path / "index")
    ask = ask_size(items, making, QUESTIONS, FakeEmbedder(), tmp_path / "index")
    assert (build.items, build.embedded, build.index_type) == (items, embedded, "Flat")
    assert build.views > items
    assert build.phrases > 2 * items
    assert ask.recall == 1
    assert ask.agreement > 0.95
    table = growth_table([SizeFigures(build, ask)])
    assert f"| items | {items:,} |" in table
    assert growth_plots([SizeFigures(build, ask)]).count("<circle") == 9


def test_a_kind_of_index_is_measured_with_several_breadths(tmp_path: Path, making: Making) -> None:
    build_size(400, making, FakeEmbedder(), tmp_path / "index")
    views = current_generation(tmp_path / "index").views()
    measured = list(measure_kind(views, views.take(slice(0, 20)), IndexKind.HNSW_FLAT))
    assert [each.of_type.breadth for each in measured] == [64, 128, 256, 512]
    assert all(0.9 < each.recall <= 1 for each in measured)
