"""Milvus in the place of FAISS: what finds the views and the words of an index, for any number of servers."""

import re
from collections.abc import Iterator
from typing import Any, Final

from index.errors import IndexUnusableError, StoreUnavailableError
from index.files import BUILD_COMMAND, Generation
from index.lexical import LexicalIndex
from index.milvus.aliases import put_in_use
from index.milvus.collection import Collection
from index.milvus.connection import Milvus
from index.milvus.kinds import index_of
from index.milvus.names import CollectionNames
from index.milvus.sparse import item_weights, items_with_terms
from index.milvus.vectors import MilvusVectors
from index.milvus.words import MilvusWords
from index.milvus.writing import Content, is_complete, write
from index.stores import Finding, StoreKind
from index.vectors import VectorRows

_SPARSE_SINCE: Final = (2, 4)
_VECTORS_AT_A_TIME: Final = 2_048


class MilvusStores:
    """The stores of an index in Milvus (``index.stores``). Every question is put to them, in a small library too."""

    kind: Final = StoreKind.MILVUS

    def __init__(self, milvus: Milvus) -> None:
        self._milvus = milvus

    def fill(self, generation: Generation) -> None:
        self._require_sparse()
        names = CollectionNames.of(generation.manifest)
        write(Collection(self._milvus, names.views), _views(generation))
        write(Collection(self._milvus, names.words), _words(generation))

    def put_in_use(self, generation: Generation) -> None:
        put_in_use(self._milvus, CollectionNames.of(generation.manifest))

    def holds(self, generation: Generation) -> bool:
        names = CollectionNames.of(generation.manifest)
        words = len(items_with_terms(generation.postings()))
        return is_complete(Collection(self._milvus, names.views), len(generation.views())) and is_complete(
            Collection(self._milvus, names.words), words
        )

    def open(self, generation: Generation, views: VectorRows, words: LexicalIndex) -> Finding:
        self._require_sparse()
        names = CollectionNames.of(generation.manifest)
        of_views, of_words = Collection(self._milvus, names.views), Collection(self._milvus, names.words)
        for collection, size in ((of_views, len(views)), (of_words, len(items_with_terms(words.postings)))):
            found = collection.size(self._milvus.deadline())
            if found != size:
                raise IndexUnusableError(
                    f"Milvus at {self._milvus.address.url} has {found or 0} of {size} rows of this index; "
                    f"bring it up to date with: {BUILD_COMMAND}"
                )
        return Finding(MilvusVectors(of_views, generation.manifest.store, views), MilvusWords(of_words, words))

    def check(self) -> None:
        self._milvus.call(lambda client, seconds: client.get_server_version(timeout=seconds), self._milvus.deadline())

    def close(self) -> None:
        self._milvus.close()

    def _require_sparse(self) -> None:
        version = str(
            self._milvus.call(
                lambda client, seconds: client.get_server_version(timeout=seconds), self._milvus.deadline()
            )
        )
        found = re.match(r"v?(\d+)\.(\d+)", version)
        if found and (int(found[1]), int(found[2])) < _SPARSE_SINCE:
            raise StoreUnavailableError(
                f"Milvus at {self._milvus.address.url} is {version}, which has no sparse vectors; use 2.4 or later"
            )


def _views(generation: Generation) -> Content:
    views = generation.views()

    def rows(first: int) -> Iterator[tuple[int, Any]]:
        for start in range(first, len(views), _VECTORS_AT_A_TIME):
            taken = views.take(slice(start, min(start + _VECTORS_AT_A_TIME, len(views))))
            yield from enumerate(taken, start)

    name, parameters = index_of(generation.manifest.store)
    return Content(views.dimensions, len(views), rows, name, parameters)


def _words(generation: Generation) -> Content:
    postings = generation.postings()
    places = items_with_terms(postings)

    def rows(first: int) -> Iterator[tuple[int, Any]]:
        yield from item_weights(postings, int(places[first]) if first < len(places) else postings.size)

    return Content(None, len(places), rows, "SPARSE_INVERTED_INDEX", {})
