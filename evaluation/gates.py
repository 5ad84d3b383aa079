"""Gates: floors under the figures, so that a change that makes the assistant worse does not go unseen."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from evaluation.kinds import ALL, LANGUAGES
from evaluation.measures.intervals import Estimate
from evaluation.measures.names import Measure
from evaluation.measures.summary import Summary

GATES: Final = Path(__file__).parent / "gates.toml"


class GatesFileError(Exception):
    """A file of gates cannot be used. The message says why."""


class Figure(StrEnum):
    """The figures that have floors."""

    R1 = "R@1"
    R5 = "R@5"
    MRR = "MRR"
    MULTI_F1 = "multi set F1"
    AUROC = "AUROC"
    OUT_OF_DOMAIN = "refused out of domain"


@dataclass(frozen=True, slots=True)
class Gate:
    """A figure must not fall below its floor in a language, or in ``all``."""

    figure: Figure
    language: str
    floor: float


def read_gates(file: Path = GATES) -> tuple[Gate, ...]:
    """Read the gates.

    Raises:
        GatesFileError: a figure or a language is unknown, or a floor is no share.
    """
    gates = []
    for name, floors in tomllib.loads(file.read_text(encoding="utf-8")).items():
        if name not in list(Figure):
            raise GatesFileError(f"{file.name}: no figure {name!r}; there are {', '.join(Figure)}")
        for language, floor in floors.items():
            if language not in (ALL, *LANGUAGES):
                raise GatesFileError(f"{file.name}: {name} of no language {language!r}")
            if not isinstance(floor, float) or not 0 <= floor <= 1:
                raise GatesFileError(f"{file.name}: {name} of {language}: a floor lies between 0.0 and 1.0")
            gates.append(Gate(Figure(name), language, floor))
    return tuple(gates)


def fallen(gates: tuple[Gate, ...], summary: Summary) -> list[str]:
    """The gates that do not hold, in words; what was not measured does not hold."""
    lines = []
    for gate in gates:
        measured = _measured(gate, summary)
        if measured is None:
            lines.append(f"{gate.figure} of {gate.language} was not measured")
        elif measured.value < gate.floor:
            lines.append(f"{gate.figure} of {gate.language} is {measured.value:.3f}, its floor {gate.floor:.3f}")
    return lines


def _measured(gate: Gate, summary: Summary) -> Estimate | None:
    match gate.figure:
        case Figure.R1 | Figure.R5 | Figure.MRR:
            return summary.estimate(Measure(gate.figure.value), gate.language)
        case Figure.MULTI_F1:
            return summary.estimate(Measure.F1, gate.language, "multi")
        case Figure.OUT_OF_DOMAIN:
            return summary.estimate(Measure.OUTCOME, gate.language, "out_of_domain")
        case Figure.AUROC:
            if summary.answering is None:
                return None
            by_language = summary.answering.by_language
            return summary.answering.auroc if gate.language == ALL else by_language.get(gate.language)
