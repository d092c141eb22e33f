"""What the trainee answered to the question of a scene, beside the decision that was made there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; nothing that is there changes."""
    op.add_column("decision", sa.Column("answer", sa.Integer(), nullable=True))
