"""The next line of an attempt's log, brought to the disk by the shortest way: the trainee waits for it at every click."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from threading import Lock
from typing import Any

from sqlalchemy import (
    BindParameter,
    ClauseElement,
    ColumnElement,
    Engine,
    Insert,
    Integer,
    PoolProxiedConnection,
    String,
    and_,
    bindparam,
    case,
    column,
    func,
    insert,
    select,
    table,
)
from sqlalchemy.dialects import sqlite

from simulator.core.errors import SimulatorError
from simulator.core.texts import N_
from simulator.core.training.attempt import LogEntry
from simulator.store import rows, schema
from simulator.store.database_file import FileWatch
from simulator.store.sqlite_file import wait_for_lock
from simulator.store.tables import AttemptRow, DecisionRow

THIS: BindParameter[int] = bindparam("attempt_id", type_=Integer)
AT: BindParameter[int] = bindparam("position", type_=Integer)
VERSION = column("version_num", String)
NEWEST = select(func.max(DecisionRow.number)).where(DecisionRow.attempt_id == THIS).scalar_subquery()
LAST = and_(DecisionRow.attempt_id == THIS, DecisionRow.number == NEWEST)
SOURCE = table(schema.VERSION_TABLE).outerjoin(AttemptRow, AttemptRow.id == THIS).outerjoin(DecisionRow, LAST)
"""One row with all that has to be known of an attempt before a line is added to its log, the last line included."""
STATE = select(VERSION, AttemptRow.id, AttemptRow.finished, AttemptRow.discarded).select_from(SOURCE)
FOLLOWING = func.coalesce(DecisionRow.number + 1, 0)
STANDING = func.coalesce(DecisionRow.position + case((DecisionRow.choice.is_(None), 0), else_=1), 0)
SAME = DecisionRow.position == AT, DecisionRow.choice.is_not_distinct_from(bindparam("choice", type_=String))
TAKEN = DecisionRow.seconds == bindparam("seconds", type_=DecisionRow.__table__.columns["seconds"].type)
WRITTEN = select(DecisionRow.number).where(LAST, *SAME, TAKEN)
"""The last line of an attempt's log, if it is the very one that is to be added: the same choice, after the very same time."""
COUNTED = {"preserve_rowcount": True}
LOCK = select(AttemptRow.id).where(AttemptRow.id == THIS).with_for_update()


def _line(*fits: ColumnElement[bool]) -> Insert:
    """Add the next line where it fits, and else nothing: looking and writing are one statement, so nobody comes in between."""
    given: dict[str, ColumnElement[Any]] = {
        item.name: bindparam(item.name, type_=item.type) for item in DecisionRow.__table__.columns
    }
    given["number"] = FOLLOWING
    is_open = VERSION == schema.HEAD, AttemptRow.finished.is_(None), AttemptRow.discarded.is_(None), AttemptRow.id.is_not(None)
    return insert(DecisionRow).from_select(list(given), select(*given.values()).select_from(SOURCE).where(*is_open, *fits))


AFTER: BindParameter[int | None] = bindparam("after", type_=Integer)
UNCHANGED = func.coalesce(AFTER, FOLLOWING) == FOLLOWING
CHOICE = _line(AT == STANDING, UNCHANGED)
STEP_BACK = _line(AT >= 0, AT <= STANDING, UNCHANGED)

DIALECT = sqlite.dialect(paramstyle="named")
TIME = DecisionRow.__table__.columns["made"].type.dialect_impl(DIALECT).bind_processor(DIALECT)


@cache
def _text(statement: ClauseElement) -> tuple[str, dict[str, Any]]:
    """Compile a statement to text for the driver, with the values that it brings along.

    SQLAlchemy takes longer to run it than SQLite and the disk together, and milliseconds of the start to make it.
    """
    compiled = statement.compile(dialect=DIALECT)
    return str(compiled), compiled.params


class Journal:
    """Adds to the logs of a database, on a connection that it keeps; `watch` is None for memory and for a server."""

    def __init__(self, engine: Engine, watch: FileWatch | None, place: str, patience: float | None = None) -> None:
        self._engine = engine
        self._watch = watch
        self._patience = patience
        self._place = place
        self._connection: PoolProxiedConnection | None = None
        self._lock = Lock()

    def add(self, attempt_id: int, entry: LogEntry, now: datetime, after: int | None = None) -> None:
        """Add a line after so many others, if that is given; when this returns, it is on the disk.

        Raises SimulatorError where it doesn't fit.
        """
        statement = STEP_BACK if entry.choice is None else CHOICE
        line = {
            "attempt_id": attempt_id,
            "position": entry.position,
            "choice": entry.choice,
            "seconds": entry.seconds,
            "made": now,
            "typed": rows.storable(entry.typed) if entry.typed else None,
            "sure": entry.sure,
            "answer": entry.answer,
            "after": after,
        }
        if self._watch is not None:
            line["made"] = TIME(now) if TIME else now
            self._drive(self._watch, statement, line)
            return
        with self._engine.begin() as connection:
            # SQLite has locked the whole file for every writer; PostgreSQL has to be asked for the lock
            connection.execute(LOCK, line)
            added = connection.execute(statement, line, execution_options=COUNTED).rowcount
            # a server that did not answer in time may have written it all the same, before it was tried again
            if not added and connection.execute(WRITTEN, line).first() is None:
                self._refuse(connection.execute(STATE, line).first())

    def close(self) -> None:
        """Hand the connection back; the next line would open another one."""
        with self._lock:
            self._let_go()

    def _drive(self, watch: FileWatch, statement: ClauseElement, line: dict[str, Any]) -> None:
        text, values = _text(statement)
        with self._lock:
            watch.refuse_moved()
            if self._connection is None:
                self._connection = self._engine.raw_connection()
                if self._patience is not None:
                    wait_for_lock(self._connection.driver_connection, self._patience)
            driver: Any = self._connection.driver_connection
            try:
                if not driver.execute(text, values | line).rowcount:
                    self._refuse(driver.execute(_text(STATE)[0], line).fetchone())
            except sqlite3.Error:
                self._let_go()
                raise

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _refuse(self, state: Sequence[Any] | None) -> None:
        """Say why a line was not added."""
        version, known, finished, discarded = state or [None] * 4
        schema.refuse_other(version, self._place)
        rows.refuse_closed((finished, discarded) if known is not None else None)
        raise SimulatorError(
            N_("This conversation was continued in another window."),
            N_("Close it here and open it again to continue from there."),
        )
