"""Builds the postings of all plans: the weights of a plan's terms come from that plan alone, the lists hold all."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.analysis import PAIR_MARK
from index.postings import Ints, Postings, WordsOfItems

SATURATION: Final = 0.5
_LENGTH: Final = 0.75
_PAIR: Final = 0.3
"""Weight of a pair of characters beside a word's. With 1.2, .75 and pairs that count as words, R@1 on JSQuAD was .892;
with these, .914."""
_CHUNK: Final = 4_000_000
"""Postings sorted at a time."""


class WordsBuilder:
    """Takes in the words of one plan after another. A million items of forty terms need about 1 GiB while it works."""

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {}
        self._terms: list[NDArray[np.int32]] = []
        self._times: list[NDArray[np.int32]] = []
        self._weights: list[NDArray[np.float32]] = []
        self._counts: list[Ints] = []
        self._plans = [0]

    def add(self, words: WordsOfItems) -> None:
        """Take in the next plan."""
        known = [self._vocabulary.setdefault(term, len(self._vocabulary)) for term in words.vocabulary]
        self._terms.append(np.array(known, np.int32)[words.terms] if known else words.terms)
        self._times.append(words.times)
        self._weights.append(_weights(words))
        self._counts.append(np.diff(words.first))
        self._plans.append(self._plans[-1] + len(words))

    def postings(self) -> tuple[Postings, WordsOfItems]:
        """All postings, and the words of all items in the numbers of the postings."""
        vocabulary = sorted(self._vocabulary, key=str.encode)
        renumbered = np.empty(len(vocabulary), np.int32)
        renumbered[[self._vocabulary[term] for term in vocabulary]] = np.arange(len(vocabulary), dtype=np.int32)
        self._terms = [renumbered[terms] if len(terms) else terms for terms in self._terms]
        first, items, weights = self._inverted(len(vocabulary))
        encoded = [term.encode() for term in vocabulary]
        postings = Postings(
            letters=np.frombuffer(b"".join(encoded), np.uint8),
            term_first=_starts(np.array([len(term) for term in encoded], np.int64)),
            first=first,
            items=items,
            weights=weights,
            heaviest=np.maximum.reduceat(weights, first[:-1]) if vocabulary else np.empty(0, np.float32),
            plan_first=np.array(self._plans, np.int64),
        )
        forward = WordsOfItems(
            tuple(vocabulary),
            _starts(np.concatenate([np.empty(0, np.int64), *self._counts])),
            np.concatenate([np.empty(0, np.int32), *self._terms]),
            np.concatenate([np.empty(0, np.int32), *self._times]),
        )
        return postings, forward

    def _inverted(self, terms: int) -> tuple[Ints, NDArray[np.int32], NDArray[np.float32]]:
        """Sort by term, some plans at a time; within a term items stay in their order."""
        counts = np.zeros(terms, np.int64)
        for numbers, _, _ in self._chunks():
            counts += np.bincount(numbers, minlength=terms)
        first = _starts(counts)
        items, weights = np.empty(first[-1], np.int32), np.empty(first[-1], np.float32)
        free = first[:-1].copy()
        for numbers, of_items, of_weights in self._chunks():
            order = np.argsort(numbers, kind="stable")
            ordered = numbers[order]
            counts = np.bincount(ordered, minlength=terms)
            place = free[ordered] + np.arange(len(ordered)) - _starts(counts)[ordered]
            items[place], weights[place] = of_items[order], of_weights[order]
            free += counts
        return first, items, weights

    def _chunks(self) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]]:
        """Terms, items and weights of some plans at a time."""
        held: list[int] = []
        size = 0
        for number, terms in enumerate(self._terms):
            held.append(number)
            size += len(terms)
            if size >= _CHUNK or number == len(self._terms) - 1:
                yield (
                    np.concatenate([self._terms[plan] for plan in held]),
                    np.concatenate([self._items(plan) for plan in held]),
                    np.concatenate([self._weights[plan] for plan in held]),
                )
                held, size = [], 0

    def _items(self, plan: int) -> NDArray[np.int32]:
        start, end = self._plans[plan : plan + 2]
        return np.repeat(np.arange(start, end, dtype=np.int32), self._counts[plan])


def rarities(pair: bool, items: Ints | int, having: NDArray[np.integer]) -> NDArray[np.float64]:
    """Inverse document frequency: how much a term tells; most for one that no item has.

    Args:
        pair: whether the term is a pair of characters.
        items: how many items the plans have.
        having: how many of them have the term.
    """
    rarity: NDArray[np.float64] = np.log(1 + (items - having + 0.5) / (having + 0.5)) * (_PAIR if pair else 1.0)
    return rarity


def words_of_stretch(postings: Postings, forward: WordsOfItems, places: range) -> WordsOfItems:
    """The words of some items out of those of all."""
    first = forward.first[places.start : places.stop + 1]
    terms = forward.terms[first[0] : first[-1]]
    numbers, own = np.unique(terms, return_inverse=True)
    vocabulary = tuple(postings.term(number) for number in numbers.tolist())
    return WordsOfItems(vocabulary, first - first[0], own.astype(np.int32), forward.times[first[0] : first[-1]])


def _weights(words: WordsOfItems) -> NDArray[np.float32]:
    """BM25 weight of every term in every item (Robertson and Zaragoza 2009)."""
    if not len(words.terms):
        return np.empty(0, np.float32)
    lengths = words.lengths()
    norms = SATURATION * (1 - _LENGTH + _LENGTH * lengths / max(lengths.mean(), 1.0))
    norm_of_each = np.repeat(norms, np.diff(words.first))
    having = np.bincount(words.terms, minlength=len(words.vocabulary))
    pairs = np.array([term.startswith(PAIR_MARK) for term in words.vocabulary])
    rarity = np.where(pairs, rarities(True, len(words), having), rarities(False, len(words), having))
    weights: NDArray[np.float64] = rarity[words.terms] * words.times * (SATURATION + 1) / (words.times + norm_of_each)
    return np.asarray(weights, np.float32)


def _starts(counts: Ints) -> Ints:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])
