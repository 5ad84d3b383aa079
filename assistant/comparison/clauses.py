"""The commitments of two items, each found again in the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.comparison.content import contained, content_of
from corpus import Span
from corpus.commitment import Commitment, Strength

_TELLING: Final = frozenset({Strength.WELCOMES, Strength.REAFFIRMS})
"""Strengths of clauses that commit to nothing to be done. They count where an item has no others."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A commitment, and the stretch of the item's text that tells what is committed to."""

    commitment: Commitment
    span: Span
    terms: frozenset[str]


def read_clauses(text: str, commitments: Sequence[Commitment]) -> tuple[Clause, ...]:
    """The clauses of an item: each from the end of the predicate before it in its sentence to its own predicate."""
    return tuple(_clauses(text, commitments))


def _clauses(text: str, commitments: Sequence[Commitment]) -> Iterator[Clause]:
    begins: dict[Span, int] = {}
    for commitment in commitments:
        end = max(commitment.predicate.end, begins.get(commitment.sentence, 0))
        if commitment.sentence == commitments[-1].sentence and commitment is commitments[-1]:
            end = max(end, commitment.sentence.end)
        start = begins.get(commitment.sentence, commitment.sentence.start)
        begins[commitment.sentence] = commitment.predicate.end
        yield Clause(commitment, Span(min(start, end), end), content_of(text[start:end]))


def match_clauses(
    old: Sequence[Clause], new: Sequence[Clause]
) -> tuple[list[tuple[Clause, Clause]], list[Clause], list[Clause]]:
    """Pairs of clauses that say of the same matter; and those of either side that are left over."""
    old, new = _binding(old, new), _binding(new, old)
    scored = sorted(
        ((_shared(one, other), -abs(i - j), i, j) for i, one in enumerate(old) for j, other in enumerate(new)),
        reverse=True,
    )
    taken_old: dict[int, int] = {}
    for _, _, i, j in scored:
        if i not in taken_old and j not in taken_old.values():
            taken_old[i] = j
    pairs = [(old[i], new[j]) for i, j in sorted(taken_old.items())]
    lost = [clause for i, clause in enumerate(old) if i not in taken_old]
    gained = [clause for j, clause in enumerate(new) if j not in taken_old.values()]
    return pairs, lost, gained


def is_said_in(clause: Clause, terms: Iterable[str], share: float) -> bool:
    """Whether a text has at least a share of the terms of a clause."""
    return not clause.terms or share_of(clause.terms, terms) >= share


def share_of(part: Iterable[str], terms: Iterable[str]) -> float:
    """The share of some terms that are among others, from 0 to 1."""
    return contained(dict.fromkeys(part, 1.0), terms)


def _binding(clauses: Sequence[Clause], others: Sequence[Clause]) -> Sequence[Clause]:
    if not any(clause.commitment.strength not in _TELLING for clause in others):
        return clauses
    return [clause for clause in clauses if clause.commitment.strength not in _TELLING] or clauses


def _shared(one: Clause, other: Clause) -> float:
    union = len(one.terms | other.terms)
    return len(one.terms & other.terms) / union if union else 0.0
