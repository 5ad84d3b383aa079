"""Conversation files: JSON Lines, one conversation a line."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evaluation.questions_file import PACKAGED_QUESTIONS, QuestionsFileError


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
    conversations = []
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise QuestionsFileError(f"{file} cannot be read: {error}") from error
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    conversations.append(_conversation(json.loads(line)))
                except (KeyError, TypeError, ValueError, AttributeError) as error:
                    raise QuestionsFileError(
                        f'{file}, line {number}: not {{"id", "lang", "turns": [{{"lang", "query", "standalone", '
                        f'"gold", "partial", "dependent"}}]}}: {error}'
                    ) from error
    return tuple(conversations)


def _conversation(fields: dict[str, object]) -> Conversation:
    turns = fields["turns"]
    if not isinstance(turns, list) or not turns:
        raise ValueError("it has no turns")
    return Conversation(str(fields["id"]), str(fields["lang"]), tuple(_turn(**turn) for turn in turns))


def _turn(
    lang: str, query: str, standalone: str, gold: list[str], partial: list[str], dependent: bool
) -> ConversationTurn:
    return ConversationTurn(lang, query, standalone, tuple(gold), tuple(partial), dependent)
