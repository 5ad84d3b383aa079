"""Feedback on answers and on single citations."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("turn_id", sa.String(64), nullable=False),
        sa.Column("citation", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("rating", sa.String(8)),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("given", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("turn_id", "citation", name="pk_feedback"),
        sa.ForeignKeyConstraint(["turn_id"], ["turns.id"], name="fk_feedback_turn_id", ondelete="CASCADE"),
    )
