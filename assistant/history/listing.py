"""Lists of conversations, page by page.

A page continues after the last conversation of the one before, not at a number of rows: no row is shown twice when a
conversation is begun in between, and page one hundred costs what page one does. A search reads the texts of one owner's
turns, one after the other (found by index); no other owner's.
"""

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from assistant.history.cursors import Cursor
from assistant.history.owner import Owner
from assistant.history.records import ConversationPage, ConversationSummary
from assistant.history.tables import ConversationRow, TurnRow


def page_of(session: Session, owner: Owner, limit: int, query: str, before: Cursor | None) -> ConversationPage:
    """The page of at most ``limit`` conversations after ``before``; ``query`` is folded, empty for all."""
    chosen = select(ConversationRow).where(ConversationRow.owner == owner.digest)
    if query:
        chosen = _matching(chosen, query)
    if before:
        chosen = _after(chosen, before)
    newest_first = chosen.order_by(ConversationRow.last_asked.desc(), ConversationRow.id.desc())
    rows = list(session.scalars(newest_first.limit(limit + 1)))
    shown = rows[:limit]
    cursor = str(Cursor(shown[-1].last_asked, shown[-1].id)) if len(rows) > limit else None
    return ConversationPage(tuple(map(summary, shown)), cursor)


def summary(row: ConversationRow) -> ConversationSummary:
    return ConversationSummary(row.id, row.title, row.begun, row.last_asked, row.turn_count)


def _matching(chosen: Select[ConversationRow], query: str) -> Select[ConversationRow]:
    in_a_turn = (
        select(TurnRow.id)
        .where(TurnRow.conversation_id == ConversationRow.id, TurnRow.folded.contains(query, autoescape=True))
        .exists()
    )
    return chosen.where(or_(ConversationRow.folded_title.contains(query, autoescape=True), in_a_turn))


def _after(chosen: Select[ConversationRow], before: Cursor) -> Select[ConversationRow]:
    return chosen.where(
        or_(
            ConversationRow.last_asked < before.last_asked,
            and_(ConversationRow.last_asked == before.last_asked, ConversationRow.id < before.conversation_id),
        )
    )
