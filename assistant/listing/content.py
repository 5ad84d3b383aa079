"""What the items of a list are to be about, and what not: the subjects that a question names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.listing.query import Subject
from assistant.listing.tables import ListTable
from assistant.listing.vocabulary import packaged_vocabulary
from index.world import names_of_kind, read_names

Span = tuple[int, int]
_PARTIES_OF_THE_PLAN: Final = frozenset({"Japan", "Mongolia"})
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_FEW: Final = 30
"""Characters between two things of one enumeration, at most."""
_DIRECTLY: Final = 5
"""Characters between a weak word and what it is enumerated with, at most: meetings and consultations."""
_NEAR: Final = 24
"""Characters in which a word says that the thing beside it is left out."""


@dataclass(frozen=True, slots=True)
class Named:
    """A subject where the question names it; ``weak``, if beside others its words say nothing."""

    start: int
    end: int
    subject: Subject
    weak: bool = False

    def overlaps(self, spans: Iterable[Span]) -> bool:
        return any(self.start < end and start < self.end for start, end in spans)


@dataclass(frozen=True, slots=True)
class Content:
    """All subjects of a question: the items have to be about each of ``subjects`` and none of ``excluded``."""

    subjects: tuple[Subject, ...] = ()
    excluded: tuple[Subject, ...] = ()


def read_named(text: str, language: str, table: ListTable, quoted: Sequence[Span] = ()) -> tuple[Named, ...]:
    """The subjects that a text names, in order: concepts, names of the world and years. Quoted words are not weak."""
    vocabulary = packaged_vocabulary()
    found = []
    for mention in vocabulary.read(text, language):
        strong = mention.concepts - vocabulary.weak
        subject = Subject(text[mention.start : mention.end], vocabulary.within(strong or mention.concepts))
        is_quoted = any(start <= mention.start and mention.end <= end for start, end in quoted)
        found.append(Named(mention.start, mention.end, subject, weak=not strong and not is_quoted))
    for start, end, name in read_names(text):
        if name not in _PARTIES_OF_THE_PLAN:
            found.append(
                Named(
                    start,
                    end,
                    Subject(
                        text[start:end], vocabulary.within({name.casefold()} & vocabulary.concepts), frozenset({name})
                    ),
                )
            )
    for match in table.any_year.finditer(text):
        found.append(Named(match.start(), match.end(), Subject(match[0], patterns=(_YEAR,))))
    for match in table.other_countries.finditer(text):
        names = names_of_kind("country") - _PARTIES_OF_THE_PLAN
        found.append(Named(match.start(), match.end(), Subject(match[0], names=names)))
    if not found:
        for match in _YEAR.finditer(text):
            pattern = re.compile(rf"(?<!\d){match[0]}(?!\d)")
            found.append(Named(match.start(), match.end(), Subject(match[0], patterns=(pattern,))))
    return _without_cities(text, _longest(found))


def _without_cities(text: str, named: Sequence[Named]) -> tuple[Named, ...]:
    """What is left without the word city beside a city's name: Ulaanbaatar City is Ulaanbaatar."""
    places = names_of_kind("place")
    beside = {
        at
        for at, each in enumerate(named)
        for other in (*named[max(0, at - 1) : at], *named[at + 1 : at + 2])
        if "city" in each.subject.concepts
        and not each.subject.names
        and other.subject.names & places
        and not text[min(each.end, other.end) : max(each.start, other.start)].strip()
    }
    return tuple(each for at, each in enumerate(named) if at not in beside)


def _longest(found: Iterable[Named]) -> tuple[Named, ...]:
    """Of what overlaps, the longest; the same words as concept and as name are one subject."""
    kept: list[Named] = []
    for each in sorted(found, key=lambda named: (named.start - named.end, named.start)):
        same = next((other for other in kept if (other.start, other.end) == (each.start, each.end)), None)
        if same:
            joined = same.subject | each.subject
            subject = Subject(same.subject.said, joined.concepts, joined.names, joined.patterns)
            kept[kept.index(same)] = Named(each.start, each.end, subject, same.weak and each.weak)
        elif not each.overlaps((other.start, other.end) for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda named: named.start))


def join(text: str, named: Sequence[Named], table: ListTable) -> Content:
    """Things of one enumeration are one condition (A, B or C), others are conditions of their own (A in B)."""
    groups: list[list[Named]] = []
    excluded: list[Subject] = []
    last: Named | None = None
    for each in named:
        if _is_excluded(text, each, table):
            excluded.append(each.subject)
            continue
        between = text[last.end : each.start] if last else ""
        if last and _enumerated(between, table) and _are_alike(last, each, between, table):
            groups[-1].append(each)
        else:
            groups.append([each])
        last = each
    strong = [group for group in groups if any(not each.weak for each in group)]
    return Content(tuple(_any(group) for group in strong), tuple(excluded))


def weak_content(named: Sequence[Named]) -> Content:
    """What a question is about that has only weak words: one of them says it, several are how one speaks of plans."""
    return Content((_any(named),)) if len({each.subject.concepts for each in named}) == 1 else Content()


def _any(group: Sequence[Named]) -> Subject:
    subject = group[0].subject
    for each in group[1:]:
        subject |= each.subject
    return subject


def _enumerated(between: str, table: ListTable) -> bool:
    return len(between) <= _FEW and bool(table.any_of.search(between))


def _are_alike(last: Named, each: Named, between: str, table: ListTable) -> bool:
    """Whether two things can be one enumeration: a place and a topic are not, nor a thing and a weak word far off."""
    if bool(last.subject.names) != bool(each.subject.names):
        return bool(table.either.search(between))
    return last.weak == each.weak or len(between) <= _DIRECTLY


def _is_excluded(text: str, named: Named, table: ListTable) -> bool:
    before = text[max(0, named.start - _NEAR) : named.start]
    after = text[named.end : named.end + _NEAR]
    return bool(table.excluding.search(before) or table.excluded.match(after))
