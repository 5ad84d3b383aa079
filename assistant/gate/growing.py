"""A draft that is still being written → its sentences, each checked as soon as nothing that follows can change it."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.gate.checking import Checked, CheckedSentence, check_at, leads_in
from assistant.gate.cleaning import clean
from assistant.gate.evidence import Evidence
from assistant.gate.sentences import Sentence, read_sentences

_BEGUN: Final = re.compile(r"[^\W\d_]")
"""A letter. Before the next sentence has one, what follows may still be the citation marks of the one before."""


class GrowingDraft:
    """Takes a draft piece by piece. However it is cut, its sentences are those of the whole."""

    def __init__(self, evidence: Sequence[Evidence], language: str) -> None:
        self._evidence = evidence
        self._language = language
        self.draft = ""
        self._checked: list[CheckedSentence] = []

    def add(self, piece: str) -> Checked:
        """Take the next piece; return what is settled so far, from the beginning."""
        self.draft += piece
        sentences = tuple(read_sentences(clean(self.draft)))
        self._check(sentences, _settled(sentences))
        return Checked(tuple(self._checked))

    def end(self) -> Checked:
        """Return all sentences of the draft, which is whole now."""
        sentences = tuple(read_sentences(clean(self.draft)))
        self._check(sentences, len(sentences))
        return Checked(tuple(self._checked))

    def _check(self, sentences: Sequence[Sentence], settled: int) -> None:
        for place in range(len(self._checked), settled):
            self._checked.append(check_at(place, sentences, self._evidence, self._language))


def _settled(sentences: Sequence[Sentence]) -> int:
    """How many sentences, from the first, will stay as they are."""
    settled = len(sentences) - 1
    if settled < 1 or not _BEGUN.search(sentences[settled].words):
        settled -= 1
    # One that leads in a list rests on the citations of all its points.
    return next((place for place in range(settled) if leads_in(place, sentences)), max(settled, 0))
