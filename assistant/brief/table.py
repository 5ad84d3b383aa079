"""The table of saved briefs, in the database of the conversations."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from assistant.history.columns import PlainText, UtcTime
from assistant.history.tables import Base


class BriefRow(Base):
    """A brief of one owner (the SHA-256 of a browser's key). ``body`` is the draft, quotes as they were taken."""

    __tablename__ = "briefs"
    __table_args__ = (Index("ix_briefs_owner", "owner", "changed", "id"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(PlainText)
    changed: Mapped[datetime] = mapped_column(UtcTime, index=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
