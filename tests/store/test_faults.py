"""A database that is locked, read-only, full or damaged says so in plain words, loses nothing, and leaves a way on."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError, ProgrammingError

from simulator.core.errors import (
    DatabaseCorrupt,
    DatabaseFull,
    DatabaseLocked,
    DatabaseReadOnly,
    StoreError,
)
from simulator.core.training.attempt import LogEntry
from simulator.store.faults import plain_errors
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import NOON, assert_plain, begin, every_connection, make, noon

Opener = Callable[..., ProgressStore]
PAGE = 4096


# Locked


@contextmanager
def holding(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


def test_a_locked_database_is_said_to_be_held_and_can_be_tried_again(open_file: Opener, file: Path) -> None:
    store = open_file(busy_timeout=0.05)
    attempt = begin(store, "name-it")
    with holding(file) as other:
        with pytest.raises(DatabaseLocked) as caught:
            store.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)
        assert_plain(caught.value, file)
        other.execute("ROLLBACK")
        store.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)
    assert store.attempts.find(attempt.id).transcript == ("name-it", "own-it")


def test_a_database_that_is_locked_at_the_start_can_be_opened_later(open_file: Opener, file: Path) -> None:
    attempt = begin(open_file(), "name-it")
    with holding(file), pytest.raises(DatabaseLocked):
        open_file(busy_timeout=0.05)
    assert open_file().attempts.find(attempt.id) == attempt


def test_a_file_without_a_log_that_is_locked_is_said_to_be_held(file: Path) -> None:
    with holding(file), pytest.raises(DatabaseLocked):
        open_store(file, now=noon, busy_timeout=0.05)


def test_a_row_that_a_server_keeps_locked_is_said_to_be_held(postgresql: str) -> None:
    import psycopg

    with open_store(postgresql, now=noon, busy_timeout=0.05) as store:
        attempt = begin(store, "name-it")
        with psycopg.connect(postgresql) as other:
            other.execute("SELECT * FROM attempt FOR UPDATE")
            with pytest.raises(DatabaseLocked):
                store.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)
        store.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)


def test_a_server_that_takes_no_writing_is_said_to_be_read_only(postgresql: str) -> None:
    with open_store(postgresql, now=noon) as store:
        begin(store)
    with pytest.raises(DatabaseReadOnly, match="can't be written"):
        open_store(f"{postgresql}&options=-c default_transaction_read_only=on", now=noon)


def test_a_server_that_turns_read_only_later_is_said_to_be_so(postgresql: str) -> None:
    import psycopg

    with (
        open_store(postgresql, now=noon) as store,
        psycopg.connect(postgresql, autocommit=True, options="-c default_transaction_read_only=off") as other,
    ):
        begin(store)
        other.execute("ALTER DATABASE postgres SET default_transaction_read_only = on")
        store._database._engine.dispose()
        try:
            with pytest.raises(DatabaseReadOnly):
                store.people.add("Bob", "", NOON)
        finally:
            other.execute("ALTER DATABASE postgres RESET default_transaction_read_only")
            store._database._engine.dispose()


# Read-only


@pytest.fixture
def guarded() -> Iterator[Path]:
    """Hand a folder over to a user for whom the permissions of files count: to root they don't."""
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions work differently on this system")
    folder = Path(tempfile.mkdtemp())
    user = os.geteuid()
    # what is loaded late must be loaded while it can be read
    open_store(":memory:", now=noon).close()
    if user == 0:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        os.seteuid(user)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_file_that_cannot_be_written_is_named_when_it_is_opened(guarded: Path) -> None:
    file = guarded / "progress.db"
    before = make(file)
    file.chmod(0o400)
    with pytest.raises(DatabaseReadOnly) as caught:
        open_store(file, now=noon)
    assert_plain(caught.value, file)
    assert "without saving" in caught.value.hint
    assert file.read_bytes() == before


def test_a_file_that_cannot_even_be_read_is_named(guarded: Path) -> None:
    file = guarded / "progress.db"
    make(file)
    file.chmod(0)
    with pytest.raises(DatabaseReadOnly):
        open_store(file, now=noon)


def test_a_folder_that_cannot_be_written_is_named_when_its_database_is_opened(guarded: Path) -> None:
    file = guarded / "progress.db"
    make(file)
    guarded.chmod(0o500)
    with pytest.raises(DatabaseReadOnly):
        open_store(file, now=noon)


@pytest.mark.parametrize("inside", ["progress.db", "deeper/progress.db"])
def test_a_folder_in_which_nothing_can_be_made_is_named(guarded: Path, inside: str) -> None:
    guarded.chmod(0o500)
    with pytest.raises(DatabaseReadOnly) as caught:
        open_store(guarded / inside, now=noon)
    assert_plain(caught.value, guarded / inside)


def test_a_damaged_file_that_cannot_be_moved_aside_is_named(guarded: Path) -> None:
    file = guarded / "progress.db"
    file.write_bytes(b"no database" * 1000)
    guarded.chmod(0o500)
    with pytest.raises(DatabaseCorrupt, match="can't be renamed") as caught:
        open_store(file, now=noon)
    assert_plain(caught.value, file)


# Full


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Provide a disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if not mount or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this system lets nobody mount a small disk")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", folder], check=True)


def test_a_full_disk_loses_nothing_and_goes_on_once_there_is_room(small_disk: Path) -> None:
    file, ballast = small_disk / "progress.db", small_disk / "ballast"
    with open_store(file, now=noon) as store:
        attempt = begin(store, "name-it")
        with suppress(OSError), ballast.open("wb", buffering=0) as filler:
            while filler.write(bytes(PAGE)):
                pass
        saved = fill(store, attempt.id)
        assert store.attempts.find(attempt.id).transcript == saved
        ballast.unlink()
        store.attempts.record(attempt.id, LogEntry(len(saved), "own-it"), NOON)
    with open_store(file, now=noon) as store:
        assert store.attempts.find(attempt.id).transcript == (*saved, "own-it")
        assert store.notice == ""


def test_a_database_that_may_not_grow_is_said_to_be_full(open_file: Opener, file: Path) -> None:
    attempt = begin(open_file(), "name-it")
    with every_connection("max_page_count = 20"):
        store = open_file()
        saved = fill(store, attempt.id)
        assert store.attempts.find(attempt.id).transcript == saved
    store = open_file()
    store.attempts.record(attempt.id, LogEntry(len(saved), "own-it"), NOON)
    assert store.attempts.find(attempt.id).transcript == (*saved, "own-it")


def fill(store: ProgressStore, attempt_id: int) -> tuple[str, ...]:
    """Record long choices until there is no room; give the choices that were taken."""
    taken = [*store.attempts.find(attempt_id).transcript]

    def one_more() -> None:
        store.attempts.record(attempt_id, LogEntry(len(taken), "x" * 2000), NOON)
        taken.append("x" * 2000)

    with suppress(DatabaseFull):
        while len(taken) < 1000:
            one_more()
    with pytest.raises(DatabaseFull) as caught:
        one_more()
    assert_plain(caught.value, Path(store.place))
    return tuple(taken)


def test_a_disk_that_fails_is_named_with_what_the_system_says(file: Path) -> None:
    class DiskError(sqlite3.OperationalError):
        sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE

    with pytest.raises(StoreError, match="disk I/O error") as caught, plain_errors(str(file), file):
        raise DiskError("disk I/O error")
    assert type(caught.value) is StoreError


# Not ours


def test_a_mistake_of_our_own_is_not_explained_away(file: Path) -> None:
    with pytest.raises(ValueError, match="mistake"), plain_errors(str(file), file):
        raise ValueError("mistake")
    with pytest.raises(IntegrityError), plain_errors(str(file), file):
        raise IntegrityError("INSERT", None, sqlite3.IntegrityError("UNIQUE"))
    with pytest.raises(ProgrammingError), plain_errors(str(file), file):
        raise ProgrammingError("SELECT", None, sqlite3.ProgrammingError("bindings"))


def test_the_wait_for_a_free_connection_ends_in_plain_words(file: Path) -> None:
    engine = create_engine(f"sqlite:///{file}", pool_size=1, max_overflow=0, pool_timeout=0)
    with engine.connect(), pytest.raises(DatabaseLocked), plain_errors(str(file), file):
        engine.connect()
    engine.dispose()
