"""txtai (https://github.com/neuml/txtai): an embeddings database, with its hybrid search of vectors and BM25."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Protocol, Self

from evaluation.response import Response
from evaluation.systems.system import Materials


class PeerMissingError(Exception):
    """A system from outside cannot be used. The message says what to do."""


class _Embeddings(Protocol):
    def index(self, documents: Iterable[tuple[str, str, None]]) -> None: ...

    def search(self, query: str, limit: int) -> list[tuple[str, float]]: ...


class TxtaiPeer:
    """Item texts in a hybrid index, everything else as it comes: txtai's own analyser and weights.

    The Sentence Transformers folder carries the prompts for queries and documents, and txtai uses them.
    """

    def __init__(self, embeddings: _Embeddings, items: int) -> None:
        self._embeddings = embeddings
        self._items = items

    @classmethod
    def of(cls, materials: Materials) -> Self:
        """Index the plan's items.

        Raises:
            PeerMissingError: txtai is not installed, or the model is no folder that it could load.
        """
        if materials.model_folder is None:
            raise PeerMissingError("txtai needs the embedding model as a folder; set PLAN_ASSISTANT_MODEL to one")
        settings: dict[str, object] = {
            "path": str(materials.model_folder),
            "method": "sentence-transformers",
            "hybrid": True,
        }
        embeddings = _load()(settings)
        embeddings.index((item.id, item.text, None) for item in materials.plan.items)
        return cls(embeddings, len(materials.plan.items))

    def respond(self, query: str) -> Response:
        ranking = tuple((item_id, float(score)) for item_id, score in self._embeddings.search(query, self._items))
        return Response(ranking, confidence=ranking[0][1] if ranking else 0.0)


def _load() -> Callable[[dict[str, object]], _Embeddings]:
    try:
        module = import_module("txtai")
    except ImportError as error:
        raise PeerMissingError("txtai is not installed; pip install 'plan-assistant[peers]' installs it") from error
    make: Callable[[dict[str, object]], _Embeddings] = module.Embeddings
    return make
