"""A backup as a file that somebody hands over: what may be in it, what it holds, and its rows.

It may come from anybody, so it is opened read-only, and refused where anything is in it that First Call does not put there: a
trigger or a view is a program that would run at every answer.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from simulator.core.errors import DatabaseTooNew, StoreError
from simulator.core.texts import N_
from simulator.core.training.backup import Backup
from simulator.folders import COMPANIONS
from simulator.store import schema
from simulator.store.database_file import address, connect
from simulator.store.sqlite_file import tolerant_text
from simulator.store.tables import Row

HEADER = b"SQLite format 3\0"
ANOTHER = N_("Choose a file that First Call has made with “Save a copy…”, or a copy of its progress.sqlite.")
OURS = frozenset(table.name for table in Row.metadata.sorted_tables) | {schema.VERSION_TABLE}
BOOKKEEPING = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})
KINDS = frozenset({"table", "index", "view", "trigger"})
LONGEST_NAME = 60
HIGHEST = 2**53
"""More than any number that was given out; SQLite itself gives out none above the largest."""
DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT})


def contents(backup: sqlite3.Connection) -> Backup:
    """Count what an opened backup holds."""
    (people,) = backup.execute("SELECT count(*) FROM trainee").fetchone()
    finished, latest = backup.execute("SELECT count(finished), max(started) FROM attempt").fetchone()
    return Backup(people, finished, _moment(latest))


def copy_rows(backup: sqlite3.Connection, part: Path) -> None:
    """Copy all rows of an opened backup into an empty database of the same version, column by column."""
    backup.execute("ATTACH ? AS part", (address(part, "mode=rw"),))
    backup.execute("BEGIN")
    names = {name for (name,) in backup.execute("SELECT name FROM part.sqlite_master WHERE type = 'table'")}
    for name in sorted(OURS & names - {schema.VERSION_TABLE}):
        # bare names: one in quotes that is not there would be taken for a text
        columns = ", ".join(column[1] for column in backup.execute(f"PRAGMA part.table_info({name})"))
        backup.execute(f"INSERT INTO part.{name} ({columns}) SELECT {columns} FROM main.{name}")  # noqa: S608 (names of ours)
    _copy_highest_ids(backup)
    backup.execute("COMMIT")
    backup.execute("DETACH part")


def _copy_highest_ids(backup: sqlite3.Connection) -> None:
    """Let no id be given out again that somebody had who was removed since."""
    for name, highest in backup.execute("SELECT * FROM main.sqlite_sequence").fetchall():
        if name in OURS and type(highest) is int and 0 < highest < HIGHEST:
            backup.execute("DELETE FROM part.sqlite_sequence WHERE name = ? AND seq < ?", (name, highest))
            known = backup.execute("SELECT 1 FROM part.sqlite_sequence WHERE name = ?", (name,)).fetchone()
            if not known:
                backup.execute("INSERT INTO part.sqlite_sequence VALUES (?, ?)", (name, highest))


@contextmanager
def opened(source: Path) -> Iterator[tuple[sqlite3.Connection, str]]:
    """Open a backup read-only and whole, with nothing in it that is not ours; gives the version of its tables, too."""
    with closing(connect(source, mode=_read_only(source))) as backup:
        backup.text_factory = tolerant_text
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON"):
            backup.execute(f"PRAGMA {pragma}")
        version = _version(backup, source)
        if backup.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise damaged(source)
        yield backup, version


def _version(backup: sqlite3.Connection, source: Path) -> str:
    """Return the version of the tables; refuse the database of another program, and what was put into one of ours."""
    things = backup.execute("SELECT * FROM sqlite_master").fetchall()
    if not {schema.VERSION_TABLE, "trainee", "attempt"} <= {name for kind, name, *_ in things if kind == "table"}:
        raise _foreign(source)
    version = backup.execute(f"SELECT version_num FROM {schema.VERSION_TABLE} LIMIT 2").fetchall()  # noqa: S608 (a constant)
    if len(version) != 1 or not schema.is_version(version[0][0]):
        raise _foreign(source)
    refuse_newer(version[0][0], source)
    for kind, name, table, _, sql in things:
        if not _is_ours(kind, name, table, sql):
            raise StoreError(
                N_("{source} holds more than First Call puts there: the {kind} {name}. The progress here stays as it is."),
                ANOTHER,
                source=source,
                kind=kind if kind in KINDS else "object",
                name=repr(name)[:LONGEST_NAME],
            )
    return str(version[0][0])


def refuse_newer(version: str, source: Path) -> None:
    """Refuse the backup of a later release."""
    try:
        schema.refuse_newer(version, str(source))
    except DatabaseTooNew as error:
        raise StoreError(
            N_("A later version of First Call has written {source}. The progress here stays as it is."),
            N_("Update First Call, then restore it again."),
            source=source,
        ) from error


def _is_ours(kind: object, name: object, table: object, sql: object) -> bool:
    if kind == "index":
        return table in OURS
    made = sql.split(None, 2)[:2] if isinstance(sql, str) else []
    return kind == "table" and name in OURS | BOOKKEEPING and [word.upper() for word in made] == ["CREATE", "TABLE"]


def check_kind(source: Path) -> None:
    """Refuse what is no file, without opening it, and a file that does not begin as a database does."""
    try:
        mode = source.lstat().st_mode
    except OSError as error:
        raise _refused(N_("{source} is not there. The progress here stays as it is."), source) from error
    if stat.S_ISLNK(mode):
        raise StoreError(
            N_("{source} is a link to something else. The progress here stays as it is."),
            N_("Choose the file itself that it leads to."),
            source=source,
        )
    if stat.S_ISDIR(mode):
        raise _refused(N_("{source} is a folder. The progress here stays as it is."), source)
    if not stat.S_ISREG(mode):
        raise _refused(N_("{source} is a device or a pipe and no file. The progress here stays as it is."), source)
    header = _header(source)
    if not header:
        raise _refused(N_("{source} is empty. The progress here stays as it is."), source)
    if header != HEADER:
        raise _refused(N_("{source} is no backup of First Call. The progress here stays as it is."), source)


def _header(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            return file.read(len(HEADER))
    except OSError as error:
        raise StoreError(
            N_("{source} can't be read: {reason}. The progress here stays as it is."),
            N_("Copy it to a place where you may read it, and try again."),
            source=source,
            reason=error.strerror,
        ) from error


def _read_only(source: Path) -> str:
    """Say how to open a file read-only; one without a log counts as unchanging, so that a read-only disk will do."""
    logs = [source.with_name(source.name + companion).exists() for companion in COMPANIONS]
    return "mode=ro" if any(logs) else "immutable=1"


@contextmanager
def damage_reported(source: Path) -> Iterator[None]:
    """Say of the backup what SQLite finds wrong in it; a full or read-only disk is told elsewhere."""
    try:
        yield
    except (sqlite3.DatabaseError, DatabaseError, OverflowError) as error:
        raw = error.orig if isinstance(error, DatabaseError) else error
        code = getattr(raw, "sqlite_errorcode", None)
        # without a code it is Python's own complaint about a text that can't be decoded, or a number that is too large
        if code is None or code & 0xFF in DAMAGE:
            raise damaged(source) from error
        raise


def damaged(source: Path) -> StoreError:
    """Make the error for a backup that is not whole."""
    return StoreError(
        N_("The backup {source} is damaged. The progress here stays as it is."), N_("Choose another backup."), source=source
    )


def _foreign(source: Path) -> StoreError:
    return _refused(N_("{source} is a database of another program. The progress here stays as it is."), source)


def _refused(message: str, source: Path) -> StoreError:
    return StoreError(message, ANOTHER, source=source)


def _moment(stored: object) -> datetime | None:
    try:
        return datetime.fromisoformat(stored).replace(tzinfo=UTC) if isinstance(stored, str) else None
    except ValueError:
        return None
