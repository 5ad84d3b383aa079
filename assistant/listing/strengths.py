"""Which strengths a question for a list asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.listing.query import Wanted
from assistant.listing.tables import ListTable, list_table
from corpus.commitment import Strength

_ENDING: Final = re.compile(r"(?:する|した|して|し|る|う|く|む)$")
_BESIDE: Final = 24
_JOINED: Final = 6
_OR: Final = re.compile(r"又は|または|あるいは|\bor\b|\bbe it\b|эсвэл|юм уу|буюу", re.IGNORECASE)
_TELLING: Final = frozenset({Strength.ENDEAVOURS, Strength.CONSIDERS, Strength.WELCOMES})
"""Strengths whose verbs seldom say anything else."""


@dataclass(frozen=True, slots=True)
class ReadStrengths:
    """The strengths asked for, and where the question's words for them stand; ``quoted``: in the plan's own words."""

    wanted: tuple[Wanted, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    quoted: bool = False


def read_strengths(text: str, table: ListTable, quoted: Sequence[str]) -> ReadStrengths:
    """Read the strengths; those that the question rules out ("not merely to cooperate") leave all others."""
    if in_plan_words := _of_quotes(quoted):
        return ReadStrengths(in_plan_words, quoted=True)
    found = [
        (match.start(), match.end(), Wanted(row.strength, row.said))
        for row in table.strengths
        for match in row.asked.finditer(text)
    ]
    against = ruled_out_spans(text, table)
    ruled_out = [each for each in found if _is_within(each[0], each[1], against)]
    kept = [each for each in found if each not in ruled_out]
    wanted = tuple(dict.fromkeys(each[2] for each in kept))
    if ruled_out and not wanted:
        against_all = {each[2].strength for each in ruled_out}
        wanted = tuple(Wanted(strength) for strength in Strength if strength not in against_all)
    return ReadStrengths(wanted, tuple((start, end) for start, end, _ in found))


def ruled_out_spans(text: str, table: ListTable) -> tuple[tuple[int, int], ...]:
    """The parts of a question that say which strengths it does not ask for."""
    patterns = (table.ruled_out_before, table.ruled_out_after)
    return tuple(
        match.span()
        for pattern in patterns
        for match in pattern.finditer(text)
        if any(row.asked.search(match[0]) for row in table.strengths)
    )


def _is_within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _of_quotes(quoted: Sequence[str]) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(row.strength, re.compile(re.escape(_ENDING.sub("", quote)) + "|" + re.escape(quote)))
        for quote in quoted
        for row in list_table("ja").strengths
        if row.asked.search(quote) or row.asked.search(f"「{quote}")
    )


def is_any_commitment(read: ReadStrengths, text: str, table: ListTable) -> bool:
    """Whether the strength is one example of commitments: "pledged or reaffirmed"."""
    return any(
        _OR.search(between)
        for start, end in read.spans
        for match in table.commits.finditer(text)
        for between in (text[end : match.start()], text[match.end() : start])
        if 0 < len(between) <= _JOINED
    )


def beside_subjects(read: ReadStrengths, text: str, table: ListTable) -> tuple[Wanted, ...]:
    """The strengths that are a condition beside a subject: "support for schools" says what the items are about.

    Carried out or under consideration: either will do, so that strength is no condition.
    """
    for row in table.strengths:
        match = row.asked.search(text)
        if (
            match
            and any(row.strength is wanted.strength for wanted in read.wanted)
            and _OR.search(text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE])
        ):
            return ()
    return read.wanted if read.quoted else tuple(wanted for wanted in read.wanted if wanted.strength in _TELLING)
