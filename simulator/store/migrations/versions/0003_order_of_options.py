"""A practice offers the options in an order of its own from here on; those that were begun before keep the file's."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Give the practices that are there the seed of that order; theirs has never been used."""
    op.execute("UPDATE attempt SET seed = 0 WHERE mode = 'practice'")
