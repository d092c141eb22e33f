"""A database is opened wherever it is named, created once, and set up so that a commit is on the disk."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from simulator.core.errors import DatabaseLocked, StoreError
from simulator.core.training.attempt import LogEntry
from simulator.store.database import IN_MEMORY, Database, locate, open_database
from simulator.store.database_file import LONGEST_PATH
from simulator.store.progress_store import ProgressStore, open_store
from tests.guard import GUARD
from tests.store.examples import NOON, VERSION, begin, noon

EXPECTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 0}
ONE_VERSION = "INSERT INTO scenario_version VALUES ('d', 's', 'en', 't', '')"
COUNT = "SELECT count(*) FROM scenario_version"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    opened = open_database(file, noon, busy_timeout=0)
    yield opened
    opened.close()


def test_a_path_is_opened_with_the_folders_that_lead_to_it(tmp_path: Path) -> None:
    file = tmp_path / "new" / "Zoë's folder" / "progress.db"
    with open_store(file, now=noon) as store:
        assert (store.place, store.saving, store.notice) == (str(file), True, "")
    assert file.is_file()


@pytest.mark.parametrize("prefix", ["", "sqlite:///"])
def test_a_file_can_be_named_by_text_or_url(file: Path, prefix: str) -> None:
    assert locate(f"{prefix}{file}").file == file


def test_the_address_of_a_server_is_shown_without_its_password() -> None:
    place = locate("postgresql://ann:secret@db.example/progress")
    assert "secret" not in place.shown
    assert place.url is not None
    assert place.url.password == "secret"  # noqa: S105 (an example)


@pytest.mark.parametrize("address", ["mysql://host/name", "oracle+x://host", "://", "postgresql://ann:secret@host:port/name"])
def test_another_address_is_refused_with_examples(address: str) -> None:
    with pytest.raises(StoreError) as caught:
        locate(address)
    assert "sqlite:///" in caught.value.hint
    assert "secret" not in caught.value.message


def test_a_folder_is_not_taken_for_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is no file"):
        open_store(tmp_path, now=noon)


def test_a_file_in_the_way_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"progress\.db can't be"):
        open_store(tmp_path / "file" / "progress.db", now=noon)


def test_each_commit_waits_for_the_disk_and_keys_are_checked(database: Database) -> None:
    with database.writing() as session:
        found = {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in EXPECTED}
    assert found == EXPECTED


def test_a_writer_takes_the_lock_before_it_reads(database: Database) -> None:
    with database.writing(), pytest.raises(DatabaseLocked), database.writing():
        pass


def test_a_reader_neither_waits_for_a_writer_nor_sees_half_of_its_work(database: Database) -> None:
    with database.writing() as writer:
        writer.execute(text(ONE_VERSION))
        with database.reading() as reader:
            assert reader.execute(text(COUNT)).scalar() == 0


def test_an_exception_undoes_what_a_writer_did(database: Database) -> None:
    def fail() -> None:
        with database.writing() as session:
            session.execute(text(ONE_VERSION))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with database.reading() as session:
        assert session.execute(text(COUNT)).scalar() == 0


def test_after_closing_one_file_holds_everything(open_file: Callable[..., ProgressStore], file: Path) -> None:
    store = open_file()
    begin(store, "name-it")
    store.close()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("kind", ["file", "memory"])
def test_a_store_that_one_thread_opened_serves_others(file: Path, kind: str) -> None:
    where = file if kind == "file" else IN_MEMORY
    opened: list[ProgressStore] = []
    opener = Thread(target=lambda: opened.append(open_store(where, now=noon, busy_timeout=GUARD)))
    opener.start()
    opener.join()
    (store,) = opened
    attempt = begin(store)
    others = [Thread(target=store.people.add, args=(f"Trainee {number}", "", NOON)) for number in range(8)]
    for thread in others:
        thread.start()
    for position in range(20):
        store.attempts.record(attempt.id, LogEntry(position, "name-it"), NOON)
    for thread in others:
        thread.join()
    assert (len(store.people.trainees()), len(store.attempts.find(attempt.id).log)) == (9, 20)
    store.close()


def test_four_programs_can_create_one_database_at_the_same_moment(
    children: Callable[[], subprocess.Popen[str]], open_file: Callable[..., ProgressStore]
) -> None:
    child = children()
    assert child.stdin
    assert child.stdout
    child.stdin.write("0 0 " * 4 + "\n")
    child.stdin.flush()
    assert child.stdout.readline() == "done 0 0 0 0\n"
    assert open_file().people.trainees() == ()


def test_a_missing_driver_for_the_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_psycopg(name: str, *rest: object) -> object:
        if name.split(".")[0] == "psycopg":
            raise ModuleNotFoundError(name)
        return real(name, *rest)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(builtins, "__import__", without_psycopg)
    with pytest.raises(StoreError, match="driver") as caught:
        open_store("postgresql://localhost/progress", now=noon)
    assert "./run --with postgresql" in caught.value.hint
    assert "first-call" not in caught.value.hint  # which is nobody's name on an index


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(StoreError, match="can't be read or written"):
        open_store(f"postgresql://ann:secret@/progress?host={tmp_path}", now=noon)


def test_a_server_is_not_copied_from_here(postgresql: str, tmp_path: Path) -> None:
    with open_store(postgresql, now=noon) as store, pytest.raises(StoreError) as caught:
        store.backup(tmp_path / "copy.db")
    assert "pg_dump" in caught.value.hint


def test_neither_the_driver_nor_alembic_is_loaded_for_a_file_that_is_up_to_date(file: Path) -> None:
    script = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from simulator.store.progress_store import open_store\n"
        "for _ in range(2):\n"
        "    open_store(sys.argv[1], now=lambda: datetime.now(UTC)).close()\n"
        "sys.stdout.write(' '.join({'psycopg', 'alembic', 'sqlalchemy'} & set(sys.modules)))\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script, str(file)], cwd=root, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("sqlalchemy", "")


def test_a_version_is_kept_once_when_two_windows_start_it(open_file: Callable[..., ProgressStore]) -> None:
    one, other = open_file(), open_file()
    ann = one.people.add("Ann", "", NOON)
    both = [store.attempts.start(ann.id, VERSION, "practice", 1, NOON) for store in (one, other)]
    assert {attempt.digest for attempt in both} == {VERSION.digest}
    assert isinstance(one.attempts.bests(ann.id), Mapping)


def test_a_path_of_somebody_unknown_is_told() -> None:
    with pytest.raises(StoreError, match="knows nobody of that name"):
        open_store("~nobody-of-that-name/progress.db", now=noon)


@pytest.mark.skipif(os.name == "nt", reason="the limit is another one there")
def test_a_path_that_is_too_long_for_a_database_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    long = tmp_path.joinpath(*["a" * 100] * 8)
    with pytest.raises(StoreError, match="is too long") as caught:
        open_store(long / "progress.db", now=noon)
    assert "--home or --database" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="the limit is another one there")
def test_the_longest_path_can_be_used(tmp_path: Path) -> None:
    missing = LONGEST_PATH - len(os.fsencode(tmp_path)) - len("/progress.db")
    folder = tmp_path
    while missing > 0:
        length = min(missing - 1, 200)
        folder, missing = folder / ("a" * length), missing - length - 1
    with open_store(folder / "progress.db", now=noon) as store:
        begin(store, "name-it")
    assert len(os.fsencode(folder / "progress.db")) in (LONGEST_PATH, LONGEST_PATH - 1)


@pytest.mark.skipif(sys.platform != "linux", reason="there every name is a text")
def test_a_folder_whose_name_is_no_text_can_be_used(tmp_path: Path) -> None:
    with open_store(tmp_path / os.fsdecode(b"caf\xe9") / "progress.db", now=noon) as store:
        attempt = begin(store, "name-it")
        assert store.attempts.find(attempt.id).transcript == ("name-it",)
