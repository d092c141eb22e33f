"""The next line of an attempt's log, brought to the disk by the shortest way: the trainee waits for it at every click."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import BindParameter, Engine, Integer, String, and_, bindparam, column, func, insert, select, table
from sqlalchemy.dialects import sqlite

from simulator.core.errors import SimulatorError
from simulator.core.progress import Entry
from simulator.store import rows, schema, sqlite_file
from simulator.store.tables import AttemptRow, DecisionRow

THIS: BindParameter[int] = bindparam("attempt", type_=Integer)
NEWEST = select(func.max(DecisionRow.number)).where(DecisionRow.attempt_id == THIS).scalar_subquery()
LAST = and_(DecisionRow.attempt_id == THIS, DecisionRow.number == NEWEST)
STATE = select(
    column("version_num", String),
    AttemptRow.id,
    AttemptRow.finished,
    AttemptRow.discarded,
    DecisionRow.number,
    DecisionRow.position,
    DecisionRow.choice,
).select_from(table(schema.VERSION_TABLE).outerjoin(AttemptRow, AttemptRow.id == THIS).outerjoin(DecisionRow, LAST))
"""All that has to be known of an attempt before a line is added to its log."""
LOCK = select(AttemptRow.id).where(AttemptRow.id == THIS).with_for_update()
LINE = insert(DecisionRow).values({item.name: bindparam(item.name) for item in DecisionRow.__table__.columns})

# SQLAlchemy takes longer to run a statement than SQLite and the disk together, so the finished text goes to the driver
DIALECT = sqlite.dialect(paramstyle="named")
STATE_TEXT, LINE_TEXT = (str(statement.compile(dialect=DIALECT)) for statement in (STATE, LINE))
TIME = DecisionRow.__table__.columns["made"].type.dialect_impl(DIALECT).bind_processor(DIALECT)


class Journal:
    """Adds to the logs of a database; `file` is None for memory and for a server."""

    def __init__(self, engine: Engine, file: Path | None, place: str) -> None:
        self._engine = engine
        self._file = file
        self._place = place

    def add(self, attempt_id: int, entry: Entry, now: datetime) -> None:
        """Add a line; when this returns, it is on the disk. Raises SimulatorError where it doesn't fit."""
        attempt = {"attempt": attempt_id}
        if self._engine.dialect.name != "sqlite":
            with self._engine.begin() as connection:
                # SQLite has locked the whole file for every writer; PostgreSQL has to be asked for the lock
                connection.execute(LOCK, attempt)
                connection.execute(LINE, self._next(connection.execute(STATE, attempt).first(), attempt_id, entry, now))
            return
        with sqlite_file.locked(self._engine, self._file) as driver:
            line = self._next(driver.execute(STATE_TEXT, attempt).fetchone(), attempt_id, entry, now)
            line["made"] = TIME(now) if TIME else now
            driver.execute(LINE_TEXT, line)

    def _next(self, state: Sequence[Any] | None, attempt_id: int, entry: Entry, now: datetime) -> dict[str, Any]:
        """Give the line that an entry becomes after what is there already."""
        version, found, finished, discarded, last, position, choice = state or [None] * 7
        schema.refuse_other(version, self._place)
        rows.refuse_closed((finished, discarded) if found is not None else None)
        number, standing = (0, 0) if last is None or position is None else (last + 1, position + (choice is not None))
        fits = 0 <= entry.position <= standing if entry.choice is None else entry.position == standing
        if not fits:
            raise SimulatorError(
                "This conversation has gone on in another window.", "Close it here and open it again to go on from there."
            )
        return {
            "attempt_id": attempt_id,
            "number": number,
            "position": entry.position,
            "choice": entry.choice,
            "seconds": entry.seconds,
            "made": now,
            "typed": rows.storable(entry.typed) if entry.typed else None,
            "sure": entry.sure,
        }
