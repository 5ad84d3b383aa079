"""Paragraphs, as readers of marked-up documents find them → the source text."""

import re
from dataclasses import dataclass, field
from typing import Final

from corpus.errors import PlanError
from corpus.readers.limits import MOST_CHARACTERS

_SPACES: Final = re.compile(r"[ \t\u00a0\n\r\f\v]+")
_NOT_TEXT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff\ufeff\u200b\u2060]")


@dataclass
class Paragraphs:
    """Gathers the lines of a source. A paragraph may have several lines; a blank line stands between paragraphs."""

    _lines: list[str] = field(default_factory=list)
    _characters: int = 0

    def add(self, *lines: str) -> None:
        """Add one paragraph.

        Raises:
            PlanError: the document has more text than any plan.
        """
        printed = [line for line in (clean(line).strip() for line in lines) if line]
        if not printed:
            return
        if self._lines:
            self._lines.append("")
        self._lines += printed
        self._characters += sum(map(len, printed)) + len(printed)
        refuse_endless(self._characters)

    def text(self) -> str:
        """The source text.

        Raises:
            PlanError: there is none.
        """
        if not self._lines:
            raise PlanError("there is no text in this file; check that it is the plan, or give its text as a .txt file")
        return "\n".join(self._lines) + "\n"


def clean(text: str) -> str:
    """The text without characters that are no text: controls, halves of surrogate pairs, marks of byte order."""
    return _NOT_TEXT.sub("", text)


def collapse(text: str) -> str:
    """White space as markup means it: a run of it is one space."""
    return _SPACES.sub(" ", text)


def refuse_endless(characters: int) -> None:
    """Refuse a document of so many characters if it has more than any plan.

    Raises:
        PlanError: it has.
    """
    if characters > MOST_CHARACTERS:
        raise PlanError(
            f"the document has more than {MOST_CHARACTERS:,} characters, more than any plan; give the plan's part alone"
        )
