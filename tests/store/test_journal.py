"""A decision takes the shortest way to the disk, and keeps every promise of the longer one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from simulator.core.errors import DatabaseTooNew, SimulatorError, StoreError
from simulator.core.training.attempt import LogEntry
from simulator.store.database import open_database
from simulator.store.progress_store import ProgressStore
from simulator.store.tables import DecisionRow
from tests.store.examples import NOON, begin, noon

Opener = Callable[..., ProgressStore]


def log_of(file: Path) -> Path:
    return file.with_name(file.name + "-wal")


def test_a_line_is_kept_as_any_other_row_is(where: str, store: ProgressStore) -> None:
    made = datetime(2026, 3, 1, 15, 0, 0, 123456, tzinfo=timezone(timedelta(hours=3)))
    attempt = begin(store)
    store.attempts.record(attempt.id, LogEntry(0, "name-it", 2.25, "I'd say: “sorry”.", sure=True), made)
    store.attempts.record(attempt.id, LogEntry(0, None), NOON)
    database = open_database(where, noon)
    with database.reading() as session:
        first, second = session.scalars(select(DecisionRow).order_by(DecisionRow.number)).all()
    database.close()
    assert (first.number, first.position, first.choice, first.seconds) == (0, 0, "name-it", 2.25)
    assert (first.made, first.typed, first.sure) == (made, "I'd say: “sorry”.", True)
    assert (second.number, second.choice, second.typed, second.sure) == (1, None, None, None)


def test_a_time_without_a_zone_is_no_time(store: ProgressStore) -> None:
    attempt = begin(store)
    with pytest.raises(Exception, match="time zone"):
        store.attempts.record(attempt.id, LogEntry(0, "name-it"), datetime(2026, 3, 1))  # noqa: DTZ001 - that is what is refused
    assert store.attempts.find(attempt.id) == attempt


@pytest.mark.parametrize("what", ["moved", "replaced"])
def test_a_line_is_not_written_where_nobody_would_find_it(open_file: Opener, file: Path, what: str) -> None:
    store = open_file()
    attempt = begin(store)
    file.rename(file.with_name("elsewhere.db"))
    if what == "replaced":
        file.write_bytes(file.with_name("elsewhere.db").read_bytes())
    with pytest.raises(StoreError, match="moved, deleted or replaced"):
        store.attempts.record(attempt.id, LogEntry(0, "name-it"), NOON)


def test_a_line_is_not_written_into_the_tables_of_a_later_release(open_file: Opener, file: Path) -> None:
    store = open_file()
    attempt = begin(store)
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseTooNew, match="while this window was open"):
        store.attempts.record(attempt.id, LogEntry(0, "name-it"), NOON)


def test_what_was_refused_leaves_the_database_free_for_others(open_file: Opener) -> None:
    store, other = open_file(), open_file(busy_timeout=0.05)
    attempt = begin(store)
    with pytest.raises(SimulatorError, match="another window"):
        store.attempts.record(attempt.id, LogEntry(5, "early"), NOON)
    other.attempts.record(attempt.id, LogEntry(0, "name-it"), NOON)
    assert store.attempts.find(attempt.id).transcript == ("name-it",)


def test_a_long_sitting_does_not_make_the_write_ahead_log_longer(open_file: Opener, file: Path) -> None:
    store = open_file()
    room = log_of(file).stat().st_size
    attempt = begin(store, *(f"choice-{number}" for number in range(300)))
    assert log_of(file).stat().st_size == room
    with open_file() as other:
        assert other.attempts.find(attempt.id).transcript[-1] == "choice-299"
    assert log_of(file).stat().st_size == room


def test_the_room_that_is_taken_ahead_holds_nothing(open_file: Opener, file: Path) -> None:
    open_file().close()
    assert not log_of(file).exists()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert file.stat().st_size < 200_000


def test_where_the_disk_is_nearly_full_no_room_is_taken_ahead(
    open_file: Opener, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=50_000_000))
    attempt = begin(open_file(), "name-it")
    assert log_of(file).stat().st_size < 200_000
    assert open_file().attempts.find(attempt.id).transcript == ("name-it",)
