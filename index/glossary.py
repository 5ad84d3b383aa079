"""Glossary: what officials of each language call the same thing, so that words are found across languages.

A plan that nobody has rendered has words in one language only, and BM25 finds nothing for a question in another. The
terms of government, economy and society in ``generic/terms.jsonl`` lead from the one to the other. Without views
written by people, R@1 of BM25 alone rose from .288 to .606 on the first plan's dev questions and of the whole from .735
to .788; on NTREX, 300 queries, the whole rose from .890 to .897 (English to Japanese) and from .767 to .787 (Mongolian
to Japanese). The terms were written from general knowledge, without the answerable and test questions of the
evaluation and without NTREX, but some dev questions of other kinds had been seen: without the 45 or so terms that
these name or come near, .735 rose to .765, and NTREX as far.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Self

from index.analysis import Term, TermKind, read_terms, terms

Key = tuple[str, ...]
"""The terms of a word or a phrase, in order."""

_FILE: Final = "generic/terms.jsonl"


@dataclass(frozen=True, slots=True)
class Wordings:
    """A word or phrase of a question: its terms as asked, and those of each wording that it has in other languages."""

    asked: Key
    elsewhere: tuple[Key, ...] = ()


class Glossary:
    """Finds the phrases of a question that other languages have a wording of. Immutable."""

    def __init__(self, elsewhere: Mapping[Key, tuple[Key, ...]]) -> None:
        self._elsewhere = elsewhere
        self._longest = max(map(len, elsewhere), default=1)

    @classmethod
    def of(cls, concepts: Iterable[Mapping[str, Sequence[str]]]) -> Self:
        """Read the concepts: of each, its wordings by language."""
        elsewhere: dict[Key, dict[Key, None]] = {}
        for concept in concepts:
            for language, wordings in concept.items():
                others = [terms(text) for other, texts in concept.items() if other != language for text in texts]
                for wording in wordings:
                    if key := _words(read_terms(wording)):
                        elsewhere.setdefault(key, {}).update((tuple(other), None) for other in others if other)
        return cls({key: tuple(others) for key, others in elsewhere.items()})

    def read(self, question: Iterable[Term]) -> tuple[Wordings, ...]:
        """The words of a question, each phrase of the glossary as one, the longest first; none of them twice."""
        given = list(question)
        pairs = (Wordings((term.text,)) for term in given if term.kind is TermKind.PAIR)
        return tuple(dict.fromkeys((*self._phrases(_words(given)), *pairs)))

    def _phrases(self, words: Key) -> Iterator[Wordings]:
        start = 0
        while start < len(words):
            ends = range(min(start + self._longest, len(words)), start, -1)
            end = next((end for end in ends if words[start:end] in self._elsewhere), start + 1)
            yield Wordings(words[start:end], self._elsewhere.get(words[start:end], ()))
            start = end


@cache
def packaged_glossary() -> Glossary:
    """The glossary that comes with the program."""
    text = resources.files("index").joinpath(_FILE).read_text(encoding="utf-8")
    return Glossary.of(json.loads(line) for line in text.splitlines())


def _words(given: Iterable[Term]) -> Key:
    return tuple(term.text for term in given if term.kind is not TermKind.PAIR)
