"""Conversation files: JSON Lines, one conversation a line."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.json_lines import read_rows
from evaluation.questions_file import PACKAGED_QUESTIONS, QuestionsFileError

_TURN: Final = '{"lang", "query", "standalone", "gold", "partial", "dependent"}'
_FORM: Final = f'{{"id", "lang", "turns": [{_TURN}]}}'


@dataclass(frozen=True, slots=True)
class ConversationTurn:
    """A question as it was typed, and what it means (``standalone``, written by a person).

    ``dependent``: it cannot be understood without the turns before it. ``gold`` and ``partial`` are as those of a
    single question.
    """

    lang: str
    query: str
    standalone: str
    gold: tuple[str, ...]
    partial: tuple[str, ...]
    dependent: bool


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns in order."""

    id: str
    lang: str
    turns: tuple[ConversationTurn, ...]


def packaged_conversations(part: str) -> tuple[Path, ...]:
    """The conversation files of a part (``dev``, ``test``)."""
    return tuple(sorted((PACKAGED_QUESTIONS / part).glob("conversations-*.jsonl")))


def holds_conversations(file: Path) -> bool:
    """Whether a file holds conversations, by the shape of its first line. One that cannot be read does not."""
    try:
        with file.open(encoding="utf-8") as lines:
            first = json.loads(next((line for line in lines if line.strip()), "null"))
    except (OSError, ValueError):
        return False
    return isinstance(first, dict) and "turns" in first


def read_conversations(files: Iterable[Path]) -> tuple[Conversation, ...]:
    """Read conversation files in order.

    Raises:
        QuestionsFileError: a file is missing, or a line is no conversation.
    """
    return tuple(read_rows(files, _conversation, _FORM, QuestionsFileError))


def _conversation(fields: dict[str, object]) -> Conversation:
    turns = fields["turns"]
    if not isinstance(turns, list) or not turns:
        raise ValueError("it has no turns")
    return Conversation(str(fields["id"]), str(fields["lang"]), tuple(_turn(**turn) for turn in turns))


def _turn(
    lang: str, query: str, standalone: str, gold: list[str], partial: list[str], dependent: bool
) -> ConversationTurn:
    return ConversationTurn(lang, query, standalone, tuple(gold), tuple(partial), dependent)
