"""Turns as they are stored, and back."""

from collections.abc import Iterable
from datetime import datetime

from assistant.answer import Answer
from assistant.history.answer_json import answer_from_json, answer_to_json
from assistant.history.folding import folded
from assistant.history.records import LONGEST_TITLE, Feedback, Rating, StoredTurn
from assistant.history.tables import AnswerRow, FeedbackRow, TurnRow


def turn_row(answer: Answer, place: int, now: datetime) -> TurnRow:
    versions = answer.versions
    return TurnRow(
        id=answer.turn_id,
        conversation_id=answer.conversation_id,
        place=place,
        answered=now,
        question=answer.question,
        folded=folded(f"{answer.question}\n{answer.answer}"),
        answer=AnswerRow(
            turn_id=answer.turn_id,
            outcome=answer.outcome,
            language=answer.language,
            body=answer_to_json(answer),
            plan_versions=versions.plans if versions else None,
            index_version=versions.index if versions else None,
            embedding_version=versions.embedding if versions else None,
            prompts_version=versions.prompts if versions else None,
            language_model=versions.language_model if versions else None,
        ),
    )


def stored_turn(row: TurnRow) -> StoredTurn:
    return StoredTurn(row.place, row.answered, answer_from_json(row.answer.body), feedback_of(row.feedback))


def feedback_of(rows: Iterable[FeedbackRow]) -> tuple[Feedback, ...]:
    return tuple(Feedback(row.citation, Rating(row.rating) if row.rating else None, row.comment) for row in rows)


def title_from(question: str) -> str:
    """A conversation's title: its first question on one line, not too long."""
    line = " ".join(question.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"
