"""Conversations are not kept for longer than the settings say."""

import logging
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select

from assistant.history.database import Database
from assistant.history.tables import ConversationRow

_log = logging.getLogger(__name__)
_AT_A_TIME: Final = 200
"""Few, so that a sweep holds up nobody's question."""


def sweep(database: Database, retention_days: int, now: datetime, at_a_time: int = _AT_A_TIME) -> int:
    """Delete conversations that were last asked more than ``retention_days`` days ago; 0 deletes all.

    ``at_a_time`` is how many one transaction deletes.

    Returns:
        How many were deleted.

    Raises:
        HistoryUnavailableError: the database does not answer.
    """
    if retention_days == 0 and not database.exists():
        return 0
    edge = now - timedelta(days=retention_days)
    old = select(ConversationRow.id).where(ConversationRow.last_asked < edge).limit(at_a_time)
    deleted = 0
    while True:
        with database.writing() as session:
            ids = list(session.scalars(old))
            session.execute(delete(ConversationRow).where(ConversationRow.id.in_(ids)))
        deleted += len(ids)
        if len(ids) < at_a_time:
            break
    if deleted:
        _log.info("conversations deleted after %d days: %d", retention_days, deleted)
    database.checkpoint()
    return deleted
