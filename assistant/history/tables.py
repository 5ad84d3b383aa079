"""The tables, as the newest migration leaves them.

A change here needs a migration in ``migrations/versions``, written by hand under the next number; a test compares the
two. A table of another room (saved briefs) is mapped on ``Base`` in a module of its own, and that module imported in
``migrations/env.py``.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from assistant.history.columns import PlainText, UtcTime


class Base(DeclarativeBase):
    """Tables whose constraints have names, so that a migration can change them."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
        }
    )


class ConversationRow(Base):
    """A conversation of one owner (the SHA-256 of a browser's key)."""

    __tablename__ = "conversations"
    __table_args__ = (Index("ix_conversations_owner", "owner", "last_asked", "id"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(PlainText)
    folded_title: Mapped[str] = mapped_column(PlainText)
    begun: Mapped[datetime] = mapped_column(UtcTime)
    last_asked: Mapped[datetime] = mapped_column(UtcTime, index=True)
    turn_count: Mapped[int] = mapped_column(Integer)


class TurnRow(Base):
    """A question of a conversation, at its place (from 1). ``folded`` is question and answer as they are searched."""

    __tablename__ = "turns"
    __table_args__ = (UniqueConstraint("conversation_id", "place"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    place: Mapped[int] = mapped_column(Integer)
    answered: Mapped[datetime] = mapped_column(UtcTime)
    question: Mapped[str] = mapped_column(PlainText)
    folded: Mapped[str] = mapped_column(PlainText)
    answer: Mapped["AnswerRow"] = relationship(lazy="joined", innerjoin=True)
    feedback: Mapped[list["FeedbackRow"]] = relationship(lazy="selectin", order_by="FeedbackRow.citation")


class AnswerRow(Base):
    """The answer of a turn: ``body`` is all of it, as the API gave it; what it was made from stands in columns, too."""

    __tablename__ = "answers"

    turn_id: Mapped[str] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(8))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    plan_versions: Mapped[dict[str, str] | None] = mapped_column(JSON)
    index_version: Mapped[str | None] = mapped_column(PlainText)
    embedding_version: Mapped[str | None] = mapped_column(PlainText)
    prompts_version: Mapped[str | None] = mapped_column(PlainText)
    language_model: Mapped[str | None] = mapped_column(PlainText)


class FeedbackRow(Base):
    """What the owner thought of an answer (``citation`` 0) or of its citation of that number."""

    __tablename__ = "feedback"

    turn_id: Mapped[str] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True)
    citation: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    rating: Mapped[str | None] = mapped_column(String(8))
    comment: Mapped[str] = mapped_column(PlainText)
    given: Mapped[datetime] = mapped_column(UtcTime)
