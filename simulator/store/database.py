"""An open database: where it is, short reading and writing sessions on it, and what its user should be told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from simulator.core.errors import DatabaseCorrupt, StoreError
from simulator.core.texts import N_, Text
from simulator.core.training.attempt import LogEntry
from simulator.core.training.backup import Backup
from simulator.folders import keep_database_private, make_folder
from simulator.store import copies, database_file, restore, schema, sqlite_file
from simulator.store.database_file import FileWatch
from simulator.store.faults import plain_errors
from simulator.store.journal import Journal

IN_MEMORY = ":memory:"
"""The address of a database that is gone when the program ends."""
BUSY_TIMEOUT = 5.0
PATIENCE = 0.5
"""Seconds that the window's thread waits for the lock of a file."""
SERVER = {
    "connect_timeout": 10,
    # what the system may take to notice that nobody is there any more
    "tcp_user_timeout": 15_000,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
}
STATEMENT_TIMEOUT = 15.0
ADDRESSES = N_("Give a file name, sqlite:///FILE or postgresql://USER@HOST/NAME.")
CREATION_LOCK = 7_154_201  # any number, as long as every First Call asks PostgreSQL for the same one


@dataclass(frozen=True, slots=True)
class DatabaseLocation:
    """Where a database is: `file` for a SQLite file, `url` for a server, neither for memory. `shown` holds no password."""

    shown: str
    file: Path | None = None
    url: URL | None = None

    @property
    def lasting(self) -> bool:
        """Whether what is saved there outlives the program."""
        return self.file is not None or self.url is not None


class Database:
    """A database that is open, checked and up to date; may be used from any thread."""

    def __init__(
        self,
        place: DatabaseLocation,
        engine: Engine,
        notice: str,
        busy_timeout: float,
        watch: FileWatch | None = None,
        patience: float | None = None,
    ) -> None:
        self.place = place
        self.notice = notice
        self._busy_timeout = busy_timeout
        self._engine = engine
        self._readers = engine.execution_options(isolation_level="REPEATABLE READ") if place.url else engine
        self._writers = engine if place.url else sqlite_file.writing(engine)
        self._watch = watch
        self._journal = Journal(self._writers, watch, place.shown, patience)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that sees one state of the database throughout."""
        with plain_errors(self.place.shown, self.place.file), Session(self._readers) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a session whose changes are on the disk when the block ends; an exception undoes them all."""
        with plain_errors(self.place.shown, self.place.file), Session(self._writers) as session, session.begin():
            schema.refuse_changed(session.connection(), self.place.shown)
            yield session

    def record(self, attempt_id: int, entry: LogEntry, now: datetime, after: int | None = None) -> None:
        """Add a line to an attempt's log; it is on the disk when this returns."""
        with plain_errors(self.place.shown, self.place.file):
            self._journal.add(attempt_id, entry, now, after)

    def copy_to(self, target: Path) -> None:
        """Write a whole copy to the file `target` (StoreError where that can't be done)."""
        if self.place.url:
            raise StoreError(
                N_("A copy of {place} is made with the tools of its server."),
                N_("Ask whoever runs it for a pg_dump."),
                place=self.place.shown,
            )
        copies.check_target(self.place.file, target)
        copies.copy_database(self._engine, target)

    def examine(self, backup: Path) -> Backup:
        """Say what a backup holds that could take the place of this database; raises StoreError where it could not."""
        return restore.examine(backup, self.place.file)

    def replace_by(self, backup: Path, now: datetime) -> Path:
        """Go on with a copy of `backup`, and return the path under which the replaced database is kept.

        Raises StoreError with all as it was.
        """
        if self.place.url:
            raise StoreError(
                N_("A backup of {place} is restored with the tools of its server."),
                N_("Ask whoever runs it for a pg_restore."),
                place=self.place.shown,
            )
        if self.place.file is None:
            message = N_("Nothing is saved here, so there is no place for a backup.")
            raise StoreError(message, N_("Start First Call without :memory:."))
        self._let_go()
        try:
            if self._watch is not None:
                self._watch.refuse_moved()
            previous = restore.replace_by(backup, self.place.file, now, self._busy_timeout)
            if self._watch is not None:
                self._watch.renew()
        finally:
            # the next start does it too
            with suppress(sqlite3.Error, StoreError):
                sqlite_file.use_wal(self._engine)
        return previous

    def close(self) -> None:
        """Let go of the database; the write-ahead log is folded into the file."""
        self._let_go()

    def _let_go(self) -> None:
        self._journal.close()
        self._engine.dispose()


def open_database(
    where: str | Path, now: Callable[[], datetime], busy_timeout: float = BUSY_TIMEOUT, patience: float | None = None
) -> Database:
    """Open `where`: a path, `:memory:`, or a URL (sqlite:///..., postgresql://...). Raises StoreError and its kinds.

    A new database is created, an older one brought up to date, a newer one refused. A damaged file is moved aside and a new one
    begun; `notice` then says so. `now` is asked for the time that names such a file. A call on the window's thread waits for a
    lock for `patience` seconds, if they are given.
    """
    place = locate(where)
    try:
        return _open(place, now, busy_timeout, patience)
    except DatabaseCorrupt:
        if place.file is None:
            raise
        aside = database_file.move_aside(place.file, now())
        database = _open(place, now, busy_timeout, patience)
        message = N_("The progress in {file} was damaged. It is kept as {kept}; a new, empty one was begun.")
        database.notice = Text(message, {"file": place.file, "kept": aside})
        return database


def locate(where: str | Path) -> DatabaseLocation:
    """Read a path or URL; raises StoreError for one that leads to no database we can use."""
    if where == IN_MEMORY:
        return DatabaseLocation("memory")
    if isinstance(where, Path) or "://" not in where:
        try:
            file = Path(where).expanduser().absolute()
        except RuntimeError as error:
            message = N_("The folder of {address} can't be found: this computer knows nobody of that name.")
            raise StoreError(message, N_("Write the whole path, beginning with a slash."), address=str(where)) from error
        return DatabaseLocation(str(file), file=file)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        # what stands before the @ may hold a password
        raise StoreError(N_("{address} is no database address."), ADDRESSES, address=repr(where.rpartition("@")[2])) from error
    if url.get_backend_name() == "sqlite":
        return locate(url.database or IN_MEMORY)
    if url.get_backend_name() not in ("postgresql", "postgres"):
        message = N_("First Call can't use a database of the kind {kind}.")
        raise StoreError(message, ADDRESSES, kind=repr(url.get_backend_name()))
    url = url.set(drivername="postgresql+psycopg")
    return DatabaseLocation(url.set(drivername="postgresql").render_as_string(hide_password=True), url=url)


def _open(place: DatabaseLocation, now: Callable[[], datetime], busy_timeout: float, patience: float | None) -> Database:
    with plain_errors(place.shown, place.file):
        emptied, watch = "", None
        if place.file:
            emptied = _make_file(place.file, now)
            watch = FileWatch(place.file)
        if place.url:
            engine = _server_engine(place.url, busy_timeout)
        else:
            engine = sqlite_file.sqlite_engine(place.file, busy_timeout, watch=watch, patience=patience)
        try:
            notice = _prepare(place, engine, now, busy_timeout)
        except BaseException:
            engine.dispose()
            raise
    return Database(place, engine, " ".join(filter(None, (emptied, notice))), busy_timeout, watch, patience)


def _make_file(file: Path, now: Callable[[], datetime]) -> str:
    """Make the file where there is none yet; returns what is to be told of one that something else has emptied."""
    database_file.refuse_long_path(file)
    make_folder(file.parent)
    database_file.refuse_no_file(file)
    if database_file.create(file) or not database_file.was_emptied(file, now()):
        keep_database_private(file)
        return ""
    # SQLite throws away the log beside an empty file, and with it what was decided last
    aside = database_file.move_aside(file, now(), "empty")
    database_file.create(file)
    message = N_(
        "Something has emptied the file {file}. It is kept as {kept}, and a new one was begun. If you have a copy of your "
        "progress, it can be restored in the settings."
    )
    return Text(message, {"file": file, "kept": aside})


def _server_engine(url: URL, busy_timeout: float) -> Engine:
    wanted = url.normalized_query.get("options", ())
    limits = {"lock_timeout": busy_timeout, "statement_timeout": max(STATEMENT_TIMEOUT, busy_timeout)}
    ours = [f"-c {name}={int(seconds * 1000)}" for name, seconds in limits.items()]
    settings = " ".join([*ours, "-c timezone=UTC", *wanted])
    try:
        return create_engine(url, connect_args=SERVER | {"options": settings}, pool_pre_ping=True, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise StoreError(
            N_("The driver for PostgreSQL is not installed."),
            N_('Install it with ./run --with postgresql, or where there is no such file with: pip install "psycopg[binary]"'),
        ) from error


def _prepare(place: DatabaseLocation, engine: Engine, now: Callable[[], datetime], busy_timeout: float) -> str:
    """Make the database ready for use, and return the notice."""
    version = _version(place, engine)
    if version is None:
        _create(place, engine)
        version = _version(place, engine)
    notice = ""
    if version != schema.HEAD:
        notice = _upgrade(place, engine, now, busy_timeout)
    if place.url is None:
        sqlite_file.use_wal(engine)
    sqlite_file.check_writable(engine, schema.VERSION_TABLE)
    if place.file:
        sqlite_file.take_room(engine, place.file, schema.VERSION_TABLE)
    return notice


def _version(place: DatabaseLocation, engine: Engine) -> str | None:
    with engine.connect() as connection:
        version = schema.version_of(connection, place.shown)
        schema.refuse_newer(version, place.shown)
        if version and place.file:
            sqlite_file.check_health(connection, place.shown)
        if version == schema.HEAD:
            schema.check_columns(connection)
    return version


def _create(place: DatabaseLocation, engine: Engine) -> None:
    writers = engine if place.url else sqlite_file.writing(engine)
    with writers.begin() as connection:
        if place.url:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({CREATION_LOCK})")
        # another window may have been quicker
        if schema.version_of(connection, place.shown) is None:
            schema.create(connection)


def _upgrade(place: DatabaseLocation, engine: Engine, now: Callable[[], datetime], busy_timeout: float) -> str:
    if place.file is None:
        with engine.begin() as connection:
            schema.upgrade(connection, place.shown)
        return ""
    backup = database_file.name_beside(place.file, f"before-{schema.HEAD}", now())
    copies.copy_database(engine, backup)
    # with foreign keys on, making a table anew would remove all that hangs on it
    unchecked = sqlite_file.sqlite_engine(place.file, busy_timeout, foreign_keys=False)
    try:
        with sqlite_file.writing(unchecked).begin() as connection:
            schema.upgrade(connection, place.shown)
    finally:
        unchecked.dispose()
    message = N_("The progress in {file} was brought up to date. As it was before, it is kept as {kept}.")
    return Text(message, {"file": place.file, "kept": backup})
