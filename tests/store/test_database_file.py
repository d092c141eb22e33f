"""The file of a database is made privately, noticed when it is another one, and never lost when it was moved or emptied."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from simulator.core.errors import StoreError
from simulator.core.training.attempt import LogEntry
from simulator.store.database_file import address
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import NOON, begin, noon

Opener = Callable[..., ProgressStore]
LONG_AGO = NOON.timestamp() - 3600


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def database(home: Path) -> Path:
    return home / "progress.db"


def decide(store: ProgressStore, attempt: int, count: int, start: int = 0) -> None:
    for position in range(start, start + count):
        store.attempts.record(attempt, LogEntry(position, "name-it"), NOON)


# A folder that is moved away


def test_a_home_that_is_moved_away_is_not_made_anew_and_nothing_is_lost_when_it_comes_back(home: Path, database: Path) -> None:
    with open_store(database, now=noon) as store:
        attempt = begin(store)
        decide(store, attempt.id, 11)
        home.rename(home.with_name("away"))
        for act in (lambda: decide(store, attempt.id, 1, 11), lambda: store.people.add("Ben", "", NOON)):
            with pytest.raises(StoreError, match="was moved, deleted or replaced") as caught:
                act()
            assert "move it back and try again" in caught.value.hint
        assert not home.exists()
        home.with_name("away").rename(home)
        decide(store, attempt.id, 1, 11)
    with open_store(database, now=noon) as again:
        assert len(again.attempts.find(attempt.id).log) == 12


def test_another_database_in_its_place_is_not_written_into_and_both_are_kept(home: Path, database: Path) -> None:
    with open_store(database, now=noon) as store:
        attempt = begin(store)
        decide(store, attempt.id, 3)
        away = home.with_name("away")
        home.rename(away)
        home.mkdir()  # as another program would
        with open_store(database, now=noon) as other:
            begin(other, "deny", "deny", name="Other")
            with pytest.raises(StoreError, match="was moved, deleted or replaced"):
                decide(store, attempt.id, 1, 3)
            with pytest.raises(StoreError, match="was moved, deleted or replaced"):
                store.people.add("Ben", "", NOON)
            store.close()
            assert other.attempts.find(1).transcript == ("deny", "deny")
            assert (home / "progress.db-wal").exists()
    with open_store(away / "progress.db", now=noon) as first, open_store(database, now=noon) as second:
        assert first.attempts.find(attempt.id).transcript == ("name-it",) * 3
        assert [trainee.name for trainee in second.people.trainees()] == ["Other"]


def test_a_log_that_comes_back_beside_no_database_is_not_thrown_away(database: Path) -> None:
    with open_store(database, now=noon) as store:
        attempt = begin(store)
        decide(store, attempt.id, 3)
        database.rename(database.with_name("elsewhere"))
        log = database.with_name("progress.db-wal")
        size = log.stat().st_size
        with pytest.raises(StoreError):
            store.people.add("Ben", "", NOON)
        assert not database.exists()
        assert log.stat().st_size == size
        database.with_name("elsewhere").rename(database)
        decide(store, attempt.id, 1, 3)
        assert len(store.attempts.find(attempt.id).log) == 4


def test_what_is_restored_is_the_right_file_afterwards(database: Path, tmp_path: Path) -> None:
    with open_store(database, now=noon) as store:
        attempt = begin(store)
        store.backup(tmp_path / "backup.db")
        store.restore(tmp_path / "backup.db", NOON)
        decide(store, attempt.id, 1)
        store.people.add("Ben", "", NOON)
        assert len(store.attempts.find(attempt.id).log) == 1


# A file that something has emptied


def test_an_empty_file_is_kept_and_told_of(file: Path) -> None:
    file.touch()
    os.utime(file, (LONG_AGO, LONG_AGO))
    with open_store(file, now=noon) as store:
        assert store.people.trainees() == ()
        (kept,) = file.parent.glob("progress.db.empty-*")
        assert store.notice == (
            f"Something has emptied the file {file}. It is kept as {kept}, and a new one was begun. If you have a copy of your "
            "progress, it can be restored in the settings."
        )
    with open_store(file, now=noon) as again:
        assert again.notice == ""


def test_what_was_decided_last_is_kept_with_the_file_that_something_has_emptied(file: Path) -> None:
    with open_store(file, now=noon) as store:
        begin(store, "name-it")
        log = file.with_name("progress.db-wal").read_bytes()
        shutil.copy(file.with_name("progress.db-wal"), file.with_name("saved"))
    file.write_bytes(b"")
    file.with_name("saved").rename(file.with_name("progress.db-wal"))
    with open_store(file, now=noon) as store:
        assert "Something has emptied" in store.notice
    (kept,) = file.parent.glob("progress.db.empty-*-wal")
    assert kept.read_bytes() == log


def test_a_file_that_another_window_is_just_making_is_not_called_empty(file: Path) -> None:
    file.touch()
    with open_store(file, now=noon) as store:
        assert store.notice == ""
        assert store.people.trainees() == ()


# What a file is


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_a_pipe_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(StoreError, match="is no file, so no progress can be kept there"):
        open_store(file, now=noon)


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_nobody_else_may_read_a_new_database(database: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with open_store(database, now=noon) as store:
            begin(store)
            rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (database.parent, *database.parent.iterdir())}
    finally:
        os.umask(before)
    assert rights.pop("home") == 0o700
    assert set(rights) >= {"progress.db", "progress.db-wal"}
    assert set(rights.values()) == {0o600}


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_nobody_else_may_read_a_database_from_before(database: Path) -> None:
    with open_store(database, now=noon) as store:
        begin(store)
    database.chmod(0o644)
    open_store(database, now=noon).close()
    assert stat.S_IMODE(database.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_a_database_that_a_group_shares_stays_shared(database: Path) -> None:
    open_store(database, now=noon).close()
    database.parent.chmod(0o2770)
    database.chmod(0o660)
    open_store(database, now=noon).close()
    assert stat.S_IMODE(database.stat().st_mode) == 0o660


def test_the_address_of_a_file_with_signs_that_an_address_would_read_is_its_own(tmp_path: Path) -> None:
    odd = tmp_path / "50% of it? #1 & more.db"
    with open_store(odd, now=noon) as store:
        begin(store)
    assert {path.name for path in tmp_path.iterdir()} == {odd.name}


def test_a_file_on_a_server_of_windows_has_the_server_in_its_path() -> None:
    class Share(PureWindowsPath):
        def absolute(self) -> Share:
            return self

    assert address(Share(r"\\server\share\progress.db"), "mode=rw") == "file:////server/share/progress.db?mode=rw"
