"""A row with a value that the program never wrote is left out and told of once; the rest is there, and nothing is deleted."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.core.errors import RowUnreadable, SimulatorError
from simulator.core.training.attempt import Best, LogEntry, Outcome
from simulator.core.training.drill import DrillCard
from simulator.store.damage import Damage
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import NOON, VERSION, noon

Opener = Callable[..., ProgressStore]
ANN, BOB = 1, 2
NOT_UTF_8 = "CAST(x'ff' AS TEXT)"
NO_TIMES = ["'noon'", "''", "5", "x'00'", "'0001-01-01 00:00:00.000000'", "'9999-12-31 23:59:59.000000'", "'2026-13-01 00:00:00'"]
NO_TEXTS = ["x'00'", NOT_UTF_8]
NO_FLAGS = ["'abc'", "2", "-1", "x'01'", "0.5"]
NO_NUMBERS = ["'abc'", "-1", "1.5", "x'05'", "''", "'80 '||char(0)"]

DAMAGED_PEOPLE = {
    "name": [*NO_TEXTS, "''", "printf('%.100c', 'x')"],
    "name_key": NO_TEXTS,
    "picture": [*NO_TEXTS, "printf('%.5000c', 'x')"],
    "created": NO_TIMES,
    "pin_hash": NO_TEXTS,
    "pin_failures": [*NO_NUMBERS, "9223372036854775807"],
    "pin_failed": NO_TIMES,
}
DAMAGED_ATTEMPTS = {
    "mode": [*NO_TEXTS, "'exam'", "''"],
    "seed": NO_NUMBERS,
    "started": NO_TIMES,
    "finished": NO_TIMES,
    "discarded": NO_TIMES,
    "ending": [*NO_TEXTS, "''", "NULL"],
    "score": [*NO_NUMBERS, "101", "9e999", "NULL"],
    "passed": [*NO_FLAGS, "NULL"],
    "critical": [*NO_FLAGS, "NULL"],
    "timers": NO_FLAGS,
    "went_well": NO_TEXTS,
    "would_change": NO_TEXTS,
    "drilled": NO_TIMES,
}
DAMAGED_LINES = {
    "position": NO_NUMBERS,
    "choice": [*NO_TEXTS, "''"],
    "seconds": ["'abc'", "-1", "9e999", "1e300", "x'00'"],
    "typed": NO_TEXTS,
    "sure": NO_FLAGS,
}
DAMAGED_DRILLS = {
    "path": [*NO_TEXTS, "'{'", "'5'", "'[5]'", "'{}'", "printf('%.100000c', '[')"],
    "memory": NO_TEXTS,
    "due": NO_TIMES,
    "lost": NO_NUMBERS,
    "confident": NO_FLAGS,
    "created": NO_TIMES,
    "reviewed": NO_TIMES,
}
DAMAGED_VERSIONS = {"scenario": [*NO_TEXTS, "''"], "language": NO_TEXTS, "title": NO_TEXTS}


def each(damaged: dict[str, list[str]]) -> pytest.MarkDecorator:
    """Yield every damaged value of a table in turn."""
    return pytest.mark.parametrize(
        ("column", "value"), [(column, value) for column, values in damaged.items() for value in values]
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with the progress of two people with two finished attempts each, and two drills."""
    file = tmp_path_factory.mktemp("whole") / "progress.db"
    with open_store(file, now=noon) as store:
        fill(store)
    return file


@pytest.fixture
def store(whole: Path, file: Path, open_file: Opener) -> ProgressStore:
    shutil.copy(whole, file)
    return open_file()


def fill(store: ProgressStore) -> None:
    for name in ("Ann", "Bob"):
        person = store.people.add(name, "june", NOON).id
        for score in (80, 60):
            attempt = store.attempts.start(person, VERSION, "practice", 7, NOON).id
            store.attempts.record(attempt, LogEntry(0, "name-it", 1.5, "sorry", sure=True), NOON)
            store.attempts.finish(attempt, Outcome("settled", score, passed=True, critical=False), NOON)
    for scene in ("opening", "middle"):
        drill = DrillCard(ANN, "roof", scene, VERSION.digest, ("name-it",), "", NOON, 5, True, NOON, NOON)  # noqa: FBT003
        store.drills.keep_drill(drill)


def spoil(file: Path, table: str, column: str, value: str, row: str) -> object:
    """Write a value into a column of a row, past everything that keeps it out, and give what stands there then."""
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"UPDATE {table} SET {column} = {value} WHERE {row}")  # noqa: S608 - words of this file
        other.commit()
        other.text_factory = bytes
        return other.execute(f"SELECT {column} FROM {table} WHERE {row}").fetchone()  # noqa: S608 - as above


def change(file: Path, statement: str) -> None:
    """Change a row past everything that keeps wrong values out, the rules for keys included."""
    with closing(sqlite3.connect(file)) as other:
        other.execute(statement)
        other.commit()


def everything(store: ProgressStore) -> None:
    """Ask for all that pages ask for."""
    for trainee in store.people.trainees():
        store.attempts.finished(trainee.id)
        store.attempts.unfinished(trainee.id)
        store.drills.undrilled(trainee.id)
        store.attempts.latest(trainee.id)
        store.attempts.bests(trainee.id)
        store.attempts.left(trainee.id)
        store.drills.cards(trainee.id)


@each(DAMAGED_PEOPLE)
def test_a_damaged_person_is_left_out(store: ProgressStore, file: Path, column: str, value: str) -> None:
    spoil(file, "trainee", column, value, f"id = {ANN}")
    assert [trainee.name for trainee in store.people.trainees()] == ["Bob"]
    assert [trainee.name for trainee in store.people.trainees(by_name=True)] == ["Bob"]
    assert f"person {ANN}." in store.take_damage()


@each(DAMAGED_ATTEMPTS)
def test_a_damaged_attempt_is_left_out(store: ProgressStore, file: Path, column: str, value: str) -> None:
    spoil(file, "attempt", column, value, "id = 1")
    assert [attempt.id for attempt in store.attempts.finished(ANN)] == [2]
    assert [attempt.id for attempt in store.attempts.finished(BOB)] == [3, 4]
    assert store.attempts.bests(ANN) == {VERSION.scenario: Best(60, passed=True, attempts=1)}
    everything(store)
    assert "attempt 1." in store.take_damage()


@each(DAMAGED_LINES)
def test_an_attempt_with_a_damaged_line_is_left_out(store: ProgressStore, file: Path, column: str, value: str) -> None:
    spoil(file, "decision", column, value, "attempt_id = 1")
    assert [attempt.id for attempt in store.attempts.finished(ANN)] == [2]
    everything(store)
    assert "attempt 1." in store.take_damage()


@pytest.mark.parametrize(
    "line",
    [
        "DELETE FROM decision WHERE attempt_id = 1 AND number = 0",
        "DELETE FROM decision WHERE attempt_id = 1 AND number = 1",
        "UPDATE decision SET number = 9 WHERE attempt_id = 1 AND number = 2",
        "UPDATE decision SET position = 1 WHERE attempt_id = 1 AND number = 0",
        "UPDATE decision SET position = 5 WHERE attempt_id = 1 AND number = 2",
        "UPDATE decision SET choice = NULL, position = 3 WHERE attempt_id = 1 AND number = 1",
    ],
)
def test_an_attempt_with_a_line_missing_or_out_of_place_is_left_out(store: ProgressStore, file: Path, line: str) -> None:
    for attempt in (1, 2):
        with closing(sqlite3.connect(file)) as other:
            for number, (position, choice) in enumerate(((1, "listen"), (0, None)), 1):
                values = attempt, number, position, choice, "2026-03-01 12:00:00.000000"
                other.execute("INSERT INTO decision VALUES (?, ?, ?, ?, 1.0, ?, NULL, NULL, NULL)", values)
            other.commit()
    assert [attempt.id for attempt in store.attempts.finished(ANN)] == [1, 2]
    change(file, line)
    assert [attempt.id for attempt in store.attempts.finished(ANN)] == [2]
    everything(store)
    assert "attempt 1." in store.take_damage()


def test_attempts_and_drills_whose_version_is_gone_are_left_out(store: ProgressStore, file: Path) -> None:
    change(file, "DELETE FROM scenario_version")
    assert store.attempts.finished(ANN) == ()
    assert store.attempts.latest(ANN) is None
    assert store.attempts.bests(ANN) == {}
    assert store.drills.cards(ANN) == ()
    report = store.take_damage()
    assert all(name in report for name in ("attempt 1", "attempt 2", "drill roof, opening", "drill roof, middle"))
    with pytest.raises(RowUnreadable):
        store.attempts.find(1)


def test_an_attempt_that_does_not_fit_its_version_is_left_out_of_all_lists_from_then_on(store: ProgressStore) -> None:
    store.attempts.leave_out(1)
    store.attempts.leave_out(1)
    assert [attempt.id for attempt in store.attempts.finished(ANN)] == [2]
    assert store.attempts.bests(ANN) == {VERSION.scenario: Best(60, passed=True, attempts=1)}
    assert [attempt.id for attempt in store.drills.undrilled(ANN)] == [2]
    with pytest.raises(RowUnreadable):
        store.attempts.find(1)
    assert "left out: attempt 1." in store.take_damage()
    assert store.take_damage() == ""


@each(DAMAGED_DRILLS)
def test_a_damaged_drill_is_left_out(store: ProgressStore, file: Path, column: str, value: str) -> None:
    spoil(file, "drill", column, value, "scene = 'opening'")
    assert [card.scene for card in store.drills.cards(ANN)] == ["middle"]
    assert "drill roof, opening." in store.take_damage()


@each(DAMAGED_VERSIONS)
def test_attempts_at_a_damaged_version_are_left_out(store: ProgressStore, file: Path, column: str, value: str) -> None:
    spoil(file, "scenario_version", column, value, "TRUE")
    assert store.attempts.finished(ANN) == ()
    assert store.attempts.bests(ANN) == {}
    assert "attempt 1, attempt 2." in store.take_damage()
    with pytest.raises(RowUnreadable):
        store.versions.find(VERSION.digest)


@pytest.mark.parametrize("value", ["'abc'", "5", "99999999999999"])
def test_a_damaged_file_of_a_version_is_said_to_be_so(store: ProgressStore, file: Path, value: str) -> None:
    spoil(file, "scenario_version", "source", value, "TRUE")
    with pytest.raises(RowUnreadable):
        store.versions.find(VERSION.digest)
    assert VERSION.scenario in store.take_damage()


@pytest.mark.parametrize(("table", "column"), [("attempt", "started"), ("attempt", "mode"), ("trainee", "created")])
def test_a_value_that_is_missing_where_none_may_be_is_damage(store: ProgressStore, file: Path, table: str, column: str) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"ALTER TABLE {table} RENAME COLUMN {column} TO old_{column}")
        other.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
        other.execute(f"UPDATE {table} SET {column} = old_{column} WHERE id <> 1")  # noqa: S608 - words of this file
        other.commit()
    everything(store)
    assert f"{'person' if table == 'trainee' else table} 1." in store.take_damage()


def test_a_damaged_row_stays_where_it_is(store: ProgressStore, file: Path) -> None:
    spoiled = spoil(file, "attempt", "score", "'abc'", "id = 1")
    everything(store)
    store.people.rename(ANN, "Anna")
    store.close()
    with open_store(file, now=noon) as again:
        everything(again)
        assert again.notice == ""
    with closing(sqlite3.connect(file)) as other:
        other.text_factory = bytes
        assert other.execute("SELECT score FROM attempt WHERE id = 1").fetchone() == spoiled == (b"abc",)
        assert other.execute("SELECT count(*) FROM attempt").fetchone() == (4,)


def test_a_damaged_row_is_told_of_once(store: ProgressStore, file: Path) -> None:
    spoil(file, "attempt", "score", "'abc'", "id = 1")
    calls: list[str] = []
    store.watch_damage(lambda: calls.append(store.take_damage()))
    everything(store)
    everything(store)
    assert len(calls) == 1
    assert str(file) in calls[0]
    assert store.take_damage() == ""


def test_nobody_is_told_of_anything_where_all_is_whole(store: ProgressStore) -> None:
    everything(store)
    assert store.take_damage() == ""


def test_a_damaged_attempt_that_is_asked_for_is_called_damaged_and_not_gone(store: ProgressStore, file: Path) -> None:
    spoil(file, "attempt", "score", "'abc'", "id = 1")
    with pytest.raises(SimulatorError, match="damaged"):
        store.attempts.find(1)
    with pytest.raises(SimulatorError, match="no longer"):
        store.attempts.find(99)


def test_the_last_attempt_is_the_last_that_can_be_read(store: ProgressStore, file: Path) -> None:
    spoil(file, "attempt", "score", "'abc'", "id = 2")
    latest = store.attempts.latest(ANN)
    assert latest is not None
    assert latest.id == 1


def test_a_drill_that_was_damaged_can_be_kept_anew(store: ProgressStore, file: Path) -> None:
    (card, other) = store.drills.cards(ANN)
    spoil(file, "drill", "lost", "'abc'", f"scene = '{card.scene}'")
    store.drills.keep_drill(replace(card, due=NOON + timedelta(days=1)))
    assert {drill.scene for drill in store.drills.cards(ANN)} == {card.scene, other.scene}


def test_wrong_pins_of_a_damaged_person_are_not_counted(store: ProgressStore, file: Path) -> None:
    store.people.set_pin(ANN, "1234")
    spoil(file, "trainee", "pin_failures", "'abc'", f"id = {ANN}")
    with pytest.raises(SimulatorError, match="damaged"):
        store.people.check_pin(ANN, "1234", NOON)


def test_many_damaged_rows_are_told_in_few_words() -> None:
    damage = Damage("here")
    for number in range(1, 9):
        damage.note(f"attempt {number}")
    assert "attempt 4, attempt 5 and 3 more." in damage.take()


def test_rows_of_another_database_are_told_of_anew() -> None:
    damage = Damage("here")
    damage.note("attempt 1")
    damage.take()
    damage.forget()
    damage.note("attempt 1")
    assert "attempt 1" in damage.take()


def test_a_row_that_several_threads_meet_is_told_of_once() -> None:
    damage = Damage("here")
    together = threading.Barrier(4)
    calls: list[int] = []
    damage.listener = lambda: calls.append(1)

    def meet() -> None:
        together.wait()
        damage.note("attempt 1")

    threads = [threading.Thread(target=meet) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == [1]
