"""What people wrote about a plan's items: renderings and expected questions, kept beside its source.

    renderings/<language>.jsonl             {"item", "status", "text"}
    renderings/<language>-<register>.jsonl  the same, in another register (ja-plain: plain words)
    questions.jsonl                         {"item", "lang", "kind", "status", "text"}
    topics.jsonl                            {"item", "status", "topics"}; instead of those found by the model
    headings.jsonl                          {"section", "lang", "status", "text"}

A plan without any is as good a plan; with them, its items are found by more people's words.
"""

import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, TypeVar

from corpus.errors import PlanError
from corpus.plan import Curation, ExpectedQuestion, HeadingRendering, ItemTopics, Rendering, Status

Entry = TypeVar("Entry", Rendering, ExpectedQuestion)
Made = TypeVar("Made")

_RENDERINGS = "renderings"
_QUESTIONS = "questions.jsonl"
_TOPICS = "topics.jsonl"
_HEADINGS = "headings.jsonl"


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
    return Curation(
        tuple(renderings), tuple(questions), _read_topics(folder, item_ids), _read_headings(folder, item_ids)
    )


def _read_topics(folder: Path, item_ids: Collection[str]) -> tuple[ItemTopics, ...]:
    def topics(fields: dict[str, Any]) -> ItemTopics:
        if fields["item"] not in item_ids:
            raise ValueError(f"the plan has no item {fields['item']}")
        names = fields["topics"]
        if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
            raise ValueError("topics is no list of names")
        return ItemTopics(fields["item"], Status(fields["status"]), tuple(names))

    return tuple(_lines(folder / _TOPICS, topics))


def _read_headings(folder: Path, item_ids: Collection[str]) -> tuple[HeadingRendering, ...]:
    def heading(fields: dict[str, Any]) -> HeadingRendering:
        section = fields["section"]
        if not any(item_id == section or item_id.startswith(f"{section}.") for item_id in item_ids):
            raise ValueError(f"the plan has no section {section}")
        if not fields["text"].strip():
            raise ValueError("the text is empty")
        return HeadingRendering(section, fields["lang"], Status(fields["status"]), fields["text"])

    return tuple(_lines(folder / _HEADINGS, heading))


def _lines(file: Path, make: Callable[[dict[str, Any]], Made]) -> Iterator[Made]:
    if not file.exists():
        return
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield make(json.loads(line))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise PlanError(f"{file.name}, line {number}: {error}; see the file's format in the README") from error


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
