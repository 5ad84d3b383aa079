"""The main line of a Japanese sentence: which of its verb groups are said by it, and which only inside it.

Only finite final predicates and those coordinated with them commit. 〜し、 goes with the next verb of its level: with
〜する上で or 〜することを歓迎 it is said inside, with the sentence's own end it is said by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.commitments.groups import Group, Link
from corpus.commitments.words import Word


@dataclass(frozen=True, slots=True)
class MainLine:
    """Groups by their place in the sentence's list: those of the main line, and those that are a complement
    (〜することを), each with the others coordinated with it.
    """

    main: tuple[int, ...]
    complements: Mapping[int, tuple[int, ...]]


def read_main_line(words: Sequence[Word], groups: Sequence[Group]) -> MainLine:
    """Sort the groups of a sentence, from its end back to its beginning."""
    main: list[int] = []
    complements: dict[int, list[int]] = {}
    goes_with: dict[int, int] = {}
    """A group inside a complement → the complement's own group."""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group.link is Link.FINAL:
            main.append(place)
        elif group.link is Link.COMPLEMENT:
            complements[place] = [place]
            goes_with[place] = place
        elif group.link is Link.COORDINATED:
            after = _partner(words, groups, place)
            if after is None:
                continue
            if after in goes_with:
                goes_with[place] = goes_with[after]
                complements[goes_with[after]].append(place)
            elif after in main:
                main.append(place)
    return MainLine(tuple(reversed(main)), {key: tuple(reversed(value)) for key, value in complements.items()})


def _partner(words: Sequence[Word], groups: Sequence[Group], place: int) -> int | None:
    """The group that a coordinated one goes with; None if that stands inside a clause of its own."""
    stated = _has_own_subject(words, groups, place)
    finite = words[groups[place].end].surface == "と"  # とともに ends a clause of the sentence's own level
    for after in range(place + 1, len(groups)):
        link = groups[after].link
        if link is Link.MANNER:
            continue
        if link is Link.CIRCUMSTANCE or (link is Link.ATTRIBUTIVE and stated):
            return None
        if link is Link.COMPLEMENT and (stated or not finite):
            return after
        if link in {Link.FINAL, Link.COORDINATED}:
            return after
    return None


def _has_own_subject(words: Sequence[Word], groups: Sequence[Group], place: int) -> bool:
    """Whether a subject of its own (が) stands in the clause, which then tells of something and commits nobody."""
    start = groups[place - 1].end if place else 0
    return any(
        words[at].surface == "が" and words[at].kind == "格助詞" and not words[at].depth
        for at in range(start, groups[place].first)
    )
