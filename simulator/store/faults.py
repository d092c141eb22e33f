"""The database's errors in plain words: what is wrong, where, and what to do about it."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from simulator.core.errors import DatabaseCorrupt, DatabaseFull, DatabaseLocked, DatabaseReadOnly, StoreError
from simulator.core.texts import N_

EFFECTIVE = os.access in os.supports_effective_ids
ROOM = 1_000_000  # bytes; a disk with less room than that counts as full

WORDS: dict[type[StoreError], tuple[str, str]] = {
    DatabaseLocked: (
        N_("Another program is holding the progress in {place}."),
        N_("Close whatever else has it open, then try again. Everything saved so far is still there."),
    ),
    DatabaseReadOnly: (
        N_("The progress in {place} can't be written."),
        N_(
            "Allow writing to the file and its folder, or choose another place with --database. You can "
            "also continue without saving."
        ),
    ),
    DatabaseFull: (
        N_("There is no room left on the disk for the progress in {place}."),
        N_("Free some space, then try again. Everything saved so far is still there."),
    ),
    DatabaseCorrupt: (
        N_("The progress in {place} is damaged."),
        N_(
            "Close First Call and start it again: what is found damaged is kept under another name, and a new file begins. "
            "If this comes back, move the file away yourself."
        ),
    ),
    StoreError: (
        N_("The progress in {place} can't be read or written: {cause}."),
        N_(
            "Check that the place exists and can be reached, or choose another with --database. You can also go "
            "on without saving."
        ),
    ),
}

ON_A_SERVER = N_("Ask whoever runs the server to restore it. You can also continue without saving.")

SQLITE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: DatabaseLocked,
    sqlite3.SQLITE_LOCKED: DatabaseLocked,
    sqlite3.SQLITE_PROTOCOL: DatabaseLocked,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_PERM: DatabaseReadOnly,
    sqlite3.SQLITE_AUTH: DatabaseReadOnly,
    sqlite3.SQLITE_FULL: DatabaseFull,
    sqlite3.SQLITE_CORRUPT: DatabaseCorrupt,
    sqlite3.SQLITE_NOTADB: DatabaseCorrupt,
    # our statements are fixed and tested: where one makes no sense, the tables are no longer what they were
    sqlite3.SQLITE_ERROR: DatabaseCorrupt,
    sqlite3.SQLITE_CANTOPEN: StoreError,
    sqlite3.SQLITE_IOERR: StoreError,
}

# https://www.postgresql.org/docs/current/errcodes-appendix.html
POSTGRESQL: dict[str, type[StoreError]] = {
    "55P03": DatabaseLocked,
    "40P01": DatabaseLocked,
    "40001": DatabaseLocked,
    "25006": DatabaseReadOnly,
    "42501": DatabaseReadOnly,
    "53100": DatabaseFull,
    "42P01": DatabaseCorrupt,
    "42703": DatabaseCorrupt,
    "XX001": DatabaseCorrupt,
    "XX002": DatabaseCorrupt,
}

SYSTEM: dict[int, type[StoreError]] = {
    errno.EACCES: DatabaseReadOnly,
    errno.EPERM: DatabaseReadOnly,
    errno.EROFS: DatabaseReadOnly,
    errno.ENOSPC: DatabaseFull,
    errno.EDQUOT: DatabaseFull,
}


@contextmanager
def plain_errors(place: str, file: Path | None = None) -> Iterator[None]:
    """Turn what the database or the disk complains of into a StoreError that names `place`; `file` is None for a server.

    What only a mistake in this program can cause (a broken constraint, wrong SQL) passes through as it is.
    """
    try:
        yield
    except PoolTimeout as error:
        raise explained(DatabaseLocked, place) from error
    except (DBAPIError, sqlite3.Error, OSError, UnicodeDecodeError) as error:
        kind = _kind(error, file)
        if kind is None:
            raise
        raise _explain(kind, error, place, file) from error


def explained(kind: type[StoreError], place: str, cause: str = "", hint: str = "") -> StoreError:
    """Make the error of this kind, in its usual words."""
    message, usual = WORDS[kind]
    return kind(message, hint or usual, place=place, cause=cause)


def _explain(kind: type[StoreError], error: Exception, place: str, file: Path | None) -> StoreError:
    raw = error.orig if isinstance(error, DBAPIError) else error
    text = raw.strerror if isinstance(raw, OSError) and raw.strerror else str(raw)
    hint = ON_A_SERVER if kind is DatabaseCorrupt and file is None else ""
    return explained(kind, place, " ".join(text.split()).rstrip(".?! "), hint)


def _kind(error: BaseException, file: Path | None) -> type[StoreError] | None:
    if isinstance(error, OSError):
        return SYSTEM.get(error.errno or 0, StoreError)
    if isinstance(error, UnicodeDecodeError):
        # sqlite3 raises it in place of its own error where the message quotes damaged bytes of the schema
        return DatabaseCorrupt
    raw = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(raw, sqlite3.Error):
        known = POSTGRESQL.get(getattr(raw, "sqlstate", None) or "")
        # without a code of its own, an operational error says that the server could not be reached
        return known or (StoreError if isinstance(error, OperationalError) else None)
    code = getattr(raw, "sqlite_errorcode", None)
    if code is None:
        # Python's own complaint about stored text that is not UTF-8
        return DatabaseCorrupt if "decode" in str(raw) else None
    kind = SQLITE.get(code & 0xFF)
    return _look_closer(file) if kind is StoreError and file else kind


def _look_closer(file: Path) -> type[StoreError]:
    """SQLite says no more than "can't open" or "disk error": ask the system what is in the way."""
    folder = file.parent
    if not folder.is_dir() or file.is_dir():
        return StoreError
    if not all(os.access(path, os.W_OK, effective_ids=EFFECTIVE) for path in (folder, file) if path.exists()):
        return DatabaseReadOnly
    return DatabaseFull if shutil.disk_usage(folder).free < ROOM else StoreError
