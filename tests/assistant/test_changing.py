"""Plans and index change together, or not at all."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.changing import change_library
from corpus import Library, Metadata, PlanError
from index.builder import build_index
from index.embedding import Vectors
from index.files import current_generation
from index.opened import open_index
from tests.fakes import FakeEmbedder

METADATA = Metadata("", "en")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "own", packaged=tmp_path / "packaged")
    library.carry_out(library.addition("first", b"1. Trade.\n2. Culture.\n", METADATA))
    build_index(library.load_all(), FakeEmbedder(), tmp_path / "index")
    return library


def opened(library: Library, folder: Path) -> list[str]:
    return [plan.plan_id for plan in open_index(folder / "index", library.load_all(), "fake-1").plans]


def test_only_what_a_change_brings_is_embedded(library: Library, tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    change_library(library, library.addition("second", b"1. Sport.\n", METADATA), embedder, tmp_path / "index")
    assert set(embedder.embedded) == {"Sport."}
    assert opened(library, tmp_path) == ["first", "second"]
    change_library(library, library.removal("first"), embedder, tmp_path / "index")
    assert set(embedder.embedded) == {"Sport."}
    assert opened(library, tmp_path) == ["second"]


def test_a_failure_while_embedding_leaves_plans_and_index(library: Library, tmp_path: Path) -> None:
    class Full(FakeEmbedder):
        def embed_documents(self, texts: Sequence[str]) -> Vectors:
            raise OSError(28, "No space left on device")

    with pytest.raises(PlanError, match=r"No space left on device; nothing was changed"):
        change_library(library, library.addition("second", b"1. Sport.\n", METADATA), Full(), tmp_path / "index")
    assert opened(library, tmp_path) == ["first"]


def test_a_plan_that_cannot_be_stored_leaves_the_old_index_in_use(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = current_generation(tmp_path / "index").folder

    def fail(*_: object) -> None:
        raise PlanError("could not be stored")

    monkeypatch.setattr(library, "carry_out", fail)
    with pytest.raises(PlanError, match="could not be stored"):
        change_library(
            library, library.addition("second", b"1. Sport.\n", METADATA), FakeEmbedder(), tmp_path / "index"
        )
    assert current_generation(tmp_path / "index").folder == before
    assert [path for path in (tmp_path / "index").iterdir() if path.is_dir()] == [before]
    assert opened(library, tmp_path) == ["first"]


def test_between_the_plans_change_and_the_pointers_the_new_index_is_found(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.files._point_at", killed)
    with pytest.raises(KeyboardInterrupt):
        change_library(
            library, library.addition("second", b"1. Sport.\n", METADATA), FakeEmbedder(), tmp_path / "index"
        )
    assert list(current_generation(tmp_path / "index").manifest.plans) == ["first"]
    assert opened(library, tmp_path) == ["first", "second"]


def test_a_change_that_embeds_nothing_is_noticed_too(library: Library, tmp_path: Path) -> None:
    from index.files import stamp

    before = stamp(tmp_path / "index")
    titled = Metadata("Another title", "en", sha256=library.load("first").checksum)
    embedder = FakeEmbedder()
    change_library(library, library.revision("first", {}, titled), embedder, tmp_path / "index")
    assert embedder.embedded == []
    assert stamp(tmp_path / "index") != before
    assert library.load("first").metadata.title == "Another title"
