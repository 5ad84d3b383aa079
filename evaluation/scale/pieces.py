"""The real sentences that items of a large library are made of: those of the first plan, and of statutes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus import Plan

_SENTENCE: Final = re.compile(r"[^。]+。")
_LONGEST: Final = 160
"""Characters. Longer sentences of a statute are lists that no item of a plan resembles."""
_SHORTEST: Final = 15
_JAPANESE: Final = re.compile(r"[ぁ-ん]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A real sentence; ``headings`` above it and ``questions`` that people expect of its item, where it has some."""

    text: str
    headings: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def pieces_of_plan(plan: Plan) -> tuple[Piece, ...]:
    """The sentences of a plan's items, in reading order."""
    asked: dict[str, list[str]] = {}
    for question in plan.curation.questions:
        if question.language == plan.metadata.language:
            asked.setdefault(question.item_id, []).append(question.text)
    return tuple(
        Piece(sentence, item.headings, tuple(asked.get(item.id, ())))
        for item in plan.items
        for sentence in _sentences(item.text)
    )


def pieces_of_documents(folder: Path) -> tuple[Piece, ...]:
    """The sentences of the plain texts of a folder, each once; none if there is no such folder."""
    lines = (
        line.strip() for file in sorted(folder.glob("*.txt")) for line in file.read_text(encoding="utf-8").splitlines()
    )
    return tuple(Piece(sentence) for sentence in dict.fromkeys(s for line in lines for s in _sentences(line)))


def _sentences(text: str) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if _SHORTEST <= len(sentence) <= _LONGEST and _JAPANESE.search(sentence):
            yield sentence
