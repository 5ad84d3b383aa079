"""What people wrote about a plan's items: renderings and expected questions, kept beside its source.

    renderings/<language>.jsonl             {"item", "status", "text"}
    renderings/<language>-<register>.jsonl  the same, in another register (ja-plain: plain words)
    questions.jsonl                         {"item", "lang", "kind", "status", "text"}

A plan without any is as good a plan; with them, its items are found by more people's words.
"""

import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TypeVar

from corpus.errors import PlanError
from corpus.plan import Curation, ExpectedQuestion, Rendering, Status

Entry = TypeVar("Entry", Rendering, ExpectedQuestion)

_RENDERINGS = "renderings"
_QUESTIONS = "questions.jsonl"


def read_curation(folder: Path, item_ids: Collection[str]) -> Curation:
    """Read the curated files in a plan's folder; where there are none, there is no curation.

    Raises:
        PlanError: a line is not as it should be, or is about an item that the plan does not have.
    """

    def rendering(file: Path, fields: dict[str, str]) -> Rendering:
        language, _, register = file.stem.partition("-")
        return Rendering(fields["item"], language, register, Status(fields["status"]), fields["text"])

    def question(file: Path, fields: dict[str, str]) -> ExpectedQuestion:
        return ExpectedQuestion(
            fields["item"], fields["lang"], fields["kind"], Status(fields["status"]), fields["text"]
        )

    renderings = [
        entry for file in sorted((folder / _RENDERINGS).glob("*.jsonl")) for entry in _read(file, rendering, item_ids)
    ]
    questions = list(_read(folder / _QUESTIONS, question, item_ids)) if (folder / _QUESTIONS).exists() else []
    return Curation(tuple(renderings), tuple(questions))


def _read(file: Path, make: Callable[[Path, dict[str, str]], Entry], item_ids: Collection[str]) -> Iterator[Entry]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            entry = make(file, json.loads(line))
            if entry.item_id not in item_ids:
                raise ValueError(f"the plan has no item {entry.item_id}")
            if not entry.text.strip():
                raise ValueError("the text is empty")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise PlanError(f"{file.name}, line {number}: {error}; see the file's format in the README") from error
        yield entry
