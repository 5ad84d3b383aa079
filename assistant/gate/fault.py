"""What can be wrong with a sentence."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """Why a sentence does not pass."""

    MARKUP = "markup"
    NO_CITATION = "no_citation"
    UNKNOWN_CITATION = "unknown_citation"
    QUOTATION = "quotation"
    NOT_THE_ORIGINAL = "not_the_original"
    ADDRESS = "address"
    NUMBER = "number"
    NAME = "name"
    PARTY = "party"
    STRENGTH = "strength"
    NEGATION = "negation"
    RESULT = "result"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, and the words that have it."""

    kind: FaultKind
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.words!r}"
