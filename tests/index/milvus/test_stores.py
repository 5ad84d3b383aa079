"""An index whose stores are in Milvus: written, replaced, taken up again, and lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus import Plan
from index.builder import build_index
from index.errors import IndexUnusableError, StoreUnavailableError
from index.files import current_generation
from index.milvus import writing
from index.milvus.address import MilvusAddress
from index.milvus.collection import VECTOR, Collection
from index.milvus.connection import Milvus
from index.milvus.deadline import Deadline
from index.milvus.filters import ROW
from index.milvus.names import BEFORE, CURRENT, CollectionNames
from index.milvus.stores import MilvusStores
from index.opened import OpenIndex, open_index
from tests.conftest import SMALL_TEXT
from tests.fakes import FakeEmbedder
from tests.index.milvus.conftest import aliases, collections
from tests.milvus import MilvusLite, milvus_lite

pytestmark = pytest.mark.milvus
MakePlan = Callable[..., Plan]


def other(make_plan: MakePlan, subject: str) -> Plan:
    return make_plan(SMALL_TEXT.replace("農業", subject))


def names(folder: Path) -> list[str]:
    of_index = CollectionNames.of(current_generation(folder).manifest)
    return [of_index.views, of_index.words]


def found(index: OpenIndex) -> tuple[list[int], list[int]]:
    """The rows of the views near the second one, and the places of the items that have a word."""
    query = index.views.take(np.array([1]))[0]
    return index.store.search(query, 10)[1].tolist(), index.word_store.search({"青少年": 1.0}, 10)[1].tolist()


def test_an_index_in_milvus_finds_what_the_files_do(tmp_path: Path, milvus: Milvus, make_plan: MakePlan) -> None:
    plan, stores = make_plan(), MilvusStores(milvus)
    build_index([plan], FakeEmbedder(), tmp_path / "files")
    build_index([plan], FakeEmbedder(), tmp_path / "milvus", stores=stores)
    in_milvus = open_index(tmp_path / "milvus", [plan], "fake-1", stores)
    assert found(in_milvus) == found(open_index(tmp_path / "files", [plan], "fake-1"))
    assert found(in_milvus)[0][0] == 1
    assert found(in_milvus)[1] == [1]
    assert not list((tmp_path / "milvus").rglob("*.faiss"))


def test_an_index_of_no_plans_can_be_kept_in_milvus(tmp_path: Path, milvus: Milvus) -> None:
    stores = MilvusStores(milvus)
    build_index([], FakeEmbedder(), tmp_path, stores=stores)
    assert len(open_index(tmp_path, [], "fake-1", stores).store) == 0


def test_a_reader_finds_the_old_index_while_a_new_one_is_in_use_and_one_more_change_removes_it(
    tmp_path: Path, milvus: Milvus, make_plan: MakePlan
) -> None:
    stores = MilvusStores(milvus)
    plan = make_plan()
    build_index([plan], FakeEmbedder(), tmp_path, stores=stores)
    first, reader = names(tmp_path), open_index(tmp_path, [plan], "fake-1", stores)
    before = found(reader)
    build_index([other(make_plan, "林業")], FakeEmbedder(), tmp_path, stores=stores)
    second = names(tmp_path)
    assert found(reader) == before
    assert collections(milvus) == sorted([*first, *second])
    assert aliases(milvus, second[0]) == [CURRENT]
    assert aliases(milvus, first[0]) == [BEFORE]
    build_index([other(make_plan, "漁業")], FakeEmbedder(), tmp_path, stores=stores)
    assert collections(milvus) == sorted([*second, *names(tmp_path)])
    with pytest.raises(StoreUnavailableError):
        found(reader)


def test_servers_with_folders_of_their_own_share_what_is_written_once(
    tmp_path: Path, milvus: Milvus, make_plan: MakePlan
) -> None:
    build_index([make_plan()], FakeEmbedder(), tmp_path / "one", stores=MilvusStores(milvus))
    written = collections(milvus)
    build_index([make_plan()], FakeEmbedder(), tmp_path / "two", stores=MilvusStores(milvus))
    assert collections(milvus) == written
    assert names(tmp_path / "one") == names(tmp_path / "two") == sorted(written)


def test_a_build_brings_back_what_milvus_has_lost_without_embedding(
    tmp_path: Path, milvus: Milvus, make_plan: MakePlan
) -> None:
    stores, plan = MilvusStores(milvus), make_plan()
    build_index([plan], FakeEmbedder(), tmp_path, stores=stores)
    milvus.call(lambda client, _: client.drop_collection(names(tmp_path)[1]), Deadline(20))
    assert not stores.holds(current_generation(tmp_path))
    with pytest.raises(IndexUnusableError, match=r"0 of 4 rows.*plan-assistant index build"):
        open_index(tmp_path, [plan], "fake-1", stores)
    embedder = FakeEmbedder()
    build_index([plan], embedder, tmp_path, stores=stores)
    assert embedder.embedded == []
    assert found(open_index(tmp_path, [plan], "fake-1", stores))[1] == [1]


def test_an_index_of_files_moves_into_milvus_and_back_without_embedding(
    tmp_path: Path, milvus: Milvus, make_plan: MakePlan
) -> None:
    plan, embedder = make_plan(), FakeEmbedder()
    build_index([plan], FakeEmbedder(), tmp_path)
    build_index([plan], embedder, tmp_path, stores=MilvusStores(milvus))
    open_index(tmp_path, [plan], "fake-1", MilvusStores(milvus))
    next(tmp_path.rglob("*.faiss")).unlink()
    build_index([plan], embedder, tmp_path)
    open_index(tmp_path, [plan], "fake-1")
    assert embedder.embedded == []


def test_a_write_that_was_cut_off_goes_on_where_it_was(milvus: Milvus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_ROWS_AT_A_TIME", 100)
    vectors = np.eye(8, dtype=np.float32)[np.arange(450) % 8]
    collection, begun_at = Collection(milvus, "test_resumed"), list[int]()

    def rows(end: int) -> Callable[[int], Any]:
        def from_row(first: int) -> Any:
            begun_at.append(first)
            yield from enumerate(vectors[first:end], first)
            if end < len(vectors):
                raise OSError("killed")

        return from_row

    content = writing.Content(8, 450, rows(250), "FLAT", {})
    with pytest.raises(OSError, match="killed"):
        writing.write(collection, content)
    # What was written in part before the kill: half a batch.
    half = [{ROW: row, VECTOR: vectors[row]} for row in range(200, 250)]
    milvus.call(lambda client, _: client.upsert(collection.name, half), Deadline(20))
    assert not writing.is_complete(collection, 450)
    writing.write(collection, writing.Content(8, 450, rows(450), "FLAT", {}))
    assert begun_at == [0, 200]
    assert writing.is_complete(collection, 450)
    writing.write(collection, writing.Content(8, 450, rows(450), "FLAT", {}))
    assert begun_at == [0, 200]


def test_a_build_that_cannot_reach_milvus_leaves_the_old_index(
    tmp_path: Path, milvus: Milvus, make_plan: MakePlan
) -> None:
    plan, nowhere = make_plan(), MilvusStores(Milvus(MilvusAddress("http://127.0.0.1:9", seconds=1)))
    build_index([plan], FakeEmbedder(), tmp_path, stores=MilvusStores(milvus))
    with pytest.raises(StoreUnavailableError, match=r"http://127\.0\.0\.1:9"):
        build_index([other(make_plan, "林業")], FakeEmbedder(), tmp_path, stores=nowhere)
    assert found(open_index(tmp_path, [plan], "fake-1", MilvusStores(milvus)))[0][0] == 1


def test_milvus_without_sparse_vectors_is_refused_with_the_remedy(
    tmp_path: Path, request: pytest.FixtureRequest, make_plan: MakePlan
) -> None:
    try:
        url = request.getfixturevalue("standalone")
    except RuntimeError as error:
        pytest.skip(f"Milvus standalone cannot run here: {error}")
    stores = MilvusStores(Milvus(MilvusAddress(url, seconds=20)))
    with pytest.raises(StoreUnavailableError, match=r"2\.3.*no sparse vectors; use 2\.4 or later"):
        build_index([make_plan()], FakeEmbedder(), tmp_path, stores=stores)
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]


@pytest.fixture
def shaky() -> Any:
    """A server of its own, to be stopped and held up."""
    with milvus_lite() as server:
        yield server


def test_searches_fail_in_time_while_milvus_is_away_and_succeed_when_it_is_back(
    tmp_path: Path, shaky: MilvusLite, make_plan: MakePlan
) -> None:
    plan = make_plan()
    build_index([plan], FakeEmbedder(), tmp_path, stores=MilvusStores(Milvus(MilvusAddress(shaky.url, seconds=30))))
    milvus = Milvus(MilvusAddress(shaky.url, seconds=2))
    stores = MilvusStores(milvus)
    reader = open_index(tmp_path, [plan], "fake-1", stores)
    before = found(reader)
    shaky.hold_up()
    with pytest.raises(StoreUnavailableError):
        found(reader)
    shaky.go_on()
    assert eventually(reader) == before
    shaky.stop()
    for attempt in (stores.check, lambda: found(reader)):
        with pytest.raises(StoreUnavailableError):
            attempt()
    shaky.start()
    assert eventually(reader) == before  # and loads the collections, which a new server has not


def eventually(reader: OpenIndex) -> tuple[list[int], list[int]]:
    deadline = Deadline(60)
    while True:
        try:
            return found(reader)
        except StoreUnavailableError:
            if not deadline.left:
                raise
