"""Milvus finds the items by their words that the postings find."""

import numpy as np
import pytest

from index.lexical import LexicalIndex
from index.milvus.collection import Collection
from index.milvus.connection import Milvus
from index.milvus.sparse import item_weights, items_with_terms
from index.milvus.words import MilvusWords
from index.milvus.writing import Content, write

DOCUMENTS = [["橋", "建設"], [], ["橋"], ["農業", "支援", "支援"], ["橋", "農業"]]


def many_documents() -> list[list[str]]:
    """Items of common and rare words, as those of texts are (Zipf)."""
    random = np.random.default_rng(3)
    words = np.minimum(random.zipf(1.3, size=(3_000, 12)), 2_000)
    return [[f"w{word}" for word in item] for item in words.tolist()]


def stored(milvus: Milvus, words: LexicalIndex) -> MilvusWords:
    collection = Collection(milvus, "test_words")
    places = items_with_terms(words.postings)
    write(
        collection,
        Content(
            None,
            len(places),
            lambda first: item_weights(words.postings, int(places[first]) if first < len(places) else 10**9),
            "SPARSE_INVERTED_INDEX",
            {},
        ),
    )
    return MilvusWords(collection, words)


def test_every_item_with_terms_has_the_weights_of_the_postings() -> None:
    words = LexicalIndex.of(DOCUMENTS)
    assert items_with_terms(words.postings).tolist() == [0, 2, 3, 4]
    of_items = dict(item_weights(words.postings, 0))
    bridge = words.number("橋")
    assert bridge is not None
    items, weights = words.of_term("橋")
    assert [of_items[place][bridge] for place in items.tolist()] == weights.tolist()
    assert [place for place, _ in item_weights(words.postings, 3)] == [3, 4]
    assert sorted(len(vector) for vector in of_items.values()) == [1, 2, 2, 2]


@pytest.mark.milvus
def test_items_come_with_the_scores_of_the_postings(milvus: Milvus) -> None:
    words = LexicalIndex.of(many_documents())
    store = stored(milvus, words)
    for asked in ({"w1": 0.5, "w77": 2.0, "w300": 1.5}, {"w2": 1.0}, {"w5": 0.1, "w9": 1.0, "nobody": 3.0}):
        scores, places = store.search(asked, 10)
        own_scores, own_places = words.search(asked, 10)
        assert scores.tolist() == pytest.approx(own_scores.tolist(), abs=1e-4)
        assert len(set(places.tolist()) & set(own_places.tolist())) >= 9  # of equal scores, either may be the tenth


@pytest.mark.milvus
def test_words_that_no_item_has_find_nothing_and_stretches_are_kept_to(milvus: Milvus) -> None:
    store = stored(milvus, LexicalIndex.of(DOCUMENTS))
    assert store.search({"感染症": 1.0}, 5)[1].tolist() == []
    assert store.search({}, 5)[1].tolist() == []
    assert set(store.search({"橋": 1.0}, 5)[1].tolist()) == {0, 2, 4}
    assert store.search({"橋": 1.0}, 5, [range(1, 4)])[1].tolist() == [2]
