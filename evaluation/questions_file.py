"""Questions files: JSON Lines, one question a line."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evaluation.json_lines import read_rows

PACKAGED_QUESTIONS: Final = Path(__file__).parent / "questions"
_FORM: Final = '{"id", "lang", "type", "query", "gold", "partial"}'
_SINGLE: Final = ("answerable", "detail", "lists", "unanswerable")


class QuestionsFileError(Exception):
    """A questions file cannot be read. The message says where and what to do."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question and the ids of the items that answer it: none where the plan does not.

    ``partial`` are items that may be shown as well but do not answer by themselves.
    """

    id: str
    lang: str
    type: str
    query: str
    gold: tuple[str, ...]
    partial: tuple[str, ...] = ()


def packaged_questions(part: str) -> tuple[Path, ...]:
    """The files of a part (``dev``, ``test``) that hold single questions; conversations and topics are other forms."""
    files = (sorted((PACKAGED_QUESTIONS / part).glob(f"{name}-*.jsonl")) for name in _SINGLE)
    return tuple(file for of_name in files for file in of_name)


def read_questions(files: Iterable[Path]) -> tuple[AskedQuestion, ...]:
    """Read questions files in order.

    Raises:
        QuestionsFileError: a file is missing, or a line is no question.
    """
    return tuple(read_rows(files, _question, _FORM, QuestionsFileError))


def _question(fields: dict[str, Any]) -> AskedQuestion:
    fields.pop("review", None)  # a remark for people, of `from-feedback`
    gold, partial = (tuple(fields.pop(name, ())) for name in ("gold", "partial"))
    return AskedQuestion(**fields, gold=gold, partial=partial)
