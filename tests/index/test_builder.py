import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus import Plan
from index.builder import build_index
from index.embedding import Vectors
from index.errors import IndexUnusableError
from index.files import current_generation
from index.opened import open_index
from index.phrases import split_phrases
from tests.conftest import SMALL_TEXT
from tests.fakes import FakeEmbedder

MakePlan = Callable[..., Plan]


def generations(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir()]


def test_every_view_and_phrase_is_embedded_once(tmp_path: Path, make_plan: MakePlan) -> None:
    embedder = FakeEmbedder()
    plan = make_plan()
    report = build_index([plan], embedder, tmp_path)
    assert report.embedded == ("small",)
    phrases = [item.text[start:end] for item in plan.items for start, end in split_phrases(item.text)]
    texts = {*(item.text for item in plan.items), *phrases}
    assert sorted(embedder.embedded[-len(texts) :]) == sorted(texts)
    index = open_index(tmp_path, [plan], embedder.fingerprint)
    assert len(index.store) == len(index.views) == 4
    assert len(index.phrases) == len(phrases) == 5


def test_nothing_is_embedded_or_written_when_nothing_changed(tmp_path: Path, make_plan: MakePlan) -> None:
    build_index([make_plan()], FakeEmbedder(), tmp_path)
    before = generations(tmp_path)
    embedder = FakeEmbedder()
    assert build_index([make_plan()], embedder, tmp_path).reused == ("small",)
    assert embedder.embedded == []
    assert generations(tmp_path) == before


def test_only_a_changed_plan_is_embedded_again(tmp_path: Path, make_plan: MakePlan) -> None:
    kept = make_plan(plan_id="kept")
    build_index([kept, make_plan(plan_id="changed")], FakeEmbedder(), tmp_path)
    embedder = FakeEmbedder()
    changed = make_plan(SMALL_TEXT.replace("農業", "林業"), plan_id="changed")
    report = build_index([kept, changed], embedder, tmp_path)
    assert (report.embedded, report.reused) == (("changed",), ("kept",))
    assert any("林業" in text for text in embedder.embedded)
    assert len(generations(tmp_path)) == 1
    open_index(tmp_path, [kept, changed], embedder.fingerprint)


def test_another_model_embeds_everything_again(tmp_path: Path, make_plan: MakePlan) -> None:
    build_index([make_plan()], FakeEmbedder("fake-1"), tmp_path)
    assert build_index([make_plan()], FakeEmbedder("fake-2"), tmp_path).embedded == ("small",)


def test_a_plan_that_was_removed_leaves_the_index(tmp_path: Path, make_plan: MakePlan) -> None:
    stays = make_plan(plan_id="stays")
    build_index([stays, make_plan(plan_id="goes")], FakeEmbedder(), tmp_path)
    build_index([stays], FakeEmbedder(), tmp_path)
    assert list(current_generation(tmp_path).manifest.plans) == ["stays"]


def test_an_index_of_no_plans_can_be_built_and_opened(tmp_path: Path) -> None:
    build_index([], FakeEmbedder(), tmp_path)
    assert len(open_index(tmp_path, [], "fake-1").store) == 0


def test_a_build_that_fails_leaves_the_old_index(tmp_path: Path, make_plan: MakePlan) -> None:
    old = make_plan()
    build_index([old], FakeEmbedder(), tmp_path)

    class Failing(FakeEmbedder):
        def embed_documents(self, texts: Sequence[str]) -> Vectors:
            raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        build_index([make_plan(SMALL_TEXT.replace("農業", "林業"))], Failing(), tmp_path)
    open_index(tmp_path, [old], "fake-1")
    assert len(generations(tmp_path)) == 1


def test_progress_counts_up_to_all_texts(tmp_path: Path, make_plan: MakePlan) -> None:
    told: list[tuple[int, int]] = []
    embedder = FakeEmbedder()
    build_index([make_plan()], embedder, tmp_path, lambda done, total: told.append((done, total)))
    total = len(embedder.embedded) + embedder.queries
    assert told[0] == (0, total)
    assert told[-1] == (total, total)


BUILDER = """
import sys, time
from pathlib import Path
from corpus import Metadata, read_plan
from index.builder import build_index
from index.embedding import Vectors
from tests.fakes import FakeEmbedder

folder, text = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes()
print("ready", flush=True)
for number in range(1000):
    plan = read_plan("small", text.replace(b"99", str(100 + number).encode()), Metadata("t", "ja"))
    build_index([plan], FakeEmbedder(), folder)
"""


@pytest.mark.parametrize("delay", [0.0, 0.007, 0.017, 0.043, 0.1])
def test_a_build_killed_at_any_moment_leaves_a_whole_index(tmp_path: Path, make_plan: MakePlan, delay: float) -> None:
    text = SMALL_TEXT.replace("２回", "99回")
    build_index([make_plan(text)], FakeEmbedder(), tmp_path / "index")
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", BUILDER, str(tmp_path / "index"), str(tmp_path / "plan.txt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        time.sleep(delay)
        os.kill(builder.pid, signal.SIGKILL)
    manifest = current_generation(tmp_path / "index").manifest
    texts = [text, *(text.replace("99", str(100 + number)) for number in range(1000))]
    checksum = manifest.plans["small"].checksum
    (held,) = [text for text in texts if hashlib.sha256(text.encode()).hexdigest() == checksum]
    plan = make_plan(held)
    index = open_index(tmp_path / "index", [plan], "fake-1")
    assert len(index.store) == 4
    build_index([make_plan()], FakeEmbedder(), tmp_path / "index")
    assert len(generations(tmp_path / "index")) == 1


def test_a_missing_index_names_the_command_that_builds_it(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusableError, match="plan-assistant index build"):
        open_index(tmp_path, [], "fake-1")
