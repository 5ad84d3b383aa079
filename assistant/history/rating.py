"""What readers think of answers and citations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.history.answer_json import answer_from_json
from assistant.history.database import Database
from assistant.history.errors import UnknownTurnError
from assistant.history.owner import Owner
from assistant.history.records import WHOLE_ANSWER, Feedback
from assistant.history.store import utc_now
from assistant.history.tables import ConversationRow, FeedbackRow, TurnRow
from assistant.history.turns import feedback_of
from assistant.ids import is_id

_AT_A_TIME: Final = 200


@dataclass(frozen=True, slots=True)
class RatedTurn:
    """An answer, and what its reader thought of it."""

    answer: Answer
    feedback: tuple[Feedback, ...]


def rate(
    database: Database, owner: Owner, turn_id: str, feedback: Feedback, now: datetime | None = None
) -> tuple[str, tuple[Feedback, ...]]:
    """Put feedback in place of what the owner gave on the same; without rating and comment, take that back.

    Returns:
        The id of the conversation, and all feedback on the turn as it is now.

    Raises:
        UnknownTurnError: the owner has no such turn, or it has no such citation.
        HistoryUnavailableError: the database does not answer.
    """
    with database.writing() as session:
        turn = _own_turn(session, owner, turn_id)
        cited = {citation.n for citation in answer_from_json(turn.answer.body).citations}
        if feedback.citation not in {WHOLE_ANSWER, *cited}:
            raise UnknownTurnError("the answer has no such citation")
        session.execute(
            delete(FeedbackRow).where(FeedbackRow.turn_id == turn_id, FeedbackRow.citation == feedback.citation)
        )
        session.expunge_all()
        if feedback.rating or feedback.comment:
            session.add(
                FeedbackRow(
                    turn_id=turn_id,
                    citation=feedback.citation,
                    rating=feedback.rating,
                    comment=feedback.comment,
                    given=now or utc_now(),
                )
            )
            session.flush()
        given = select(FeedbackRow).where(FeedbackRow.turn_id == turn_id).order_by(FeedbackRow.citation)
        return turn.conversation_id, feedback_of(session.scalars(given))


def rated_turns(database: Database) -> Iterator[RatedTurn]:
    """Every turn that has feedback, of all owners, in the order of their ids; read bit by bit."""
    last = ""
    while True:
        with database.reading() as session:
            rated = select(FeedbackRow.turn_id).where(FeedbackRow.turn_id > last).distinct()
            ids = list(session.scalars(rated.order_by(FeedbackRow.turn_id).limit(_AT_A_TIME)))
            turns = list(session.scalars(select(TurnRow).where(TurnRow.id.in_(ids)).order_by(TurnRow.id)))
            found = [RatedTurn(answer_from_json(turn.answer.body), feedback_of(turn.feedback)) for turn in turns]
        if not found:
            return
        yield from found
        last = ids[-1]


def _own_turn(session: Session, owner: Owner, turn_id: str) -> TurnRow:
    """The owner's turn. Its conversation is locked: two taps at once are taken one after the other."""
    if not is_id(turn_id):
        raise UnknownTurnError("there is no such turn")
    conversation = session.scalar(
        select(ConversationRow)
        .join(TurnRow, TurnRow.conversation_id == ConversationRow.id)
        .where(TurnRow.id == turn_id, ConversationRow.owner == owner.digest)
        .with_for_update(of=ConversationRow)
    )
    turn = session.get(TurnRow, turn_id) if conversation else None
    if turn is None:
        raise UnknownTurnError("there is no such turn")
    return turn
