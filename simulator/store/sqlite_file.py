"""What only SQLite needs: how a connection is set up, the health check, copies, and moving a damaged file aside."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from simulator.core.errors import DatabaseCorrupt, DatabaseLocked, StoreError
from simulator.core.texts import N_
from simulator.store.faults import explained, plain_errors

BEGIN = "sqlite_begin"
IMMEDIATE = "BEGIN IMMEDIATE"
OPENED = "opened"
COMPANIONS = ("-wal", "-shm", "-journal")
LOG_ROOM = 1_000_000  # bytes; enough for what somebody decides in a long sitting
LOG_PAGES = 200  # after so many the write-ahead log is folded into the file and begins anew, within that room


def sqlite_engine(file: Path | None, busy_timeout: float, *, foreign_keys: bool = True) -> Engine:
    """Make an engine on `file`, or on memory for None; a connection waits `busy_timeout` seconds for a lock."""
    url = URL.create("sqlite", database=str(file) if file else None)
    arguments = {"timeout": busy_timeout, "check_same_thread": False}
    if file:
        engine = create_engine(url, poolclass=QueuePool, connect_args=arguments, hide_parameters=True)
    else:
        # each connection to memory has a database of its own: there must never be a second one
        engine = create_engine(
            url, poolclass=QueuePool, pool_size=1, max_overflow=0, connect_args=arguments, hide_parameters=True
        )

    def configure(connection: sqlite3.Connection, _record: object) -> None:
        # the sqlite3 module opens no transaction before CREATE and opens a deferred one elsewhere: we say BEGIN ourselves
        connection.isolation_level = None
        connection.text_factory = _text
        # fullfsync: on macOS a plain fsync returns before the disk has the data
        keys = "ON" if foreign_keys else "OFF"
        for pragma in ("synchronous = FULL", "fullfsync = ON", f"wal_autocheckpoint = {LOG_PAGES}", f"foreign_keys = {keys}"):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", _begin)
    if file:
        _watch_file(engine, file)
    return engine


def _text(stored: bytes) -> str | bytes:
    """Read a text; what is none stays bytes, so that one damaged row does not keep the others from being read."""
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return stored


def _watch_file(engine: Engine, file: Path) -> None:
    """Refuse to write through a connection whose file somebody has moved, deleted or replaced: nobody would find it again."""

    def note(_connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        record.info[OPENED] = _identity(file)

    def compare(connection: Connection) -> None:
        if connection.get_execution_options().get(BEGIN) == IMMEDIATE:
            refuse_moved(connection.connection.info, file)

    event.listen(engine, "connect", note)
    event.listen(engine, "begin", compare)


def refuse_moved(info: dict[Any, Any], file: Path) -> None:
    """Raise StoreError where another file, or none, stands there than the one that a connection with this `info` has opened."""
    if info[OPENED] != _identity(file):
        raise StoreError(
            N_("The progress in {file} was moved, deleted or replaced while this window was open."),
            N_("Close this window and start First Call again. You can also continue without saving."),
            file=file,
        )


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def writing(engine: Engine) -> Engine:
    """Return the same engine for writers.

    They take the lock at the start. A transaction that reads first and then wants to write fails at once if somebody wrote
    meanwhile, whatever the busy timeout.
    """
    return engine.execution_options(**{BEGIN: IMMEDIATE})


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))


def check_health(connection: Connection, place: str) -> None:
    """Walk through all pages (about 1 ms a megabyte) and raise DatabaseCorrupt where one is not what it should be."""
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise explained(DatabaseCorrupt, place)


def use_wal(engine: Engine) -> None:
    """Switch the file to a write-ahead log, once: one sync a commit, and readers that never wait.

    Where the disk can't do that (some network drives), SQLite stays with its journal, which is as safe and slower.
    """
    with closing(engine.raw_connection()) as connection:
        driver: Any = connection.driver_connection
        try:
            driver.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            # SQLite waits for nobody here: another window may be switching, and whoever starts next does it otherwise
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise


def check_writable(engine: Engine, table: str) -> None:
    """Begin to write and change nothing: better to hear now than at the first decision."""
    with writing(engine).connect() as connection:
        # BEGIN IMMEDIATE alone is content with a read-only file
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE 0")  # noqa: S608 (a name of ours)
        connection.rollback()


def take_room(engine: Engine, file: Path, table: str) -> None:
    """Make the write-ahead log long at once: a decision that makes it longer waits for the disk about twice as long.

    What is written into it is taken back, so that nothing of it ever counts. Where that can't be done, nothing is lost but time.
    """
    log = file.with_name(file.name + COMPANIONS[0])
    with suppress(sqlite3.Error, OSError), closing(engine.raw_connection()) as connection:
        driver: Any = connection.driver_connection
        there = log.stat().st_size if log.exists() else 0
        logged = driver.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        if not logged or there > LOG_ROOM // 2 or shutil.disk_usage(file.parent).free < 100 * LOG_ROOM:
            return
        (cache_size,) = driver.execute("PRAGMA cache_size").fetchone()
        driver.execute("PRAGMA cache_size = 10")  # what does not fit in there goes to the log before it is committed
        try:
            driver.execute(IMMEDIATE)
            driver.execute(f"INSERT INTO {table} VALUES (zeroblob({LOG_ROOM}))")  # noqa: S608 (a name of ours)
        finally:
            driver.rollback()
            driver.execute(f"PRAGMA cache_size = {cache_size}")


def copy_database(engine: Engine, target: Path) -> None:
    """Write a whole and consistent copy to `target`, whoever is writing meanwhile; an older copy there is replaced."""
    with plain_errors(str(target), target), engine.connect() as connection:
        # the backup would wait for a lock for ever, a reader waits for the busy timeout
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        source: Any = connection.connection.driver_connection
        copy_connection(source, target)


def copy_connection(source: sqlite3.Connection, target: Path) -> None:
    """Do the same from a bare connection."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        # a copy in WAL mode can't be opened where nothing can be written
        copy.execute("PRAGMA journal_mode = DELETE")
    part.replace(target)


@contextmanager
def alone(file: Path, busy_timeout: float) -> Iterator[sqlite3.Connection]:
    """Open a file that nobody else has open, and keep them out; raise DatabaseLocked where somebody has.

    The write-ahead log is folded into the file and gone, which SQLite grants only to whoever has the file alone. A window that
    goes without such a log (see `use_wal`) is noticed only while it writes.
    """
    with closing(sqlite3.connect(file, timeout=busy_timeout, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        if connection.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
            raise explained(DatabaseLocked, str(file))
        # the lock outlives the transaction; a backup can't read from a connection in the middle of a writing one
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


def remove(file: Path) -> None:
    """Remove a file that was only needed for a while, with all that belongs to it."""
    for name in (file, *(file.with_name(file.name + companion) for companion in COMPANIONS)):
        name.unlink(missing_ok=True)


def name_beside(file: Path, word: str, now: datetime) -> Path:
    """Find a free name beside `file` that tells what the file is and since when (UTC)."""
    stem = f"{file.name}.{word}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    free = file.with_name(stem)
    number = 2
    while free.exists():
        free = file.with_name(f"{stem}-{number}")
        number += 1
    return free


def move_aside(file: Path, now: datetime) -> Path:
    """Rename a damaged database and what belongs to it, and say where it is now."""
    aside = name_beside(file, "damaged", now)
    try:
        # the log goes first: left behind, it would be read into the new database
        for companion in COMPANIONS:
            beside = file.with_name(file.name + companion)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + companion))
        file.rename(aside)
    except OSError as error:
        raise DatabaseCorrupt(
            N_("The progress in {file} is damaged, and the file can't be renamed: {reason}."),
            N_(
                "Close whatever else has it open, move the file away yourself, and start First Call again. You can also go on "
                "without saving."
            ),
            file=file,
            reason=error.strerror,
        ) from error
    return aside


def same_file(one: Path, other: Path) -> bool:
    """Whether both names lead to one existing file."""
    return one.exists() and other.exists() and one.samefile(other)


def check_target(file: Path | None, target: Path) -> None:
    """Refuse to copy a database over itself."""
    if file and same_file(file, target):
        raise StoreError(N_("{target} is the database itself."), N_("Choose another name for the copy."), target=target)
