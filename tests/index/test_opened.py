import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Plan
from index import opened
from index.builder import build_index
from index.errors import IndexUnusableError
from index.files import current_generation
from index.opened import changed_plans, open_index
from tests.conftest import SMALL_TEXT
from tests.fakes import FakeEmbedder

MakePlan = Callable[..., Plan]


def test_an_index_of_another_model_is_refused_with_the_command(tmp_path: Path, make_plan: MakePlan) -> None:
    build_index([make_plan()], FakeEmbedder("small-model"), tmp_path)
    with pytest.raises(IndexUnusableError, match=r"small-model.*plan-assistant index build"):
        open_index(tmp_path, [make_plan()], "large-model")


def test_an_index_of_another_text_is_refused_with_the_command(tmp_path: Path, make_plan: MakePlan) -> None:
    build_index([make_plan()], FakeEmbedder(), tmp_path)
    changed = make_plan(SMALL_TEXT.replace("農業", "林業"))
    with pytest.raises(IndexUnusableError, match=r"changed: small.*plan-assistant index build"):
        open_index(tmp_path, [changed], "fake-1")


def test_plans_added_and_removed_since_the_build_are_named(tmp_path: Path, make_plan: MakePlan) -> None:
    build_index([make_plan(plan_id="old"), make_plan(plan_id="same")], FakeEmbedder(), tmp_path)
    manifest = current_generation(tmp_path).manifest
    assert changed_plans(manifest, [make_plan(plan_id="same"), make_plan(plan_id="new")]) == ("new", "old")


@pytest.mark.parametrize(
    "name",
    [
        *("manifest.json", "bias.npy", "views.faiss", "views.npy", "phrases.npy"),
        *("item-of-view.npy", "kind-of-view.npy", "first-phrase.npy"),
        *("words/letters.npy", "words/term_first.npy", "words/first.npy", "words/items.npy", "words/weights.npy"),
        *("words/heaviest.npy", "words/plan_first.npy"),
    ],
)
@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "other"])
def test_a_damaged_index_is_refused_with_the_command(
    tmp_path: Path, make_plan: MakePlan, name: str, damage: str
) -> None:
    build_index([make_plan()], FakeEmbedder(), tmp_path)
    file = current_generation(tmp_path).folder / name
    data = file.read_bytes()
    file.unlink()
    if damage != "missing":
        file.write_bytes({"empty": b"", "cut": data[: len(data) // 2], "other": b"[1, 2]"}[damage])
    with pytest.raises(IndexUnusableError, match="plan-assistant index build"):
        open_index(tmp_path, [make_plan()], "fake-1")
    build_index([make_plan()], FakeEmbedder(), tmp_path)
    open_index(tmp_path, [make_plan()], "fake-1")


def test_an_index_of_an_older_format_is_refused(tmp_path: Path, make_plan: MakePlan) -> None:
    build_index([make_plan()], FakeEmbedder(), tmp_path)
    file = current_generation(tmp_path).folder / "manifest.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "format": 0}))
    with pytest.raises(IndexUnusableError, match="another version"):
        open_index(tmp_path, [make_plan()], "fake-1")


def test_an_index_that_is_replaced_while_it_is_opened_is_opened_anew(
    tmp_path: Path, make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index([make_plan()], FakeEmbedder(), tmp_path)
    whole = current_generation(tmp_path)
    generations = iter([replace(whole, folder=tmp_path / "taken-away"), whole])
    monkeypatch.setattr(opened, "current_generation", lambda folder: next(generations))
    assert len(open_index(tmp_path, [make_plan()], "fake-1").store) == 4
