"""The conversations in the database. Every call is one short transaction, and blocks while it lasts."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.conversation.memory import remembered
from assistant.history.cursors import Cursor
from assistant.history.database import Database
from assistant.history.errors import FullConversationError, UnknownConversationError
from assistant.history.folding import folded
from assistant.history.listing import page_of, summary
from assistant.history.owner import Owner
from assistant.history.records import MOST_TURNS, Conversation, ConversationPage, ConversationSummary
from assistant.history.tables import ConversationRow, TurnRow
from assistant.history.turns import stored_turn, title_from, turn_row
from assistant.ids import is_id
from assistant.question import EarlierTurn

MOST_EARLIER: Final = 20
"""Turns before a question that are looked at to understand it."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class History:
    """Conversations, each of one owner. What is somebody else's is unknown to an owner.

    Every method raises HistoryUnavailableError while the database does not answer.
    """

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self.database = database
        self._now = now

    def earlier(self, owner: Owner, conversation_id: str) -> tuple[EarlierTurn, ...]:
        """The last turns of a conversation, oldest first.

        Raises:
            UnknownConversationError: the owner has no such conversation.
            FullConversationError: it can take no further turn.
        """
        with self.database.reading() as session:
            if _own(session, owner, conversation_id).turn_count >= MOST_TURNS:
                raise FullConversationError("the conversation has as many turns as it may have; begin another")
            turns = _turns(session, conversation_id, MOST_EARLIER)
            return tuple(remembered(stored_turn(turn).answer) for turn in turns)

    def begin(self, owner: Owner, answer: Answer) -> None:
        """Store the first turn of a conversation, and with it the conversation."""
        now = self._now()
        title = title_from(answer.question)
        with self.database.writing() as session:
            session.add(
                ConversationRow(
                    id=answer.conversation_id,
                    owner=owner.digest,
                    title=title,
                    folded_title=folded(title),
                    begun=now,
                    last_asked=now,
                    turn_count=1,
                )
            )
            session.flush()
            session.add(turn_row(answer, 1, now))

    def append(self, owner: Owner, answer: Answer) -> None:
        """Store a further turn.

        Raises:
            UnknownConversationError: the owner has no such conversation (any more).
        """
        now = self._now()
        with self.database.writing() as session:
            conversation = _own(session, owner, answer.conversation_id, for_update=True)
            conversation.turn_count += 1
            conversation.last_asked = now
            session.add(turn_row(answer, conversation.turn_count, now))

    def conversation(
        self, owner: Owner, conversation_id: str, limit: int = MOST_TURNS, before: int | None = None
    ) -> Conversation:
        """A conversation with the last turns of it, ``limit`` at most; those before the place ``before``, if given.

        Raises:
            UnknownConversationError: the owner has no such conversation.
        """
        with self.database.reading() as session:
            row = _own(session, owner, conversation_id)
            turns = _turns(session, conversation_id, limit, before)
            return Conversation(summary(row), tuple(map(stored_turn, turns)))

    def conversations(
        self, owner: Owner, limit: int, query: str = "", before: Cursor | None = None
    ) -> ConversationPage:
        """The owner's conversations, newest first; of those, the ones in which all words of ``query`` stand together.

        The title, the questions and the texts of the answers are searched, without regard to case and width.
        """
        with self.database.reading() as session:
            return page_of(session, owner, limit, folded(query), before)

    def rename(self, owner: Owner, conversation_id: str, title: str) -> ConversationSummary:
        """Give a conversation another title.

        Raises:
            UnknownConversationError: the owner has no such conversation.
        """
        with self.database.writing() as session:
            row = _own(session, owner, conversation_id, for_update=True)
            row.title, row.folded_title = title, folded(title)
            return summary(row)

    def delete(self, owner: Owner, conversation_id: str) -> None:
        """Delete a conversation with all that belongs to it.

        Raises:
            UnknownConversationError: the owner has no such conversation.
        """
        with self.database.writing() as session:
            row = _own(session, owner, conversation_id, for_update=True)
            session.execute(delete(ConversationRow).where(ConversationRow.id == row.id))

    def delete_all(self, owner: Owner) -> None:
        """Delete every conversation of the owner."""
        with self.database.writing() as session:
            session.execute(delete(ConversationRow).where(ConversationRow.owner == owner.digest))


def _own(session: Session, owner: Owner, conversation_id: str, *, for_update: bool = False) -> ConversationRow:
    found = select(ConversationRow).where(ConversationRow.id == conversation_id, ConversationRow.owner == owner.digest)
    row = session.scalar(found.with_for_update() if for_update else found) if is_id(conversation_id) else None
    if row is None:
        raise UnknownConversationError("there is no such conversation")
    return row


def _turns(session: Session, conversation_id: str, limit: int, before: int | None = None) -> list[TurnRow]:
    """The last turns, oldest first."""
    chosen = select(TurnRow).where(TurnRow.conversation_id == conversation_id)
    if before is not None:
        chosen = chosen.where(TurnRow.place < before)
    return list(session.scalars(chosen.order_by(TurnRow.place.desc()).limit(limit)))[::-1]
