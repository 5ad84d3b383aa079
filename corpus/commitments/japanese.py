"""Commitments of a Japanese text, sentence by sentence."""

from collections.abc import Sequence

from corpus.commitment import Commitment
from corpus.commitments.clauses import Clause, main_clauses
from corpus.commitments.named import read_named
from corpus.commitments.sentences import sentences
from corpus.commitments.subjects import agent, subject
from corpus.commitments.times import read_times
from corpus.commitments.words import words
from corpus.plan import Span

Parties = tuple[str, ...]


def read_japanese(
    text: str, parties: Sequence[str], subject_before: Parties | None = None
) -> tuple[tuple[Commitment, ...], Parties | None]:
    """Read the commitments of a text.

    A sentence without a subject has that of the sentence before it; ``subject_before`` is that of the text before.
    Returns the commitments and the last subject, for a text that goes on from this one.
    """
    found: list[Commitment] = []
    carried = subject_before
    for sentence in sentences(text, "ja"):
        in_sentence, carried = _read_sentence(text, sentence, parties, carried)
        found += in_sentence
    return tuple(found), carried


def _read_sentence(
    text: str, sentence: Span, parties: Sequence[str], carried: Parties | None
) -> tuple[list[Commitment], Parties | None]:
    sentence_words = words(text, sentence)
    names = read_named(text, sentence, sentence_words, parties)
    times = read_times(text, sentence)
    found: list[Commitment] = []
    said: Parties | None = None
    clauses = main_clauses(sentence_words)
    for clause in clauses:
        own = subject(clause.words, parties, said=bool(said))
        said = own if own is not None else said
        who = _who(clause, said if said is not None else carried, parties)
        if who is not None and clause.predicate.strength:
            found.append(Commitment(who, clause.predicate.strength, clause.predicate.span, sentence, times, names))
    if not clauses:
        said = subject(sentence_words, parties)
    return found, said or carried


def _who(clause: Clause, subject_: Parties | None, parties: Sequence[str]) -> Parties | None:
    """Who commits by a clause; None if it only describes. A duty without an agent is a commitment of nobody named."""
    predicate = clause.predicate
    if predicate.passive:
        return agent(clause.words, parties) or (() if not predicate.past else None)
    if subject_ == ():
        return () if predicate.binding else None
    return subject_ if subject_ else tuple(parties)
