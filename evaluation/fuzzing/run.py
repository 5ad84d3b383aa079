"""Damaged files put to the library one after the other, and what became of them."""

import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corpus import Library, Metadata, PlanError, read_file
from corpus.readers.apart import STUCK, Apart, start_process
from evaluation.fuzzing.made import as_docx, as_html, as_markdown, as_pdf, first_plan
from evaluation.fuzzing.mutations import damaged

LONGEST: Final = 5.0
"""Seconds; a file that takes longer, twice, hangs."""
_REAL_PROCESS: Final = 50
"""Every so manieth file is read by a process started as the program itself starts it."""
_METADATA: Final = Metadata("A damaged plan", "ja")


@dataclass
class FuzzResult:
    """How many files were read, refused in words, and refused because their process was ended.

    ``crashes`` tell of files that were neither read nor refused, ``changes`` of refusals that changed the library,
    each with the file's number; ``seconds`` are the longest by kind of file.
    """

    read: int = 0
    refused: int = 0
    ended: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    hangs: list[int] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    changes: list[int] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        """Whether no file did harm."""
        return not (self.hangs or self.crashes or self.changes)


def seed_files() -> list[tuple[str, bytes]]:
    """The first plan in every format, as (name, bytes)."""
    plan = first_plan()
    return [
        ("plan.txt", plan.source.encode()),
        ("plan.md", as_markdown(plan)),
        ("plan.html", as_html(plan)),
        ("plan-shift-jis.html", as_html(plan, "shift_jis")),
        ("plan.docx", as_docx(plan)),
        ("plan-numbered.docx", as_docx(plan, roman="upperRoman")),
        ("plan.pdf", as_pdf(plan)),
        ("plan-columns.pdf", as_pdf(plan, columns=True, plain=True)),
    ]


def fuzz(seeds: Sequence[tuple[str, bytes]], numbers: Iterable[int], seed: int, apart: Apart) -> FuzzResult:
    """Put the damaged files of these numbers to a library of its own."""
    result = FuzzResult()
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "own"
        library = Library(own, Path(folder) / "packaged")
        library.add(read_file(seeds[0][1], seeds[0][0]), _METADATA, "first")
        before = _contents(own)
        for number in numbers:
            name, data = damaged(seeds, seed, number)
            reader = start_process if number % _REAL_PROCESS == 0 else apart
            started = time.monotonic()
            _put(library, name, data, number, result, reader)
            seconds = time.monotonic() - started
            if seconds > LONGEST:
                seconds = min(seconds, _seconds_again(data, name, reader))
            kind = Path(name).suffix
            result.seconds[kind] = max(seconds, result.seconds.get(kind, 0.0))
            if seconds > LONGEST:
                result.hangs.append(number)
            if _contents(own) != before:
                result.changes.append(number)
                before = _contents(own)
    return result


def _seconds_again(data: bytes, name: str, apart: Apart) -> float:
    """What a file takes that took too long: what else the machine did a moment ago is no fault of the file's."""
    started = time.monotonic()
    with suppress(PlanError):
        read_file(data, name, apart=apart)
    return time.monotonic() - started


def _put(library: Library, name: str, data: bytes, number: int, result: FuzzResult, apart: Apart) -> None:
    try:
        library.add(read_file(data, name, apart=apart), _METADATA, "damaged")
    except PlanError as error:
        reason = str(error)
        result.refused += 1
        result.ended += reason == STUCK
        result.reasons[reason[:70]] += 1
    except Exception as error:  # whatever else it is, it is what is looked for
        result.crashes.append(f"{number} ({name}): {error!r}"[:300])
    else:
        result.read += 1
        problems = library.verify("damaged")
        library.remove("damaged")
        if problems:
            result.crashes.append(f"{number} ({name}): taken in, but {problems[0].detail}")


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
