"""A SQLite file can be copied while it is in use, and moved aside with all that belongs to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from simulator.core.errors import DatabaseReadOnly, StoreError
from simulator.core.training.attempt import LogEntry
from simulator.store.database_file import create, move_aside, name_beside
from simulator.store.progress_store import ProgressStore, open_store
from simulator.store.sqlite_file import sqlite_engine, use_wal
from tests.store.examples import NOON, begin, noon

Opener = Callable[..., ProgressStore]


def test_a_copy_holds_what_was_there_when_it_was_made(open_file: Opener, tmp_path: Path) -> None:
    store, copy = open_file(), tmp_path / "copy.db"
    attempt = begin(store, "name-it")
    store.backup(copy)
    store.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)
    with open_store(copy, now=noon) as other:
        assert other.attempts.find(attempt.id) == attempt


def test_a_copy_is_one_file_that_needs_no_log(open_file: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    store = open_file()
    begin(store, "name-it")
    store.backup(folder / "copy.db")
    assert [path.name for path in folder.iterdir()] == ["copy.db"]
    # bytes 18 and 19: 1 is a plain file, 2 one with a write-ahead log
    assert (folder / "copy.db").read_bytes()[18:20] == b"\x01\x01"


def test_an_older_copy_is_replaced_whole(open_file: Opener, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("an older copy")
    copy.with_name("copy.db.part").write_text("half a copy")
    store = open_file()
    attempt = begin(store)
    store.backup(copy)
    with open_store(copy, now=noon) as other:
        assert other.attempts.find(attempt.id) == attempt


def test_a_copy_is_not_written_over_the_database_itself(open_file: Opener, file: Path) -> None:
    store = open_file()
    attempt = begin(store)
    with pytest.raises(StoreError, match="itself"):
        store.backup(file)
    assert store.attempts.find(attempt.id) == attempt


def test_a_copy_that_cannot_be_written_is_named_and_leaves_nothing(open_file: Opener, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="folder") as caught:
        open_file().backup(tmp_path / "folder")
    assert not isinstance(caught.value, DatabaseReadOnly)
    with pytest.raises(StoreError, match="nowhere"):
        open_file().backup(tmp_path / "nowhere" / "copy.db")


def test_the_log_of_a_damaged_file_goes_with_it(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).write_text(f"content{suffix}")
    kept = move_aside(file, NOON)
    assert {path.name: path.read_text() for path in file.parent.iterdir()} == {
        kept.name + suffix: f"content{suffix}" for suffix in ("", "-wal", "-shm")
    }


def test_a_name_tells_the_time_in_utc_and_is_never_taken(file: Path) -> None:
    evening = datetime(2026, 3, 1, 20, 0, tzinfo=timezone(timedelta(hours=8)))
    first = name_beside(file, "damaged", evening)
    first.touch()
    assert first.name == "progress.db.damaged-20260301T120000Z"
    assert name_beside(file, "damaged", NOON).name == "progress.db.damaged-20260301T120000Z-2"


def test_a_window_that_is_about_to_write_does_not_stop_another_from_starting(file: Path) -> None:
    create(file)
    engine = sqlite_engine(file, 0.0)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("CREATE TABLE one (number INTEGER)")
        engine.connect().close()
        other.execute("BEGIN EXCLUSIVE")
        use_wal(engine)
    use_wal(engine)
    engine.dispose()
    assert file.read_bytes()[18:20] == b"\x02\x02"
