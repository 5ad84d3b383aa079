"""A plan on its way into the library: its file, and what a person says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import Change, Library, Metadata, Plan, read_plan
from corpus.corrections import Correction
from corpus.document import Document


@dataclass(frozen=True, slots=True)
class Draft:
    """An uploaded file as it was read, and what a person says of it.

    ``replaces`` is the id of the plan whose text it replaces, if any.
    """

    id: str
    file_name: str
    document: Document
    plan_id: str
    metadata: Metadata
    corrections: tuple[Correction, ...] = ()
    replaces: str = ""

    def plan(self) -> Plan:
        """The plan as it would be.

        Raises:
            PlanError: it cannot be read so; the message says why.
        """
        return read_plan(
            self.plan_id, self.document.data, replace(self.metadata, sha256=""), self.document.layout, self.corrections
        )

    def change(self, library: Library) -> Change:
        """The change of the library that accepting it makes.

        Raises:
            PlanError: the plan cannot be read, or its id is taken.
        """
        prepare = library.replacement if self.replaces else library.addition
        return prepare(
            self.replaces or self.plan_id, self.document, replace(self.metadata, sha256=""), self.corrections
        )

    def corrected(self, correction: Correction) -> "Draft":
        """The draft with a line corrected, in place of an earlier correction of it."""
        return replace(self, corrections=_sorted([*self._of_other_lines(correction.line), correction]))

    def as_read(self, line: int) -> "Draft":
        """The draft without a correction of that line."""
        return replace(self, corrections=_sorted(self._of_other_lines(line)))

    def _of_other_lines(self, line: int) -> list[Correction]:
        return [correction for correction in self.corrections if correction.line != line]


def _sorted(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    return tuple(sorted(corrections, key=lambda correction: correction.line))
