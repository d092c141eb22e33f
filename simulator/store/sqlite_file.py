"""What only SQLite needs: how a connection is set up, the health check, the write-ahead log, and having a file alone."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

from simulator.core.errors import DatabaseCorrupt, DatabaseLocked
from simulator.folders import COMPANIONS
from simulator.store.database_file import FileWatch, connect
from simulator.store.faults import explained
from simulator.store.patience import on_the_window_s_thread

BEGIN = "sqlite_begin"
IMMEDIATE = "BEGIN IMMEDIATE"
LOG_ROOM = 1_000_000  # bytes; enough for what somebody decides in a long sitting
LOG_PAGES = 200  # after so many the write-ahead log is folded into the file and begins anew, within that room


def sqlite_engine(
    file: Path | None,
    busy_timeout: float,
    *,
    foreign_keys: bool = True,
    watch: FileWatch | None = None,
    patience: float | None = None,
) -> Engine:
    """Make an engine on `file`, which is there, or on memory for None; a connection waits `busy_timeout` seconds for a lock.

    With a `watch`, nothing is written once another file stands there. The window's thread waits for `patience` seconds only.
    """
    url = URL.create("sqlite", database=str(file) if file else None)
    if file:

        def open_it() -> sqlite3.Connection:
            if watch is not None:
                watch.refuse_moved()
            return connect(file, busy_timeout, shared=True)

        engine = create_engine(url, poolclass=QueuePool, creator=open_it, hide_parameters=True)
    else:
        # each connection to memory has a database of its own: there must never be a second one
        arguments = {"timeout": busy_timeout, "check_same_thread": False}
        engine = create_engine(
            url, poolclass=QueuePool, pool_size=1, max_overflow=0, connect_args=arguments, hide_parameters=True
        )

    event.listen(engine, "connect", partial(_configure, foreign_keys))
    event.listen(engine, "begin", partial(_begin, busy_timeout, patience))
    if watch is not None:
        _refuse_moved_writes(engine, watch)
    return engine


def _configure(foreign_keys: bool, connection: sqlite3.Connection, _record: object) -> None:
    # the sqlite3 module opens no transaction before CREATE and opens a deferred one elsewhere: we say BEGIN ourselves
    connection.isolation_level = None
    connection.text_factory = tolerant_text
    # fullfsync: on macOS a plain fsync returns before the disk has the data
    keys = "ON" if foreign_keys else "OFF"
    for pragma in ("synchronous = FULL", "fullfsync = ON", f"wal_autocheckpoint = {LOG_PAGES}", f"foreign_keys = {keys}"):
        connection.execute(f"PRAGMA {pragma}")
    # what somebody may have put into the tables calls no function that does more than reckon
    connection.execute("PRAGMA trusted_schema = OFF")


def _refuse_moved_writes(engine: Engine, watch: FileWatch) -> None:

    def compare(connection: Connection) -> None:
        if connection.get_execution_options().get(BEGIN) == IMMEDIATE:
            watch.refuse_moved()

    event.listen(engine, "begin", compare)


def tolerant_text(stored: bytes) -> str | bytes:
    """Read a text; what is none stays bytes, so that one damaged row does not keep the others from being read."""
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return stored


def writing(engine: Engine) -> Engine:
    """Return the same engine for writers.

    They take the lock at the start. A transaction that reads first and then wants to write fails at once if somebody wrote
    meanwhile, whatever the busy timeout.
    """
    return engine.execution_options(**{BEGIN: IMMEDIATE})


def _begin(busy_timeout: float, patience: float | None, connection: Connection) -> None:
    if patience is not None:
        wait_for_lock(connection, patience if on_the_window_s_thread() else busy_timeout)
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))


def wait_for_lock(connection: Any, seconds: float) -> None:
    """Let a connection, of SQLAlchemy or its driver, wait so long for a lock from now on."""
    execute = connection.exec_driver_sql if isinstance(connection, Connection) else connection.execute
    execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


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
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE 1 = 0")  # noqa: S608 (a name of ours)
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


@contextmanager
def alone(file: Path, busy_timeout: float) -> Iterator[sqlite3.Connection]:
    """Open a file that nobody else has open, and keep them out; raise DatabaseLocked where somebody has.

    The write-ahead log is folded into the file and gone, which SQLite grants only to whoever has the file alone. A window that
    goes without such a log (see `use_wal`) is noticed only while it writes.
    """
    with closing(connect(file, busy_timeout)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        if connection.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
            raise explained(DatabaseLocked, str(file))
        # the lock outlives the transaction; a backup can't read from a connection in the middle of a writing one
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection
