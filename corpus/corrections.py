"""What a person corrected in the reading of a plan's numbering, line by line: ``corrections.toml`` in its folder.

[[line]]
number = 14          # of the source, from 1
level = 2            # 1 is outermost
enumerator = "（３）"  # as it is printed, or as it ought to be

[[line]]
number = 15
item = false         # no item begins here, whatever the line looks like
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import tomli_w

from corpus.enumerators import read_enumerators
from corpus.errors import PlanError
from corpus.lines import Line
from corpus.styles import Enumerator, Style, plain

DEEPEST: Final = 12
_MOST: Final = 5_000
_LONGEST_ENUMERATOR: Final = 40


@dataclass(frozen=True, slots=True)
class Correction:
    """That an item begins on a line, at a level (1 is outermost) under an enumerator; or (level 0) that none does."""

    line: int
    level: int = 0
    enumerator: str = ""

    def __post_init__(self) -> None:
        if self.line < 1:
            raise ValueError(f"lines are counted from 1, not {self.line}")
        if not 0 <= self.level <= DEEPEST:
            raise ValueError(f"line {self.line}: a level is 1 to {DEEPEST}, not {self.level}")
        if bool(self.level) != bool(plain(self.enumerator)) or len(self.enumerator) > _LONGEST_ENUMERATOR:
            raise ValueError(f"line {self.line}: an item has an enumerator of at most {_LONGEST_ENUMERATOR} characters")


def read_corrections(toml: str) -> tuple[Correction, ...]:
    """Read a ``corrections.toml``.

    Raises:
        PlanError: it is not as it should be; the message says what is wrong.
    """
    try:
        return tuple(map(_correction, tomllib.loads(toml).get("line", [])))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise PlanError(f"corrections.toml: {error}; see the file's format in the README") from error


def write_corrections(corrections: Iterable[Correction]) -> str:
    """Write the ``corrections.toml`` that is read back as the same.

    Raises:
        PlanError: there are too many.
    """
    rows = [
        {"number": each.line, "level": each.level, "enumerator": each.enumerator}
        if each.level
        else {"number": each.line, "item": False}
        for each in corrections
    ]
    if len(rows) > _MOST:
        raise PlanError(f"{len(rows)} lines are corrected, {_MOST} at most; number the text itself and add it again")
    return tomli_w.dumps({"line": rows})


def corrected(line: Line, correction: Correction) -> Enumerator:
    """The enumerator that a correction gives to a line: as it is printed there, or in front of what is printed."""
    wanted = plain(correction.enumerator)
    for reading in line.readings:
        if wanted in (reading.id, plain(reading.label)):
            return reading
    printed = correction.enumerator.strip()
    length = len(printed) if line.text.startswith(printed) and line.text != printed else 0
    for reading in read_enumerators(printed):
        if reading.length == len(printed):
            return Enumerator(reading.style, reading.numbers, reading.label, reading.id, length)
    return Enumerator(Style("corrected", ""), (), printed, wanted, length)


def _correction(row: dict[str, Any]) -> Correction:
    if unknown := sorted(row.keys() - {"number", "level", "enumerator", "item"}):
        raise ValueError(f"{', '.join(unknown)} is unknown")
    if type(row["number"]) is not int or type(row.get("level", 1)) is not int:
        raise TypeError("number and level are whole numbers")
    if row.get("item", True) is False:
        return Correction(row["number"])
    if not isinstance(row["enumerator"], str):
        raise TypeError("enumerator is not a text")
    return Correction(row["number"], row["level"], row["enumerator"])
