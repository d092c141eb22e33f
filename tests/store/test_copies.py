"""A copy of the progress is whole, for its owner alone, and harms nothing that lies where it goes."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from simulator.core.errors import StoreError
from simulator.store import copies
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import begin, noon

Opener = Callable[..., ProgressStore]
COMPANIONS = ["-wal", "-shm", "-journal"]


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("companion", COMPANIONS)
def test_what_belongs_to_the_database_is_not_written_over(open_file: Opener, file: Path, companion: str) -> None:
    store = open_file()
    attempt = begin(store, "name-it")
    target = file.with_name(file.name + companion)
    before = target.read_bytes() if target.exists() else None
    with pytest.raises(StoreError, match="belongs to a database"):
        store.backup(target)
    assert (target.read_bytes() if target.exists() else None) == before
    assert store.attempts.find(attempt.id) == attempt


def test_a_link_to_the_log_is_not_written_over(open_file: Opener, file: Path, tmp_path: Path) -> None:
    store = open_file()
    begin(store, "name-it")
    (tmp_path / "link.db").hardlink_to(file.with_name(f"{file.name}-wal"))
    with pytest.raises(StoreError, match="belongs to a database"):
        store.backup(tmp_path / "link.db")


def test_a_database_that_is_in_use_elsewhere_is_not_replaced_under_its_log(open_file: Opener, tmp_path: Path) -> None:
    with open_store(tmp_path / "live.db", now=noon) as live:
        attempt = begin(live, "name-it")
        log = tmp_path / "live.db-wal"
        with pytest.raises(StoreError, match="in use") as caught:
            open_file().backup(tmp_path / "live.db")
        assert str(log) in caught.value.message
        assert live.attempts.find(attempt.id) == attempt
    with open_store(tmp_path / "live.db", now=noon) as again:
        assert again.attempts.find(attempt.id) == attempt


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_what_is_no_file_is_not_replaced(open_file: Opener, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match="is no file"):
        open_file().backup(tmp_path / "pipe")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_copy_that_fails_leaves_nothing_behind(open_file: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_file()
    begin(store)
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "copy.db").write_text("an older copy")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(StoreError):
        store.backup(folder / "copy.db")
    assert files(folder) == {"copy.db"}
    assert (folder / "copy.db").read_text() == "an older copy"


def test_what_a_killed_program_left_of_a_copy_is_cleared_away(open_file: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    nobody = 2**22 + 1
    (folder / f"copy.db.{nobody}.part").write_text("half a copy")
    (folder / "copy.db.part").write_text("somebody's download")
    store = open_file()
    store.backup(folder / "copy.db")
    assert files(folder) == {"copy.db", "copy.db.part"}


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_nobody_else_may_read_a_copy(open_file: Opener, tmp_path: Path) -> None:
    open_file().backup(tmp_path / "copy.db")
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_a_copy_from_a_bare_connection_is_whole(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as source:
        source.execute("CREATE TABLE one (number INTEGER)")
        source.execute("INSERT INTO one VALUES (7)")
        source.commit()
        copies.copy_connection(source, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT number FROM one").fetchall() == [(7,)]
