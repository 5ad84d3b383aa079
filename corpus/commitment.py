"""What a sentence of a plan commits somebody to: who, how strongly, how often, and to which named thing."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.plan import Span


class Strength(StrEnum):
    """How binding a commitment is: a closed set, strongest first (the order of definition is the order of strength)."""

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
    """One predicate that commits somebody. A sentence with two such predicates holds two commitments.

    ``parties`` are named as the plan's metadata names them; 両政府 and 双方 are all of the plan's parties; others
    stand as printed (``地方公共団体``); a passive without an agent has none. ``strength`` is what the predicate
    says, whatever its modality. Every span holds character offsets in the item's text: ``predicate`` the words that
    decide the strength, ``sentence`` the whole sentence, ``frequencies`` how often or by when (``定期的に``),
    ``names`` the projects, organisations, places and instruments of the sentence.
    """

    parties: tuple[str, ...]
    strength: Strength
    predicate: Span
    sentence: Span
    frequencies: tuple[Span, ...] = ()
    names: tuple[Span, ...] = ()
