"""PINs, drills, the trainee's own words, and settings that hold for everybody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns and tables; nothing that is there changes."""
    op.add_column("trainee", sa.Column("pin_hash", sa.String(), nullable=True))
    op.add_column("trainee", sa.Column("pin_failures", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("trainee", sa.Column("pin_failed", sa.DateTime(timezone=True), nullable=True))
    op.add_column("attempt", sa.Column("timers", sa.Boolean(), nullable=True))
    op.add_column("attempt", sa.Column("went_well", sa.String(), nullable=True))
    op.add_column("attempt", sa.Column("would_change", sa.String(), nullable=True))
    op.add_column("attempt", sa.Column("drilled", sa.DateTime(timezone=True), nullable=True))
    op.add_column("decision", sa.Column("typed", sa.String(), nullable=True))
    op.add_column("decision", sa.Column("sure", sa.Boolean(), nullable=True))
    _drills()
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )


def _drills() -> None:
    op.create_table(
        "drill",
        sa.Column("trainee_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scenario", sa.String(), nullable=False),
        sa.Column("scene", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("memory", sa.String(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.Column("confident", sa.Boolean(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("trainee_id", "scenario", "scene", name="pk_drill"),
        sa.ForeignKeyConstraint(["trainee_id"], ["trainee.id"], name="fk_drill_trainee_id_trainee", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["digest"], ["scenario_version.digest"], name="fk_drill_digest_scenario_version"),
    )
    op.create_index("ix_drill_due", "drill", ["due"])
    op.create_index("ix_drill_digest", "drill", ["digest"])
