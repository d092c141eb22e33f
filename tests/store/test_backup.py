"""A backup may come from anybody: only rows are taken from it, and what would run later is refused."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from simulator.core.errors import StoreError
from simulator.core.training.attempt import LogEntry
from simulator.core.training.backup import Backup
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import NOON, WON, begin, first_release, later, noon

Opener = Callable[..., ProgressStore]
DELETING = "CREATE TRIGGER gone AFTER INSERT ON decision BEGIN DELETE FROM decision; END"
FLATTERING = "CREATE TRIGGER full AFTER UPDATE ON attempt BEGIN UPDATE attempt SET score = 100; END"
ENDLESS = (
    "CREATE TRIGGER endless AFTER INSERT ON decision BEGIN INSERT INTO setting SELECT 'a', count(*) FROM "
    "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n); END"
)
HOSTILE = {
    "deleting trigger": (DELETING, "the trigger 'gone'"),
    "flattering trigger": (FLATTERING, "the trigger 'full'"),
    "endless trigger": (ENDLESS, "the trigger 'endless'"),
    "view": ("CREATE VIEW everybody AS SELECT * FROM trainee", "the view 'everybody'"),
    "table": ("CREATE TABLE payload (data BLOB)", "the table 'payload'"),
    "virtual table": ("CREATE VIRTUAL TABLE search USING fts5(words)", "the table 'search"),
    "trigger on our version": (
        "CREATE TRIGGER v AFTER UPDATE ON alembic_version BEGIN DELETE FROM trainee; END",
        "the trigger 'v'",
    ),
}


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Return a backup in which Ann has made one decision."""
    with open_store(tmp_path / "other.db", now=noon) as store:
        begin(store, "name-it", name="Ann")
        store.backup(tmp_path / "backup.db")
    return tmp_path / "backup.db"


def names(store: ProgressStore) -> list[str]:
    return [trainee.name for trainee in store.people.trainees()]


def change(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def say_version(file: Path, version: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
        connection.commit()


def refused(store: ProgressStore, source: Path, match: str) -> None:
    """See that a backup is refused when it is looked into and when it is restored, and that nothing has changed."""
    for act in (store.examine, lambda path: store.restore(path, NOON)):
        with pytest.raises(StoreError, match=match) as caught:
            act(source)
        assert "The progress here stays as it is." in caught.value.message
        assert caught.value.hint
    assert names(store) == ["New"]
    assert not list(Path(store.place).parent.glob("*restor*"))


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_would_run_later_is_refused(present: ProgressStore, backup: Path, kind: str) -> None:
    statement, told = HOSTILE[kind]
    change(backup, statement)
    refused(present, backup, told)


@pytest.mark.parametrize("kind", ["deleting trigger", "view"])
def test_it_is_refused_in_a_backup_of_the_first_release_as_well(present: ProgressStore, tmp_path: Path, kind: str) -> None:
    first_release(tmp_path / "old.db")
    change(tmp_path / "old.db", HOSTILE[kind][0])
    refused(present, tmp_path / "old.db", HOSTILE[kind][1])


def test_a_virtual_table_with_a_name_of_ours_is_refused(present: ProgressStore, backup: Path) -> None:
    change(backup, "DROP TABLE drill", "CREATE VIRTUAL TABLE drill USING fts5(trainee_id)")
    refused(present, backup, "the table 'drill")


def test_what_a_table_reckons_or_forbids_by_itself_does_not_come_along(present: ProgressStore, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'attempt'").fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        hostile = made.replace("score INTEGER", "score INTEGER DEFAULT 100 CHECK (score IS NULL OR score = 100)")
        assert hostile != made
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'attempt'", (hostile,))
        connection.commit()
    present.restore(backup, NOON)
    (attempt,) = present.attempts.unfinished(present.people.trainees()[0].id)
    present.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)
    present.attempts.finish(attempt.id, WON, NOON)
    assert present.attempts.find(attempt.id).outcome == WON


def test_the_tables_after_a_restore_are_ours_to_the_word(present: ProgressStore, backup: Path, file: Path) -> None:
    def tables() -> list[tuple[str, str]]:
        with closing(sqlite3.connect(file)) as connection:
            return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()

    before = tables()
    change(backup, "DROP INDEX ix_attempt_digest", "CREATE UNIQUE INDEX ix_attempt_digest ON attempt (digest)")
    present.restore(backup, NOON)
    assert tables() == before


@pytest.mark.parametrize("version", ["9" * 5_000, "0" * 5_000 + "2", "٠٠٠٢", "0000", "2", "", "0002; DROP TABLE trainee"])
def test_a_version_that_is_none_is_refused(present: ProgressStore, backup: Path, version: str) -> None:
    say_version(backup, version)
    refused(present, backup, "another program")


def test_two_versions_are_refused(present: ProgressStore, backup: Path) -> None:
    change(backup, "INSERT INTO alembic_version VALUES ('0001')")
    refused(present, backup, "another program")


def test_a_database_with_a_version_of_five_thousand_digits_is_refused_when_it_is_opened(backup: Path) -> None:
    say_version(backup, "9" * 5_000)
    with pytest.raises(StoreError, match="another program"):
        open_store(backup, now=noon)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_a_pipe_is_refused_without_waiting_for_it(present: ProgressStore, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.sqlite")
    refused(present, tmp_path / "pipe.sqlite", "is a device or a pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
def test_a_device_is_refused(present: ProgressStore) -> None:
    refused(present, Path("/dev/zero"), "is a device or a pipe")


def test_a_link_is_refused_and_the_file_itself_asked_for(present: ProgressStore, backup: Path, tmp_path: Path) -> None:
    (tmp_path / "link.sqlite").symlink_to(backup)
    refused(present, tmp_path / "link.sqlite", "is a link")


def test_a_folder_is_refused(present: ProgressStore, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    refused(present, tmp_path / "folder", "is a folder")


def test_a_backup_says_what_it_holds_before_it_is_restored(present: ProgressStore, backup: Path) -> None:
    with open_store(backup.with_name("other.db"), now=noon) as store:
        attempt = store.attempts.unfinished(1)[0]
        store.attempts.finish(attempt.id, WON, NOON)
        begin(store, name="Ben")
        store.backup(backup)
    assert present.examine(backup) == Backup(people=2, finished=1, latest=NOON)
    assert names(present) == ["New"]


def test_a_backup_of_the_first_release_says_what_it_holds(present: ProgressStore, tmp_path: Path) -> None:
    first_release(tmp_path / "old.db")
    held = present.examine(tmp_path / "old.db")
    assert held.people == 2
    assert held.finished >= 1


def test_a_backup_with_one_damaged_row_can_be_restored(present: ProgressStore, backup: Path) -> None:
    change(backup, "INSERT INTO trainee SELECT 77, name, x'ff', picture, x'00ff', NULL, 0, NULL FROM trainee")
    assert present.examine(backup).people == 2
    present.restore(backup, NOON)
    with closing(sqlite3.connect(present.place)) as connection:
        assert connection.execute("SELECT typeof(name_key), hex(created) FROM trainee WHERE id = 77").fetchone() == (
            "blob",
            "00FF",
        )


def test_no_id_is_given_out_again_after_a_restore(present: ProgressStore, backup: Path) -> None:
    with open_store(backup.with_name("other.db"), now=noon) as store:
        removed = store.people.add("Gone", "", NOON + later(1))
        store.people.remove(removed.id)
        store.backup(backup)
    present.restore(backup, NOON)
    assert present.people.add("Next", "", NOON).id > removed.id


def test_a_number_that_leaves_no_further_ids_is_not_taken_over(present: ProgressStore, backup: Path) -> None:
    change(backup, "UPDATE sqlite_sequence SET seq = 9223372036854775807")
    present.restore(backup, NOON)
    assert present.people.add("Next", "", NOON).id == 2
