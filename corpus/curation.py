"""What people wrote about a plan's items: renderings and expected questions, kept beside its source.

    renderings/<language>.jsonl             {"item", "status", "text"}
    renderings/<language>-<register>.jsonl  the same, in another register (ja-plain: plain words)
    questions.jsonl                         {"item", "lang", "kind", "status", "text"}
    headings.jsonl                          {"section", "lang", "status", "text"}; a section is the ids' beginning, II.2
    topics.jsonl                            {"item", "topics", "status"}

A plan without any is as good a plan; with them, its items are found by more people's words.
"""

import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from corpus.errors import PlanError
from corpus.plan import Curation, ExpectedQuestion, HeadingRendering, ItemTopics, Rendering, Status

Entry = TypeVar("Entry", Rendering, ExpectedQuestion)

_RENDERINGS = "renderings"
_QUESTIONS = "questions.jsonl"
_HEADINGS = "headings.jsonl"
_TOPICS = "topics.jsonl"


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
    headings = tuple(_read_headings(folder / _HEADINGS, item_ids))
    return Curation(tuple(renderings), tuple(questions), headings, tuple(_read_topics(folder / _TOPICS, item_ids)))


def _read_headings(file: Path, item_ids: Collection[str]) -> Iterator[HeadingRendering]:
    for number, fields in _lines(file):
        with _telling(file, number):
            heading = HeadingRendering(fields["section"], fields["lang"], Status(fields["status"]), fields["text"])
            if not any(item_id == heading.section or item_id.startswith(f"{heading.section}.") for item_id in item_ids):
                raise ValueError(f"the plan has no section {heading.section}")
            if not heading.text.strip():
                raise ValueError("the text is empty")
            yield heading


def _read_topics(file: Path, item_ids: Collection[str]) -> Iterator[ItemTopics]:
    for number, fields in _lines(file):
        with _telling(file, number):
            topics = ItemTopics(fields["item"], tuple(map(str, fields["topics"])), Status(fields["status"]))
            if topics.item_id not in item_ids:
                raise ValueError(f"the plan has no item {topics.item_id}")
            yield topics


def _lines(file: Path) -> Iterator[tuple[int, Any]]:
    if file.exists():
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            with _telling(file, number):
                yield number, json.loads(line)


@contextmanager
def _telling(file: Path, number: int) -> Iterator[None]:
    """Turns what is wrong with a line into an error that names it."""
    try:
        yield
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
