import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus import Plan
from index.builder import build_index
from index.bulk import BATCH, EmbeddingJournal, batches_by_length, embed_in_bulk
from index.embedding import Vectors
from tests.conftest import SMALL_TEXT
from tests.fakes import DIMENSIONS, FakeEmbedder

MakePlan = Callable[..., Plan]
TEXTS = [f"item {number}" + " of the plan" * (number % 7) for number in range(100)]


def test_every_text_is_embedded_once_and_found_again(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    journal = EmbeddingJournal.open(tmp_path / "journal", DIMENSIONS)
    embed_in_bulk([*TEXTS, *TEXTS], embedder, journal)
    assert sorted(embedder.embedded) == sorted(TEXTS)
    assert np.array_equal(journal.vectors(TEXTS[::-1]), FakeEmbedder().embed_documents(TEXTS[::-1]))


def test_batches_hold_texts_of_about_one_length() -> None:
    batches = batches_by_length(TEXTS)
    assert sorted(text for batch in batches for text in batch) == sorted(TEXTS)
    assert max(map(len, batches)) == BATCH
    spread = [max(map(len, batch)) - min(map(len, batch)) for batch in batches]
    assert sum(spread) < max(map(len, TEXTS))


def test_a_run_that_failed_goes_on_where_it_was(tmp_path: Path) -> None:
    class Failing(FakeEmbedder):
        def embed_documents(self, texts: Sequence[str]) -> Vectors:
            if len(self.embedded) >= 3 * BATCH:
                raise OSError("the power went")
            return super().embed_documents(texts)

    first, second = Failing(), FakeEmbedder()
    with pytest.raises(OSError, match="power"):
        embed_in_bulk(TEXTS, first, EmbeddingJournal.open(tmp_path / "journal", DIMENSIONS), workers=1)
    told: list[tuple[int, int]] = []
    journal = EmbeddingJournal.open(tmp_path / "journal", DIMENSIONS)
    embed_in_bulk(TEXTS, second, journal, lambda done, total: told.append((done, total)))
    assert sorted([*first.embedded, *second.embedded]) == sorted(TEXTS)
    assert told[0] == (len(first.embedded), len(TEXTS))
    assert told[-1] == (len(TEXTS), len(TEXTS))


def test_a_record_that_was_cut_short_is_embedded_again(tmp_path: Path) -> None:
    file = tmp_path / "journal"
    embed_in_bulk(TEXTS[:2], FakeEmbedder(), EmbeddingJournal.open(file, DIMENSIONS))
    os.truncate(file, file.stat().st_size - 5)
    journal = EmbeddingJournal.open(file, DIMENSIONS)
    assert [text in journal for text in sorted(TEXTS[:2], key=len)] == [True, False]
    embed_in_bulk(TEXTS[:2], FakeEmbedder(), journal)
    assert np.array_equal(journal.vectors(TEXTS[:2]), FakeEmbedder().embed_documents(TEXTS[:2]))


SLOW_BUILD = """
import sys, time
from pathlib import Path
from corpus import Metadata, read_plan
from index.builder import build_index
from tests.fakes import FakeEmbedder

class Slow(FakeEmbedder):
    def embed_documents(self, texts):
        time.sleep(0.2 if "両政府" in "".join(texts) else 0)
        return super().embed_documents(texts)

build_index([read_plan("small", Path(sys.argv[2]).read_bytes(), Metadata("t", "ja"))], Slow(), Path(sys.argv[1]))
"""


def test_a_build_that_was_killed_is_not_begun_anew(tmp_path: Path, make_plan: MakePlan) -> None:
    items = "".join(f"{number}．両政府は，第{number}号線の橋を建設する。\n" for number in range(1, 400))
    (tmp_path / "plan.txt").write_text(items, encoding="utf-8")
    command = [sys.executable, "-c", SLOW_BUILD, str(tmp_path / "index"), str(tmp_path / "plan.txt")]
    with subprocess.Popen(command) as builder:
        while not (held := _journals(tmp_path / "index")) or held[0].stat().st_size < 10_000:
            assert builder.poll() is None
            time.sleep(0.02)
        os.kill(builder.pid, signal.SIGKILL)
    kept = held[0].stat().st_size // (16 + 4 * DIMENSIONS)
    embedder, told = FakeEmbedder(), list[tuple[int, int]]()
    plan = make_plan(items)
    build_index([plan], embedder, tmp_path / "index", lambda done, total: told.append((done, total)))
    assert kept > 0
    assert told[-1][0] == told[-1][1] == embedder.queries + len(embedder.embedded) + kept
    assert _journals(tmp_path / "index") == []


def test_a_finished_build_leaves_no_journal(tmp_path: Path, make_plan: MakePlan) -> None:
    build_index([make_plan(SMALL_TEXT)], FakeEmbedder(), tmp_path)
    assert _journals(tmp_path) == []


def _journals(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.journal"))
