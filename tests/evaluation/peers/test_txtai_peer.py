import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from evaluation.peers.txtai_peer import PeerMissingError, TxtaiPeer
from evaluation.systems.system import Materials


class FakeEmbeddings:
    """Finds items in the order they were indexed."""

    def __init__(self, settings: dict[str, object]) -> None:
        self.settings = settings
        self.ids: list[str] = []

    def index(self, documents: Iterable[tuple[str, str, None]]) -> None:
        self.ids = [item_id for item_id, _, _ in documents]

    def search(self, query: str, limit: int) -> list[tuple[str, float]]:
        return [(item_id, 1 / place) for place, item_id in enumerate(self.ids[:limit], start=1)]


def test_the_items_texts_are_indexed_and_ranked(
    materials: Materials, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "txtai", SimpleNamespace(Embeddings=FakeEmbeddings))
    response = TxtaiPeer.of(replace(materials, model_folder=tmp_path)).respond("橋")
    assert response.items == ("1.1", "1.2", "2.1", "2.2")
    assert (response.confidence, response.outcome) == (1, None)


def test_a_missing_package_or_model_folder_is_told(
    materials: Materials, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PeerMissingError, match="model as a folder"):
        TxtaiPeer.of(materials)
    monkeypatch.setitem(sys.modules, "txtai", None)
    with pytest.raises(PeerMissingError, match=r"plan-assistant\[peers\]"):
        TxtaiPeer.of(replace(materials, model_folder=tmp_path))
