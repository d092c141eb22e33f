"""A database is created, brought up to date or refused, and never loses a row on the way."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, text

from simulator.core.errors import DatabaseTooNew, StoreError
from simulator.core.scenario.option_order import AS_WRITTEN
from simulator.core.training.attempt import ASSESSMENT, PRACTICE, LogEntry, Outcome
from simulator.store import migrations, schema
from simulator.store.database import locate
from simulator.store.progress_store import ProgressStore, open_store
from simulator.store.tables import Row
from tests.store.examples import FIRST_RELEASE, NOON, VERSION, begin, first_release, noon

Opener = Callable[..., ProgressStore]

ANEW = """
with op.batch_alter_table("trainee") as table:
    table.alter_column("picture", existing_type=sa.String(), nullable=True)
"""
FAILING = 'op.add_column("trainee", sa.Column("email", sa.String()))\nop.execute("INSERT INTO nowhere VALUES (1)")\n'
STRAYING = 'op.execute("DELETE FROM trainee")\n'


@pytest.fixture
def engine(where: str) -> Iterator[Engine]:
    place = locate(where)
    engine = create_engine(place.url or f"sqlite:///{place.file}")
    yield engine
    engine.dispose()


def next_release(monkeypatch: pytest.MonkeyPatch, folder: Path, step: str) -> None:
    """Pretend to be the release after this one, whose tables come from one more step."""
    scripts = folder / "migrations"
    shutil.copytree(Path(str(migrations.__file__)).parent, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    body = "".join(f"    {line}\n" for line in step.strip().splitlines())
    (scripts / "versions" / "0005_next.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n\n"
        f'revision = "0005"\ndown_revision = "0004"\n\n\ndef upgrade() -> None:\n{body}'
    )
    monkeypatch.setattr(schema, "HEAD", "0005")
    monkeypatch.setattr(schema, "SCRIPTS", str(scripts))


def shape(connection: Connection) -> set[tuple[str, str]]:
    """Return the statements that made the tables, without their order of words and white space."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {(name, " ".join(sorted(sql.replace(",", " ").replace("(", " ").replace(")", " ").split()))) for name, sql in rows}


def test_tables_made_at_once_are_what_the_models_say(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.create(connection)
        assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []


def test_tables_made_by_the_steps_are_what_the_models_say(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.upgrade(connection, "here")
        assert schema.version_of(connection, "here") == schema.HEAD
        assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []


def test_both_ways_make_the_same_tables_to_the_word() -> None:
    shapes = []
    for make in (schema.create, lambda connection: schema.upgrade(connection, "here")):
        engine = create_engine("sqlite://")
        with engine.begin() as connection:
            make(connection)
            shapes.append(shape(connection))
        engine.dispose()
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) > len(Row.metadata.tables)


def test_the_last_step_is_the_version_that_new_databases_get() -> None:
    config = Config()
    config.set_main_option("script_location", schema.SCRIPTS)
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert steps[0] == schema.HEAD
    assert steps == sorted(steps, reverse=True)


def test_a_new_database_says_its_version(store: ProgressStore, engine: Engine) -> None:
    with engine.connect() as connection:
        assert schema.version_of(connection, store.place) == schema.HEAD


def test_a_database_of_a_later_release_is_refused(where: str, engine: Engine) -> None:
    with open_store(where, now=noon) as store:
        attempt = begin(store, "name-it")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(DatabaseTooNew, match="later version") as caught:
        open_store(where, now=noon)
    assert "Update First Call" in caught.value.hint
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": schema.HEAD})
    with open_store(where, now=noon) as store:
        assert store.attempts.find(attempt.id) == attempt


def test_a_refused_file_stays_as_it_is_to_the_byte(open_file: Opener, file: Path) -> None:
    open_file().close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    before = file.read_bytes()
    with pytest.raises(DatabaseTooNew):
        open_file()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    "tables",
    [
        ["CREATE TABLE moz_places (id INTEGER)"],
        ["CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0001')"],
        ["CREATE TABLE trainee (id INTEGER)", "CREATE TABLE alembic_version (version_num TEXT)"],
    ],
)
def test_the_database_of_another_program_is_refused_untouched(open_file: Opener, file: Path, tables: list[str]) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in tables:
            connection.execute(statement)
        connection.commit()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_file()
    assert file.read_bytes() == before


def test_an_older_database_keeps_every_row_when_its_tables_are_made_anew(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(where, now=noon) as store:
        attempt = begin(store, "name-it", "own-it")
    next_release(monkeypatch, tmp_path, ANEW)
    with open_store(where, now=noon) as store:
        assert store.attempts.find(attempt.id) == attempt
        assert store.people.trainees()[0].name == "Ann"
        store.people.remove(attempt.trainee)
        assert store.attempts.finished(attempt.trainee) == store.attempts.unfinished(attempt.trainee) == ()


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(
    open_file: Opener, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_file() as store:
        attempt = begin(store, "name-it")
    with monkeypatch.context() as patch:
        next_release(patch, tmp_path, ANEW)
        copy = file.with_name("progress.db.before-0005-20260301T120000Z")
        with open_file() as store:
            assert str(copy) in store.notice
        assert open_file().notice == ""
    with open_store(copy, now=noon) as store:
        assert store.attempts.find(attempt.id) == attempt


@pytest.mark.parametrize("step", [FAILING, STRAYING], ids=["failing", "straying"])
def test_a_step_that_fails_is_undone_whole(
    open_file: Opener, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with open_file() as store:
        attempt = begin(store, "name-it")
    with monkeypatch.context() as patch, closing(sqlite3.connect(file)) as connection:
        before = list(connection.iterdump())
        next_release(patch, tmp_path, step)
        with pytest.raises(StoreError, match="as it was") as caught:
            open_file()
        assert caught.value.hint
        assert list(connection.iterdump()) == before
    assert open_file().attempts.find(attempt.id) == attempt


@pytest.fixture
def released(where: str, engine: Engine) -> str:
    """Return a database as the first release wrote it: two trainees, a finished, an open and a discarded attempt."""
    if engine.dialect.name == "sqlite":
        first_release(Path(where))
        return where
    with engine.begin() as connection:
        # the rows are those of the file; the tables are made by the first step
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(schema, "HEAD", "0001")
            schema.upgrade(connection, where)
        # the file names its tables by letter; here a row must find what it points to
        rows = [line for line in FIRST_RELEASE.read_text().splitlines() if line.startswith("INSERT")]
        for table in ("trainee", "scenario_version", "attempt", "decision"):
            for row in rows:
                if row.startswith(f'INSERT INTO "{table}"'):
                    connection.exec_driver_sql(for_a_server(row))
    return where


def for_a_server(line: str) -> str:
    """Write an INSERT of SQLite as PostgreSQL wants it."""
    return line.replace("X'666F", "'\\x666F").replace("'settled',90,1,0", "'settled',90,true,false")


def test_a_database_of_the_first_release_keeps_all_that_is_in_it(released: str) -> None:
    with open_store(released, now=noon) as store:
        ann, bob = store.people.trainees(by_name=True)
        assert (ann.id, ann.name, ann.picture, ann.has_pin, bob.name) == (1, "Ann", "marta", False, "Bob")
        (finished,) = store.attempts.finished(ann.id)
        assert finished.log == (
            LogEntry(0, "name-it", 1.5),
            LogEntry(1, "own-it", 4.25),
            LogEntry(1, None),
            LogEntry(1, "deny", 2.0),
        )
        assert finished.outcome == Outcome("settled", 90, passed=True, critical=False)
        assert (finished.timers, finished.went_well, finished.would_change) == (None, "", "")
        (unfinished,) = store.attempts.unfinished(ann.id)
        assert (unfinished.seed, unfinished.transcript) == (2**63 - 1, ("silence",))
        assert store.attempts.unfinished(bob.id) == store.attempts.finished(bob.id) == ()
        assert store.versions.find(VERSION.digest) == VERSION


def test_practices_of_earlier_releases_keep_the_order_of_the_file_and_assessments_theirs(released: str) -> None:
    with open_store(released, now=noon) as store:
        assert [(attempt.mode, attempt.seed) for attempt in (store.attempts.find(number) for number in (1, 2, 3))] == [
            (PRACTICE, AS_WRITTEN),
            (ASSESSMENT, 2**63 - 1),
            (PRACTICE, AS_WRITTEN),
        ]


def test_a_database_of_the_first_release_can_do_all_that_is_new(released: str) -> None:
    with open_store(released, now=noon) as store:
        (finished,) = store.drills.undrilled(1)
        store.attempts.reflect(finished.id, "I listened.", "")
        assert store.attempts.find(finished.id).went_well == "I listened."
        assert store.people.set_pin(1, "1234").has_pin
        (unfinished,) = store.attempts.unfinished(1)
        store.attempts.record(unfinished.id, LogEntry(1, "name-it", 1.0, "Sorry.", sure=True), NOON)
        assert store.attempts.find(unfinished.id).log[-1] == LogEntry(1, "name-it", 1.0, "Sorry.", sure=True)


def test_a_file_of_the_first_release_has_the_tables_of_a_new_one(file: Path, tmp_path: Path) -> None:
    first_release(file)
    shapes = []
    for path in (file, tmp_path / "new.db"):
        open_store(path, now=noon).close()
        engine = create_engine(f"sqlite:///{path}")
        with engine.connect() as connection:
            shapes.append(shape(connection))
            assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []
        engine.dispose()
    assert shapes[0] == shapes[1]


def test_a_file_of_the_first_release_is_kept_as_it_was(file: Path) -> None:
    first_release(file)
    with closing(sqlite3.connect(file)) as connection:
        before = list(connection.iterdump())
    with open_store(file, now=noon) as store:
        assert "before-0004" in store.notice
    with closing(sqlite3.connect(file.with_name("progress.db.before-0004-20260301T120000Z"))) as connection:
        assert list(connection.iterdump()) == before
