"""Puts a backup in the place of the database, so that at every moment one of the two is there, whole.

The backup is copied beside the database, examined and brought up to date there; the database is copied under a name that tells
the date; then the one file takes the place of the other in one step of the file system.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from simulator.core.errors import DatabaseTooNew, StoreError
from simulator.core.texts import N_
from simulator.store import schema, sqlite_file
from simulator.store.faults import plain_errors

HEADER = b"SQLite format 3\0"
ANOTHER = N_("Choose a file that First Call has made with “Back up”, or a copy of its progress.sqlite.")


def replace_by(source: Path, file: Path, now: datetime, busy_timeout: float) -> Path:
    """Put a copy of `source` in the place of the database `file`, and return the path under which that one is kept.

    Raises StoreError with the database as it was. Nobody may have it open: they would go on writing to what is no longer there.
    """
    if sqlite_file.same_file(file, source):
        message = N_("{source} is the database that is in use. The progress here stays as it is.")
        raise StoreError(message, N_("Choose a backup of it."), source=source)
    part = file.with_name(file.name + ".restoring")
    with plain_errors(str(file), file):
        try:
            fetch(source, part, busy_timeout)
            previous = sqlite_file.name_beside(file, "before-restore", now)
            with sqlite_file.alone(file, busy_timeout) as present:
                sqlite_file.copy_connection(present, previous)
            # in one step, and only now: Windows replaces no file that is open
            part.replace(file)
        finally:
            with suppress(OSError):
                sqlite_file.remove(part)
    return previous


def fetch(source: Path, part: Path, busy_timeout: float) -> None:
    """Copy a backup to `part`, sound and up to date. Raises StoreError in words that fit a backup; `source` is only read."""
    _check_header(source)
    sqlite_file.remove(part)
    with _damage_reported(source):
        with closing(sqlite3.connect(_read_only(source), uri=True)) as backup:
            tables = {name for (name,) in backup.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {schema.VERSION_TABLE, "trainee", "attempt"} <= tables:
                raise StoreError(
                    N_("{source} is a database of another program. The progress here stays as it is."), ANOTHER, source=source
                )
            with closing(sqlite3.connect(part)) as copy:
                backup.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                    raise _damaged(source)
        _bring_up_to_date(source, part, busy_timeout)


def _bring_up_to_date(source: Path, part: Path, busy_timeout: float) -> None:
    # with foreign keys on, a step that makes a table anew would remove all that hangs on it
    engine = sqlite_file.sqlite_engine(part, busy_timeout, foreign_keys=False)
    try:
        with sqlite_file.writing(engine).begin() as connection:
            version = schema.version_of(connection, str(source))
            schema.refuse_newer(version, str(source))
            if version != schema.HEAD:
                schema.upgrade(connection, str(source))
            schema.check_columns(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise _damaged(source)
    except DatabaseTooNew as error:
        raise StoreError(
            N_("A later version of First Call has written {source}. The progress here stays as it is."),
            N_("Update First Call, then restore it again."),
            source=source,
        ) from error
    finally:
        engine.dispose()


def _check_header(source: Path) -> None:
    if not source.exists():
        raise StoreError(N_("{source} is not there. The progress here stays as it is."), ANOTHER, source=source)
    if source.is_dir():
        raise StoreError(N_("{source} is a folder. The progress here stays as it is."), ANOTHER, source=source)
    try:
        with source.open("rb") as opened:
            header = opened.read(len(HEADER))
    except OSError as error:
        raise StoreError(
            N_("{source} can't be read: {reason}. The progress here stays as it is."),
            N_("Copy it to a place where you may read it, and try again."),
            source=source,
            reason=error.strerror,
        ) from error
    if not header:
        raise StoreError(N_("{source} is empty. The progress here stays as it is."), ANOTHER, source=source)
    if header != HEADER:
        raise StoreError(N_("{source} is no backup of First Call. The progress here stays as it is."), ANOTHER, source=source)


def _read_only(source: Path) -> str:
    """Return the URI that opens a file read-only; a file without a log counts as unchanging, so that a read-only disk will do."""
    logs = [source.with_name(source.name + companion).exists() for companion in sqlite_file.COMPANIONS]
    return source.absolute().as_uri() + ("?mode=ro" if any(logs) else "?immutable=1")


@contextmanager
def _damage_reported(source: Path) -> Iterator[None]:
    """Say of the backup what SQLite finds wrong in it; a full or read-only disk is told elsewhere."""
    damage = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
    try:
        yield
    except (sqlite3.DatabaseError, DatabaseError) as error:
        raw = error.orig if isinstance(error, DatabaseError) else error
        if getattr(raw, "sqlite_errorcode", 0) & 0xFF in damage:
            raise _damaged(source) from error
        raise


def _damaged(source: Path) -> StoreError:
    return StoreError(
        N_("The backup {source} is damaged. The progress here stays as it is."), N_("Choose another backup."), source=source
    )
