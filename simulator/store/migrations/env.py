"""Alembic's way in: run the steps on the connection, and inside the transaction, that `schema.py` has opened."""

from __future__ import annotations

from alembic import context

from simulator.store.tables import Row

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata, render_as_batch=True)
context.run_migrations()
