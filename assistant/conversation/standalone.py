"""What a follow-up was understood to mean."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from assistant.language import Language

ItemKey = tuple[str, str]
"""The ids of a plan and of its item."""
REMEMBERED: Final = 20
"""Turns back that a follow-up can reach. What is older has no part in it."""


class Carry(StrEnum):
    """What the items of earlier turns are to the question.

    ``NOTHING``: it stands alone. ``ABOUT``: it goes on about the last answer (it, それ). ``AMONG``: it chooses of the
    items shown (その中で). ``BACK``: it returns to something earlier, and its own words say to what (さっきのフェア).
    ``BEYOND``: it asks for items that were not shown (他には). ``BESIDE``: the same of another matter (what about …).
    """

    NOTHING = "nothing"
    ABOUT = "about"
    AMONG = "among"
    BACK = "back"
    BEYOND = "beyond"
    BESIDE = "beside"


class Unclear(StrEnum):
    """Why a question cannot be answered before its asker says more.

    ``POINTS_NOWHERE``: a pronoun with nothing before it. ``MANY_ADDRESSES``: an address of several items.
    ``BROAD``: a word that half of the plan is about.
    """

    POINTS_NOWHERE = "points_nowhere"
    MANY_ADDRESSES = "many_addresses"
    BROAD = "broad"


@dataclass(frozen=True, slots=True)
class StandAlone:
    """A question as it stands alone.

    Attributes:
        query: the question in words that need nothing before them, in the language it was asked.
        language: the language to answer in.
        named: the items it names, by address or by their place in the last answer; they are the answer.
        carry: what ``items`` are to it.
        items: items of earlier turns, the nearest to the question first.
        changed: it is not what was typed, so that the reader is told what was understood.
        sought: the text to search by, where that is not the question.
        typed: the follow-up without its matter, where it has words to search by as well.
        unclear: why it cannot be answered yet; then ``candidates`` are the items that it may mean, if it tells.
    """

    query: str
    language: Language
    named: tuple[ItemKey, ...] = ()
    carry: Carry = Carry.NOTHING
    items: tuple[ItemKey, ...] = ()
    changed: bool = False
    sought: str | None = None
    typed: str | None = None
    unclear: Unclear | None = None
    candidates: tuple[ItemKey, ...] = ()

    @property
    def excluded(self) -> tuple[ItemKey, ...]:
        """Items that are no answer, because they were shown already."""
        return self.items if self.carry is Carry.BEYOND else ()
