"""A backup takes the place of the database only if it is sound, and at every moment one of the two is there, whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from simulator.core.errors import DatabaseFull, DatabaseLocked, DatabaseReadOnly, StoreError
from simulator.core.training.attempt import LogEntry
from simulator.store import copies, restore
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import NOON, begin, first_release, noon

Opener = Callable[..., ProgressStore]
KEPT = "progress.db.before-restore-20260301T120000Z"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Return a backup in which there is a trainee called Old."""
    folder = tmp_path / "stick"
    folder.mkdir()
    with open_store(tmp_path / "other.db", now=noon) as store:
        begin(store, "name-it", name="Old")
        store.backup(folder / "backup.db")
    (tmp_path / "other.db").unlink()
    return folder / "backup.db"


def names(store: ProgressStore) -> list[str]:
    return [trainee.name for trainee in store.people.trainees(by_name=True)]


def names_in(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [name for (name,) in connection.execute("SELECT name FROM trainee")]


def change(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refused(store: ProgressStore, source: Path, match: str) -> StoreError:
    """Try to restore, and see that nothing has changed and nothing is left over."""
    before = store.people.trainees()
    with pytest.raises(StoreError, match=match) as caught:
        store.restore(source, NOON)
    assert store.people.trainees() == before
    begin(store, "name-it", name=f"After {len(before)}")
    folder = Path(store.place).parent
    assert not [path.name for path in folder.iterdir() if "restor" in path.name or path.name.endswith(".part")]
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")
    return caught.value


def test_the_store_goes_on_with_the_backup(present: ProgressStore, backup: Path) -> None:
    present.restore(backup, NOON)
    assert names(present) == ["Old"]
    (attempt,) = present.attempts.unfinished(present.people.trainees()[0].id)
    present.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)
    assert present.attempts.find(attempt.id).transcript == ("name-it", "own-it")


def test_what_was_restored_is_there_at_the_next_start(present: ProgressStore, backup: Path, open_file: Opener) -> None:
    present.restore(backup, NOON)
    present.close()
    assert names(open_file()) == ["Old"]


def test_what_was_there_is_kept_under_a_name_with_the_date(present: ProgressStore, backup: Path, file: Path) -> None:
    kept = present.restore(backup, NOON)
    assert kept == file.with_name(KEPT)
    assert names_in(kept) == ["New"]
    assert present.restore(kept, NOON).name == f"{KEPT}-2"
    assert names(present) == ["New"]


def test_only_the_database_and_what_was_kept_of_it_is_left(present: ProgressStore, backup: Path, file: Path) -> None:
    present.restore(backup, NOON)
    present.close()
    assert {path.name for path in file.parent.iterdir() if path.is_file()} == {file.name, KEPT}


def test_the_backup_stays_as_it_is_to_the_byte(present: ProgressStore, backup: Path) -> None:
    before = backup.read_bytes()
    present.restore(backup, NOON)
    begin(present, "name-it", name="Newer")
    assert backup.read_bytes() == before
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_the_write_ahead_log_is_back_afterwards(present: ProgressStore, backup: Path, file: Path) -> None:
    present.restore(backup, NOON)
    assert file.read_bytes()[18:20] == b"\x02\x02"


def test_a_backup_of_the_first_release_is_brought_up_to_date(present: ProgressStore, tmp_path: Path) -> None:
    first_release(tmp_path / "old.db")
    present.restore(tmp_path / "old.db", NOON)
    assert names(present) == ["Ann", "Bob"]
    assert present.people.set_pin(1, "1234").has_pin
    assert present.attempts.finished(1)[0].transcript == ("name-it", "deny")
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


def test_a_copy_of_a_database_that_is_in_use_elsewhere_can_be_restored(present: ProgressStore, tmp_path: Path) -> None:
    with open_store(tmp_path / "live.db", now=noon) as live:
        begin(live, "name-it", name="Live")
        present.restore(tmp_path / "live.db", NOON)
    assert names(present) == ["Live"]


@pytest.mark.skipif(os.name == "nt", reason="a folder can't be made read-only there")
def test_a_backup_on_a_disk_that_cannot_be_written_is_restored(present: ProgressStore, backup: Path) -> None:
    # a plain copy of a closed database still says that it wants a log, which can't be made there
    change(backup, "PRAGMA journal_mode = WAL")
    backup.chmod(0o400)
    backup.parent.chmod(0o500)
    try:
        present.restore(backup, NOON)
    finally:
        backup.parent.chmod(0o700)
    assert names(present) == ["Old"]
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_a_name_with_signs_that_an_address_would_read_is_found(present: ProgressStore, backup: Path) -> None:
    odd = backup.with_name("50% of it? #1 & more.db")
    backup.rename(odd)
    present.restore(odd, NOON)
    assert names(present) == ["Old"]


# What is refused


def test_a_file_that_is_not_there_is_named(present: ProgressStore, tmp_path: Path) -> None:
    refused(present, tmp_path / "nowhere.db", r"nowhere\.db is not there")


def test_a_folder_is_not_restored(present: ProgressStore, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    refused(present, tmp_path / "folder", "is a folder")


def test_an_empty_file_is_not_restored(present: ProgressStore, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    refused(present, tmp_path / "empty.db", "is empty")


@pytest.mark.parametrize("content", [b"S", b"format: 1\nid: roof\n", b"\x00" * 8192])
def test_a_file_that_is_no_database_is_not_restored(present: ProgressStore, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notes.txt").write_bytes(content)
    refused(present, tmp_path / "notes.txt", "is no backup")


@pytest.mark.parametrize("tables", [["moz_places"], ["alembic_version"], ["trainee", "alembic_version"]])
def test_the_database_of_another_program_is_not_restored(present: ProgressStore, tmp_path: Path, tables: list[str]) -> None:
    change(tmp_path / "foreign.db", *(f"CREATE TABLE {table} (version_num TEXT)" for table in tables))
    refused(present, tmp_path / "foreign.db", "another program")


def test_tables_with_our_names_and_no_version_are_not_restored(present: ProgressStore, tmp_path: Path) -> None:
    tables = ("trainee", "attempt", "alembic_version")
    change(tmp_path / "foreign.db", *(f"CREATE TABLE {table} (version_num TEXT)" for table in tables))
    refused(present, tmp_path / "foreign.db", "another program")


def test_the_backup_of_a_later_release_is_not_restored(present: ProgressStore, backup: Path) -> None:
    change(backup, "UPDATE alembic_version SET version_num = '0999'")
    assert "Update First Call" in refused(present, backup, "later version").hint


def test_a_database_is_not_restored_over_itself(present: ProgressStore, file: Path, tmp_path: Path) -> None:
    refused(present, file, "in use")
    (tmp_path / "link.db").symlink_to(file)
    refused(present, tmp_path / "link.db", "in use")


def test_a_backup_that_was_cut_off_is_not_restored(present: ProgressStore, backup: Path) -> None:
    content = backup.read_bytes()
    for length in (16, 100, 4096, len(content) // 2, len(content) - 4096):
        backup.write_bytes(content[:length])
        refused(present, backup, "damaged")


def test_a_backup_with_a_damaged_page_is_not_restored(present: ProgressStore, backup: Path) -> None:
    content = backup.read_bytes()
    found = 0
    for page in range(1, len(content) // 4096):
        backup.write_bytes(content[: page * 4096] + b"\xa5" * 4096 + content[(page + 1) * 4096 :])
        refused(present, backup, "damaged")
        found += 1
    assert found > 5


@pytest.mark.parametrize(
    "damage", ["ALTER TABLE decision DROP COLUMN seconds", "DROP TABLE decision", "DELETE FROM trainee", "DROP TABLE drill"]
)
def test_a_backup_in_which_something_is_missing_is_not_restored(present: ProgressStore, backup: Path, damage: str) -> None:
    change(backup, damage)
    refused(present, backup, "damaged")


def test_a_server_is_not_restored_from_here(postgresql: str, backup: Path) -> None:
    with open_store(postgresql, now=noon) as store:
        assert not store.one_file
        with pytest.raises(StoreError, match="tools of its server") as caught:
            store.restore(backup, NOON)
        assert "pg_restore" in caught.value.hint


def test_nothing_is_restored_where_nothing_is_saved(backup: Path) -> None:
    with open_store(":memory:", now=noon) as store:
        attempt = begin(store)
        assert not store.one_file
        with pytest.raises(StoreError, match="Nothing is saved"):
            store.restore(backup, NOON)
        assert store.attempts.find(attempt.id) == attempt


# What goes wrong on the way


def test_another_window_is_told_to_be_closed_first(present: ProgressStore, backup: Path, open_file: Opener) -> None:
    other = open_file()
    assert names(other) == ["New"]
    assert isinstance(refused(present, backup, "Another program"), DatabaseLocked)
    begin(other, "name-it", name="Still writing")
    other.close()
    present.restore(backup, NOON)
    assert names(present) == ["Old"]


@pytest.mark.parametrize("error", [DatabaseFull, DatabaseReadOnly])
@pytest.mark.parametrize("step", ["fetch", "copy_connection"])
def test_a_disk_in_the_way_leaves_everything_as_it_was(
    present: ProgressStore, backup: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: type[StoreError]
) -> None:
    number = {DatabaseFull: 28, DatabaseReadOnly: 30}[error]

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(restore if step == "fetch" else copies, step, fail)
        with pytest.raises(error):
            present.restore(backup, NOON)
    assert names(present) == ["New"]
    begin(present, "name-it", name="After")


def test_what_an_earlier_attempt_left_behind_is_cleared_away(present: ProgressStore, backup: Path, file: Path) -> None:
    left = file.with_name(file.name + ".restoring")
    for suffix in ("", "-wal", "-journal"):
        left.with_name(left.name + suffix).write_bytes(b"half a copy")
    present.restore(backup, NOON)
    assert names(present) == ["Old"]
    assert not left.exists()


KILLED = """
import os, signal, sqlite3, sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from simulator.store.progress_store import open_store

file, backup = map(Path, sys.argv[1:])

def restore(last):
    store, steps = open_store(file, now=lambda: datetime.now(UTC)), count(1)

    def watch(event, arguments):
        if event in ("open", "os.rename", "os.remove", "sqlite3.connect", "os.listdir") and next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    store.restore(backup, datetime(2026, 3, 1, 12, 0, tzinfo=UTC))

for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            restore(int(line))
            os._exit(0)
        finally:
            os._exit(1)
    sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\\n")
    sys.stdout.flush()
"""
"""Restores a backup for each number that it reads, and is killed at the step of that number; tells how that ended."""


@pytest.fixture
def restored_until(backup: Path, file: Path) -> Iterator[Callable[[int], int]]:
    """Restore the backup and be killed at a step; gives the exit code."""
    command = [sys.executable, "-c", KILLED, str(file), str(backup)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], text=True, **pipes) as helper:

        def until(step: int) -> int:
            assert helper.stdin
            assert helper.stdout
            helper.stdin.write(f"{step}\n")
            helper.stdin.flush()
            return int(helper.stdout.readline())

        yield until


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the helping process forks, which this system can't")
def test_a_kill_at_any_step_leaves_the_old_or_the_new_database_whole(
    restored_until: Callable[[int], int], file: Path, open_file: Opener
) -> None:
    with open_file() as store:
        begin(store, "deny", name="New")
    original = file.read_bytes()
    found, died, step, code = [], 0, 0, -signal.SIGKILL
    while code == -signal.SIGKILL:
        step += 1
        for left in file.parent.glob(f"{file.name}*"):
            left.unlink()
        file.write_bytes(original)
        code = restored_until(step)
        died += code != 0
        with open_file() as store:
            assert store.notice == ""
            found.append(names(store))
        kept = file.with_name(KEPT)
        if kept.exists():
            assert names_in(kept) == ["New"]
        assert found[-1] == ["New"] or kept.exists()
    assert code == 0
    assert died > 5
    assert found[0] == ["New"]
    assert found[-1] == ["Old"]
    assert sorted(map(tuple, found)) == list(map(tuple, found))
