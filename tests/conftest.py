"""What tests of all rooms share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from corpus import Library, Metadata, Period, Plan, read_plan

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")  # no test depends on the speed of the machine

FIRST_PLAN = "japan-mongolia-2013-2017"

SMALL_TEXT = """小さな計画

１．交流
（１）両政府は，外相会談を年に２回実施する。
（２）両政府は，青少年の交流を促進する。
２．経済
（１）両政府は，２０２１年に新しい橋を建設する。
（２）日本国政府は，農業の発展を支援する。
"""


@pytest.fixture(scope="session")
def first_plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The plan that comes with the software."""
    return Library(tmp_path_factory.mktemp("plans")).load(FIRST_PLAN)


@pytest.fixture(scope="session")
def make_plan() -> Callable[..., Plan]:
    """Read a plan from a text."""

    def make(text: str = SMALL_TEXT, plan_id: str = "small", period: Period | None = None) -> Plan:
        return read_plan(plan_id, text.encode(), Metadata("小さな計画", "ja", period=period))

    return make


@pytest.fixture
def settings_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """An installation of its own: a data folder that is empty."""
    monkeypatch.setenv("PLAN_ASSISTANT_DATA_FOLDER", str(tmp_path))
    yield tmp_path
