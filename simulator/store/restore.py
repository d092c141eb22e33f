"""Puts a backup in the place of the database, so that at every moment one of the two is there, whole.

A database is made anew beside the present one, the rows of the backup are copied into it, and it is examined and brought up to
date there; the database is copied under a name that tells the date; then the one file takes the place of the other in one step of
the file system. Nothing but rows comes from the backup: whoever hands one over can't bring along what would run later.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from simulator.core.errors import StoreError
from simulator.core.texts import N_
from simulator.core.training.backup import Backup
from simulator.store import copies, schema, sqlite_file
from simulator.store.backup import check_kind, contents, copy_rows, damage_reported, damaged, opened
from simulator.store.database_file import create, name_beside, remove, same_file
from simulator.store.faults import plain_errors


def replace_by(source: Path, file: Path, now: datetime, busy_timeout: float) -> Path:
    """Put the rows of `source` in the place of the database `file`, and return the path under which that one is kept.

    Raises StoreError with the database as it was. Nobody may have it open: they would go on writing to what is no longer there.
    """
    refuse_itself(source, file)
    part = file.with_name(file.name + ".restoring")
    with plain_errors(str(file), file):
        try:
            fetch(source, part, busy_timeout)
            previous = name_beside(file, "before-restore", now)
            with sqlite_file.alone(file, busy_timeout) as present:
                copies.copy_connection(present, previous)
                if os.name != "nt":  # as long as nobody can open it: a log that somebody began now would belong to another file
                    part.replace(file)
            if os.name == "nt":  # where no file that is open can be replaced
                part.replace(file)
        finally:
            with suppress(OSError):
                remove(part)
    return previous


def examine(source: Path, file: Path | None) -> Backup:
    """Look into a backup before anything is replaced, and return what it holds. Raises StoreError in words that fit a backup."""
    if file is not None:
        refuse_itself(source, file)
    check_kind(source)
    with plain_errors(str(source), source), damage_reported(source), opened(source) as (connection, _):
        return contents(connection)


def refuse_itself(source: Path, file: Path) -> None:
    """Refuse to restore the database that is in use."""
    if same_file(file, source):
        message = N_("{source} is the database that is in use. The progress here stays as it is.")
        raise StoreError(message, N_("Choose a backup of it."), source=source)


def fetch(source: Path, part: Path, busy_timeout: float) -> None:
    """Make a database of the rows of a backup in `part`, up to date. Raises StoreError; `source` is only read."""
    check_kind(source)
    remove(part)
    with damage_reported(source):
        with opened(source) as (backup, version):
            _make(part, version, busy_timeout)
            copy_rows(backup, part)
        _bring_up_to_date(source, part, version, busy_timeout)


def _make(part: Path, version: str, busy_timeout: float) -> None:
    """Make an empty database of this version of the tables."""
    create(part)
    engine = sqlite_file.sqlite_engine(part, busy_timeout, foreign_keys=False)
    try:
        with sqlite_file.writing(engine).begin() as connection:
            if version == schema.HEAD:
                schema.create(connection)
            else:
                schema.upgrade(connection, str(part), version)
    finally:
        engine.dispose()


def _bring_up_to_date(source: Path, part: Path, version: str, busy_timeout: float) -> None:
    # with foreign keys on, a step that makes a table anew would remove all that hangs on it
    engine = sqlite_file.sqlite_engine(part, busy_timeout, foreign_keys=False)
    try:
        with sqlite_file.writing(engine).begin() as connection:
            if version != schema.HEAD:
                schema.upgrade(connection, str(source))
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise damaged(source)
    finally:
        engine.dispose()
