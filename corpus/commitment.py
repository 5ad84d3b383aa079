"""What an item commits to: who promises, how strongly, by when, and about what — values, no behaviour."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.plan import Span


class Strength(StrEnum):
    """How strongly a party binds itself, strongest first: the order of the members is the order of strength."""

    UNDERTAKES = "undertakes"
    COOPERATES = "cooperates"
    SUPPORTS = "supports"
    ENDEAVOURS = "endeavours"
    CONSIDERS = "considers"
    TAKES_NOTE = "takes_note"
    WELCOMES = "welcomes"
    REAFFIRMS = "reaffirms"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One predicate by which somebody commits, and what its sentence says of it.

    ``parties`` are names as in the plan's metadata, or as printed where others commit; nobody, where a passive names
    no agent. All spans are offsets into the item's text: ``predicate`` and ``sentence`` themselves, ``frequencies``
    how often or by when, ``names`` the projects, organisations, places and instruments that the sentence names.
    """

    parties: tuple[str, ...]
    strength: Strength
    predicate: Span
    sentence: Span
    frequencies: tuple[Span, ...] = ()
    names: tuple[Span, ...] = ()
