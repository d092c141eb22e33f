"""The first tables: trainees, what they played, their attempts and each decision."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "trainee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("picture", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trainee"),
        sa.UniqueConstraint("name_key", name="uq_trainee_name_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "scenario_version",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("scenario", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_scenario_version"),
    )
    _attempts()
    _decisions()


def _attempts() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=True),
        sa.Column("discarded", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ending", sa.String(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("critical", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.ForeignKeyConstraint(["trainee_id"], ["trainee.id"], name="fk_attempt_trainee_id_trainee", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["digest"], ["scenario_version.digest"], name="fk_attempt_digest_scenario_version"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attempt_trainee_id", "attempt", ["trainee_id"])
    op.create_index("ix_attempt_digest", "attempt", ["digest"])


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(), nullable=True),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", "number", name="pk_decision"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name="fk_decision_attempt_id_attempt", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
