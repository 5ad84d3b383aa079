"""Titles, questions and answers as they are searched, made for what is there already, too."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_conversations = sa.table("conversations", sa.column("id"), sa.column("title"), sa.column("folded_title"))
_turns = sa.table("turns", sa.column("id"), sa.column("question"), sa.column("folded"))
_answers = sa.table("answers", sa.column("turn_id"), sa.column("body", sa.JSON))


def upgrade() -> None:
    # The default is for rows that are there; it is not what the program relies on.
    op.add_column("conversations", sa.Column("folded_title", sa.Text, nullable=False, server_default=""))
    op.add_column("turns", sa.Column("folded", sa.Text, nullable=False, server_default=""))
    connection = op.get_bind()
    for each in connection.execute(sa.select(_conversations.c.id, _conversations.c.title)).all():
        changed = {"folded_title": _folded(each.title)}
        connection.execute(_conversations.update().where(_conversations.c.id == each.id).values(changed))
    joined = _turns.join(_answers, _answers.c.turn_id == _turns.c.id)
    turns = sa.select(_turns.c.id, _turns.c.question, _answers.c.body).select_from(joined)
    for turn_id, question, body in connection.execute(turns).all():
        texts = {"folded": _folded(f"{question}\n{body.get('answer', '')}")}
        connection.execute(_turns.update().where(_turns.c.id == turn_id).values(texts))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("\0", "\N{REPLACEMENT CHARACTER}").casefold().split())
