"""A time, a version and an attempt to test with, and what several tests do with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, event

from simulator.core.errors import StoreError
from simulator.core.training.attempt import Attempt, LogEntry, Outcome, ScenarioVersion
from simulator.core.training.drill import DrillCard
from simulator.store.progress_store import ProgressStore, open_store

FIRST_RELEASE = Path(__file__).with_name("progress-0001.sql")
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
VERSION = ScenarioVersion("a" * 64, "disputed-charge", "en", "The charge nobody made", b"format: 1\n")
WON = Outcome("settled", 90, passed=True, critical=False)
LOST = Outcome("walked-out", 40, passed=False, critical=True)
CARD = DrillCard(
    trainee=99,
    scenario="disputed-charge",
    scene="opening",
    digest=VERSION.digest,
    path=("name-it", "silence"),
    memory="{}",
    due=NOON + timedelta(minutes=1),
    lost=3,
    confident=True,
    created=NOON,
    reviewed=NOON,
)


def noon() -> datetime:
    return NOON


def begin(store: ProgressStore, *choices: str, name: str = "Ann") -> Attempt:
    """Add a trainee who has made these choices in an attempt that is still open."""
    attempt = store.attempts.start(store.people.add(name, "", NOON).id, VERSION, "practice", 7, NOON)
    for position, choice in enumerate(choices):
        store.attempts.record(attempt.id, LogEntry(position, choice, 1.5), NOON)
    return store.attempts.find(attempt.id)


def later(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def play(store: ProgressStore, trainee: int, outcome: Outcome, *log: LogEntry, version: ScenarioVersion = VERSION) -> int:
    """Hold an attempt to its end; its log is whatever is wanted."""
    attempt = store.attempts.start(trainee, version, "practice", 1, NOON)
    for entry in log:
        store.attempts.record(attempt.id, entry, NOON)
    store.attempts.finish(attempt.id, outcome, NOON)
    return attempt.id


def make(file: Path) -> bytes:
    with open_store(file, now=noon) as store:
        begin(store, "name-it")
    return file.read_bytes()


def first_release(file: Path) -> None:
    """Make a database file as the first release of the tables wrote it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(FIRST_RELEASE.read_text(encoding="utf-8"))


def assert_plain(error: StoreError, file: Path) -> None:
    """Both sentences are there, end like sentences, and name the file but no class or statement."""
    assert str(file) in error.message
    assert error.message.endswith(".")
    assert error.hint.endswith(".")
    assert not any(word in error.message + error.hint for word in ("Error", "SELECT", "INSERT", "sqlite3"))


@contextmanager
def every_connection(pragma: str) -> Iterator[None]:
    """Set up each new connection with one more pragma."""

    def configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA {pragma}")

    event.listen(Engine, "connect", configure)
    yield
    event.remove(Engine, "connect", configure)
