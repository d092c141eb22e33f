"""Copies of a SQLite database: whole, for their owner alone, and never written over what belongs to another database."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from simulator.core.errors import StoreError
from simulator.core.texts import N_
from simulator.folders import COMPANIONS
from simulator.store.database_file import connect, create, remove, same_file
from simulator.store.faults import plain_errors
from simulator.whole_file import clear_left_over, part_of

ANOTHER = N_("Choose another name for the copy.")


def copy_database(engine: Engine, target: Path) -> None:
    """Write a whole and consistent copy to `target`, whoever is writing meanwhile; an older copy there is replaced."""
    with plain_errors(str(target), target), engine.connect() as connection:
        # the backup would wait for a lock for ever, a reader waits for the busy timeout
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        source: Any = connection.connection.driver_connection
        copy_connection(source, target)


def copy_connection(source: sqlite3.Connection, target: Path) -> None:
    """Do the same from a bare connection."""
    clear_left_over(target)
    part = part_of(target)
    remove(part)
    try:
        create(part)
        with closing(connect(part)) as copy:
            source.backup(copy)
            # a copy in WAL mode can't be opened where nothing can be written
            copy.execute("PRAGMA journal_mode = DELETE")
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            remove(part)
        raise


def check_target(file: Path | None, target: Path) -> None:
    """Refuse to copy a database over itself, over the log of any database, or over what is no file."""
    logs = [target.with_name(target.name + companion) for companion in COMPANIONS]
    of_file = [file.with_name(file.name + companion) for companion in COMPANIONS] if file else []
    if file and same_file(file, target):
        raise StoreError(N_("{target} is the database itself."), ANOTHER, target=target)
    if target.name.endswith(COMPANIONS) or any(same_file(log, target) for log in of_file):
        raise StoreError(N_("{target} belongs to a database, which would be damaged."), ANOTHER, target=target)
    if target.exists() and not target.is_file():
        raise StoreError(N_("{target} is no file, so it can't be replaced."), ANOTHER, target=target)
    for log in logs:
        # what is not yet written into the database that stands there would be written into the copy
        if log.exists():
            raise StoreError(N_("{target} is a database that is in use: {log} belongs to it."), ANOTHER, target=target, log=log)
