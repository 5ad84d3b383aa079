"""What makes one of two items commit to more than the other: each difference with its words."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.comparison.bounds import Bound, read_bounds
from assistant.comparison.clauses import Clause, is_said_in, match_clauses, read_clauses, share_of
from assistant.comparison.content import content_of
from assistant.comparison.tables import degree_table, scope_table
from assistant.comparison.values import Direction, Evidence, Ground
from corpus import Period, Span
from corpus.commitment import Commitment, Strength

_ORDER: Final = {strength: place for place, strength in enumerate(Strength)}
_WEIGHTS: Final = {
    Ground.PREDICATE: 3.0,
    Ground.FREQUENCY: 2.0,
    Ground.DEADLINE: 2.0,
    Ground.QUANTITY: 2.0,
    Ground.CLAUSE: 1.5,
    Ground.SCOPE: 1.5,
    Ground.PARTY: 0.0,
    Ground.DEGREE: 1.0,
}
_SAID: Final = 0.5
"""The share of a clause's terms that say that the other item has it in other words."""
_FEW_TERMS: Final = 3
_AS_IT_WAS: Final = 0.75
"""The share of the other terms of an item that have to be said, so that a clause inside a sentence can be missed: where
all was put in other words, so may the clause have been.
"""
_GUESSED: Final = 0.25
"""What a predicate counts that is read as an undertaking only because no table has it: 力を合わせる."""
_VAGUE: Final = 0.5
"""What a bound without a number counts, of one with."""


def grounds(
    old: str,
    new: str,
    commitments: tuple[Sequence[Commitment], Sequence[Commitment]],
    languages: tuple[str, str],
    periods: tuple[Period | None, Period | None] = (None, None),
) -> tuple[Evidence, ...]:
    """The differences in commitment between two texts of the same matter."""
    before, after = read_clauses(old, commitments[0]), read_clauses(new, commitments[1])
    pairs, lost, gained = match_clauses(before, after)
    found = [evidence for pair in pairs for evidence in _between(*pair, old, new, languages)]
    found += _clauses_left(lost, gained, content_of(old), content_of(new), languages)
    found += _of_bounds(read_bounds(old, languages[0]), read_bounds(new, languages[1]), periods)
    if languages[0] == languages[1]:
        found += _of_scope(old, new, languages[0])
    return tuple(found)


def _between(one: Clause, other: Clause, old: str, new: str, languages: tuple[str, str]) -> Iterator[Evidence]:
    was, now = one.commitment, other.commitment
    before, after = _degree(one, old, languages[0]), _degree(other, new, languages[1])
    if was.strength != now.strength:
        stronger = _ORDER[now.strength] < _ORDER[was.strength]
        firmer, degree = (now, after) if stronger else (was, before)
        guessed = firmer.strength is Strength.UNDERTAKES and degree is None
        yield _evidence(Ground.PREDICATE, stronger, was.predicate, now.predicate, _GUESSED if guessed else 1.0)
    elif was.strength is Strength.UNDERTAKES and before is not None and after is not None and before != after:
        yield _evidence(Ground.DEGREE, after < before, was.predicate, now.predicate)
    if was.parties and now.parties and set(was.parties) != set(now.parties):
        yield Evidence(Ground.PARTY, Direction.NEUTRAL, _head(was), _head(now), _WEIGHTS[Ground.PARTY])


def _degree(clause: Clause, text: str, language: str) -> int | None:
    predicate = clause.commitment.predicate
    before = text[clause.commitment.sentence.start : predicate.start]
    return degree_table(language).degree(text[predicate.start : predicate.end], before)


def _clauses_left(
    lost: Sequence[Clause],
    gained: Sequence[Clause],
    old: frozenset[str],
    new: frozenset[str],
    languages: tuple[str, str],
) -> Iterator[Evidence]:
    if languages[0] != languages[1]:
        return  # words of two languages cannot say that one text has what the other has
    for clauses, own, terms, stronger in ((lost, old, new, False), (gained, new, old, True)):
        for clause in clauses:
            is_new = len(clause.terms) >= _FEW_TERMS and not is_said_in(clause, terms, _SAID)
            if is_new and (_is_sentence(clause) or share_of(own - clause.terms, terms) >= _AS_IT_WAS):
                yield _evidence(
                    Ground.CLAUSE, stronger, clause.span if not stronger else None, clause.span if stronger else None
                )


def _is_sentence(clause: Clause) -> bool:
    return clause.span == clause.commitment.sentence


def _of_bounds(
    old: Sequence[Bound], new: Sequence[Bound], periods: tuple[Period | None, Period | None]
) -> Iterator[Evidence]:
    for ground in (Ground.FREQUENCY, Ground.DEADLINE, Ground.QUANTITY):
        left = [bound for bound in new if bound.ground is ground]
        for bound in (bound for bound in old if bound.ground is ground):
            same = next((other for other in left if other.unit == bound.unit), None)
            if same is None:
                yield _evidence(ground, False, bound.span, None, _certainty(bound))
                continue
            left.remove(same)
            was, now = _due(bound, same, periods)
            if was != now:
                stronger = now < was if ground is Ground.DEADLINE else now > was
                yield _evidence(ground, stronger, bound.span, same.span)
        for bound in left:
            yield _evidence(ground, True, None, bound.span, _certainty(bound))


def _due(old: Bound, new: Bound, periods: tuple[Period | None, Period | None]) -> tuple[float, float]:
    """Two values that can be compared: years, of which the older has passed before the newer plan begins, are counted
    from the beginning of their own plans: what was due in its first year, and is again, is no later.
    """
    first, second = periods
    if new.ground is Ground.DEADLINE and first and second and old.value < second.first:
        return old.value - first.first, new.value - second.first
    return old.value, new.value


def _certainty(bound: Bound) -> float:
    vague = (bound.ground is Ground.FREQUENCY and bound.value < 1 / 3) or bound.value == _SOON_VALUE
    return _VAGUE if vague else 1.0


_SOON_VALUE: Final = 9000.0


def _of_scope(old: str, new: str, language: str) -> Iterator[Evidence]:
    table = scope_table(language)
    for pattern, adds in ((table.hedges, False), (table.floors, True)):
        before, after = _found(pattern, old), _found(pattern, new)
        for said in before[len(after) :]:
            yield _evidence(Ground.SCOPE, not adds, said, None, _VAGUE if adds else 1.0)
        for said in after[len(before) :]:
            yield _evidence(Ground.SCOPE, adds, None, said, _VAGUE if adds else 1.0)


def _found(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]


def _head(commitment: Commitment) -> Span:
    """Where a sentence names who commits: its beginning, up to the predicate."""
    return Span(commitment.sentence.start, min(commitment.sentence.start + 12, commitment.predicate.start))


def _evidence(ground: Ground, stronger: bool, old: Span | None, new: Span | None, certainty: float = 1.0) -> Evidence:
    direction = Direction.STRONGER if stronger else Direction.WEAKER
    return Evidence(ground, direction, old, new, _WEIGHTS[ground] * certainty)
