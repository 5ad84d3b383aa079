"""Conversations and briefs that are too old go, when the server starts and daily."""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Final

from starlette.concurrency import run_in_threadpool

from assistant.brief.store import Briefs
from assistant.history.errors import HistoryError
from assistant.history.retention import sweep
from assistant.history.store import History, utc_now

_log = logging.getLogger(__name__)
_DAY_SECONDS: Final = 24 * 60 * 60
_SOON_SECONDS: Final = 60


async def sweep_daily(history: History, retention_days: int) -> None:
    """Sweep for ever; soon again where the database did not answer. Where nothing is kept, no database is made."""
    while True:
        pause = _DAY_SECONDS
        try:
            if retention_days or history.database.exists():
                await run_in_threadpool(sweep, history.database, retention_days, utc_now())
                await run_in_threadpool(Briefs(history.database).delete_unchanged_since, _oldest_kept(retention_days))
        except HistoryError as error:
            _log.warning("conversations could not be swept: %s", error)
            pause = _SOON_SECONDS
        await asyncio.sleep(pause)


def _oldest_kept(retention_days: int) -> datetime:
    return utc_now() - timedelta(days=retention_days)
