"""The saved briefs. Every call is one short transaction, and blocks while it lasts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from assistant.brief.draft import Draft
from assistant.brief.draft_json import draft_from_json, draft_to_json
from assistant.brief.limits import MOST_BRIEFS, BriefError
from assistant.brief.table import BriefRow
from assistant.history.database import Database
from assistant.history.owner import Owner
from assistant.history.store import utc_now
from assistant.ids import is_id, new_id


class UnknownBriefError(Exception):
    """There is no such brief, or it belongs to another browser; which of these is not told."""


@dataclass(frozen=True, slots=True)
class BriefSummary:
    """A saved brief as a list shows it; ``changed`` in UTC."""

    id: str
    title: str
    changed: datetime
    items: int


@dataclass(frozen=True, slots=True)
class SavedBrief:
    """A saved brief, and when it was last changed (UTC)."""

    id: str
    changed: datetime
    draft: Draft


class Briefs:
    """Briefs, each of one owner. Every method raises HistoryUnavailableError while the database does not answer."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def create(self, owner: Owner, draft: Draft) -> SavedBrief:
        """Save a new brief.

        Raises:
            BriefError: the owner has as many as can be kept.
        """
        with self._database.writing() as session:
            count = session.scalar(select(func.count()).where(BriefRow.owner == owner.digest)) or 0
            if count >= MOST_BRIEFS:
                raise BriefError("many_briefs", f"{MOST_BRIEFS} briefs are kept at most; delete one")
            row = BriefRow(id=new_id(), owner=owner.digest, **self._values(draft))
            session.add(row)
            return _saved(row)

    def change(self, owner: Owner, brief_id: str, change: Callable[[Draft], Draft]) -> SavedBrief:
        """Change a brief; changes made at the same time come one after the other.

        Raises:
            UnknownBriefError: the owner has no such brief.
        """
        with self._database.writing() as session:
            row = _own(session, owner, brief_id, for_update=True)
            for name, value in self._values(change(draft_from_json(row.body))).items():
                setattr(row, name, value)
            return _saved(row)

    def get(self, owner: Owner, brief_id: str) -> SavedBrief:
        """A brief.

        Raises:
            UnknownBriefError: the owner has no such brief.
        """
        with self._database.reading() as session:
            return _saved(_own(session, owner, brief_id))

    def latest(self, owner: Owner) -> SavedBrief | None:
        """The brief that was changed last: what is added goes there."""
        with self._database.reading() as session:
            row = session.scalar(_of(owner).limit(1))
            return _saved(row) if row else None

    def all(self, owner: Owner) -> tuple[BriefSummary, ...]:
        """The owner's briefs, the last changed first."""
        with self._database.reading() as session:
            return tuple(_summary(_saved(row)) for row in session.scalars(_of(owner)))

    def delete(self, owner: Owner, brief_id: str) -> None:
        """Delete a brief.

        Raises:
            UnknownBriefError: the owner has no such brief.
        """
        with self._database.writing() as session:
            row = _own(session, owner, brief_id, for_update=True)
            session.execute(delete(BriefRow).where(BriefRow.id == row.id))

    def delete_unchanged_since(self, time: datetime) -> int:
        """Delete the briefs that nobody has changed since; returns how many."""
        with self._database.writing() as session:
            old = session.scalars(select(BriefRow.id).where(BriefRow.changed < time)).all()
            session.execute(delete(BriefRow).where(BriefRow.id.in_(old)))
            return len(old)

    def _values(self, draft: Draft) -> dict[str, object]:
        body = draft_to_json(draft)
        return {"title": body["details"]["title"], "changed": self._now(), "body": body}


def _of(owner: Owner) -> Select[BriefRow]:
    chosen = select(BriefRow).where(BriefRow.owner == owner.digest)
    return chosen.order_by(BriefRow.changed.desc(), BriefRow.id)


def _own(session: Session, owner: Owner, brief_id: str, *, for_update: bool = False) -> BriefRow:
    found = select(BriefRow).where(BriefRow.id == brief_id, BriefRow.owner == owner.digest)
    row = session.scalar(found.with_for_update() if for_update else found) if is_id(brief_id) else None
    if row is None:
        raise UnknownBriefError("there is no such brief")
    return row


def _saved(row: BriefRow) -> SavedBrief:
    return SavedBrief(row.id, row.changed, draft_from_json(row.body))


def _summary(saved: SavedBrief) -> BriefSummary:
    items = sum(len(point.items) for point in saved.draft.points)
    return BriefSummary(saved.id, saved.draft.details.title, saved.changed, items)
