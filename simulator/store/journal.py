"""The next line of an attempt's log, brought to the disk by the shortest way: the trainee waits for it at every click."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, column, func, insert, select, table
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

from simulator.core.errors import SimulatorError
from simulator.core.progress import Entry
from simulator.store import rows, schema, sqlite_file
from simulator.store.tables import AttemptRow, DecisionRow

VERSION: ClauseElement = select(column("version_num")).select_from(table(schema.VERSION_TABLE))
ATTEMPT: ClauseElement = (
    select(AttemptRow.finished, AttemptRow.discarded).where(AttemptRow.id == bindparam("attempt")).with_for_update()
)
NEWEST = select(func.max(DecisionRow.number)).where(DecisionRow.attempt_id == bindparam("attempt")).scalar_subquery()
LAST: ClauseElement = select(DecisionRow.number, DecisionRow.position, DecisionRow.choice).where(
    DecisionRow.attempt_id == bindparam("attempt"), DecisionRow.number == NEWEST
)
LINE: ClauseElement = insert(DecisionRow).values({item.name: bindparam(item.name) for item in DecisionRow.__table__.columns})

# SQLAlchemy takes longer to run a statement than SQLite and the disk together, so the finished text goes to the driver
DIALECT = sqlite.dialect(paramstyle="named")
TEXTS = {statement: str(statement.compile(dialect=DIALECT)) for statement in (VERSION, ATTEMPT, LAST, LINE)}
TIME = DecisionRow.__table__.columns["made"].type.dialect_impl(DIALECT).bind_processor(DIALECT)

Row = Sequence[Any]
Ask = Callable[[ClauseElement, Mapping[str, object]], Row | None]


class Journal:
    """Adds to the logs of a database; `file` is None for memory and for a server."""

    def __init__(self, engine: Engine, file: Path | None, place: str) -> None:
        self._engine = engine
        self._file = file
        self._place = place

    def add(self, attempt_id: int, entry: Entry, now: datetime) -> None:
        """Add a line; when this returns, it is on the disk. Raises SimulatorError where it doesn't fit."""
        with self._asking() as ask:
            version = ask(VERSION, {})
            schema.refuse_other(version and version[0], self._place)
            attempt = {"attempt": attempt_id}
            rows.refuse_closed(ask(ATTEMPT, attempt))
            last = ask(LAST, attempt)
            number, standing = (last[0] + 1, last[1] + (last[2] is not None)) if last else (0, 0)
            fits = 0 <= entry.position <= standing if entry.choice is None else entry.position == standing
            if not fits:
                raise SimulatorError(
                    "This conversation has gone on in another window.", "Close it here and open it again to go on from there."
                )
            ask(
                LINE,
                {
                    "attempt_id": attempt_id,
                    "number": number,
                    "position": entry.position,
                    "choice": entry.choice,
                    "seconds": entry.seconds,
                    "made": now,
                    "typed": rows.storable(entry.typed),
                    "sure": entry.sure,
                },
            )

    @contextmanager
    def _asking(self) -> Iterator[Ask]:
        if self._engine.dialect.name == "sqlite":
            with sqlite_file.locked(self._engine, self._file) as driver:
                yield partial(_ask_sqlite, driver)
        else:
            with self._engine.begin() as connection:
                yield partial(_ask_server, connection)


def _ask_sqlite(driver: sqlite3.Connection, statement: ClauseElement, values: Mapping[str, object]) -> Row | None:
    if TIME and "made" in values:
        values = {**values, "made": TIME(values["made"])}
    row: Row | None = driver.execute(TEXTS[statement], values).fetchone()
    return row


def _ask_server(connection: Connection, statement: Any, values: Mapping[str, object]) -> Row | None:
    found = connection.execute(statement, values)
    return found.first() if found.returns_rows else None
