"""Whether a sentence is about what the items say that it cites: its words are theirs, and not another item's."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind
from assistant.gate.wording import words
from index.analysis import TermKind, read_terms

_LEAST: Final = 0.34
_BETTER: Final = 0.3
"""Share of a sentence's words that the cited items must have; by how much more another item must have, to be meant."""
_FEW: Final = 2


@cache
def _general() -> frozenset[str]:
    """Terms that say nothing of a plan's matter."""
    return frozenset(term.text for term in read_terms(" ".join(sorted(words("general")))))


def support_faults(sentence: str, cited: Sequence[Evidence], offered: Sequence[Evidence]) -> Iterator[Fault]:
    """A sentence most of whose words none of the cited items has, or that another offered item has rather."""
    said = {term.text for term in read_terms(sentence) if term.kind in (TermKind.WORD, TermKind.NAME)} - _general()
    if len(said) < _FEW:
        return
    share = _share(said, cited)
    others = [_share(said, [each]) for each in offered if each not in cited]
    if share < _LEAST or max(others, default=0.0) - share > _BETTER:
        yield Fault(FaultKind.UNSUPPORTED, sentence)


def _share(said: set[str], items: Sequence[Evidence]) -> float:
    known = frozenset[str]().union(*(each.words for each in items))
    return len(said & known) / len(said)
