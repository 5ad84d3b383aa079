"""Conversations, turns, and answers with what they were made from.

Plain column types, not those of ``assistant.history.columns``: a migration stays as it was when these change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("begun", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_asked", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turn_count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
    )
    op.create_index("ix_conversations_owner", "conversations", ["owner", "last_asked", "id"])
    op.create_index("ix_conversations_last_asked", "conversations", ["last_asked"])
    op.create_table(
        "turns",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("conversation_id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("answered", sa.DateTime(timezone=True), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_turns"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_turns_conversation_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("conversation_id", "place", name="uq_turns_conversation_id"),
    )
    op.create_table(
        "answers",
        sa.Column("turn_id", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("plan_versions", sa.JSON),
        sa.Column("index_version", sa.Text),
        sa.Column("embedding_version", sa.Text),
        sa.Column("prompts_version", sa.Text),
        sa.Column("language_model", sa.Text),
        sa.PrimaryKeyConstraint("turn_id", name="pk_answers"),
        sa.ForeignKeyConstraint(["turn_id"], ["turns.id"], name="fk_answers_turn_id", ondelete="CASCADE"),
    )
