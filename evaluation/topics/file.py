"""Topics files: JSON Lines, ``{"id", "lang", "topic", "gold", "partial"}`` a line."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evaluation.questions_file import PACKAGED_QUESTIONS, QuestionsFileError


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and the ids of the items that belong to it; ``partial`` ones may be gathered or not."""

    id: str
    lang: str
    topic: str
    gold: tuple[str, ...]
    partial: tuple[str, ...] = ()


def packaged_topics(part: str) -> tuple[Path, ...]:
    return tuple(sorted((PACKAGED_QUESTIONS / part).glob("topics-*.jsonl")))


def read_topics(files: Iterable[Path]) -> tuple[Topic, ...]:
    """Read topics files in order.

    Raises:
        QuestionsFileError: a file is missing, or a line is no topic.
    """
    topics = []
    for file in files:
        try:
            for line in filter(str.strip, file.read_text(encoding="utf-8").splitlines()):
                fields = json.loads(line)
                gold, partial = (tuple(fields.pop(name, ())) for name in ("gold", "partial"))
                topics.append(Topic(**fields, gold=gold, partial=partial))
        except (OSError, TypeError, ValueError, AttributeError) as error:
            raise QuestionsFileError(
                f'{file}: not {{"id", "lang", "topic", "gold", "partial"}} a line: {error}'
            ) from error
    return tuple(topics)
