"""Nobody waits for ever for a database: the window's thread only for a moment, and what was tried twice is there once."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from simulator.core.errors import DatabaseLocked, StoreError
from simulator.core.training.attempt import LogEntry
from simulator.store.patience import Patience
from simulator.store.progress_store import ProgressStore, open_store
from tests.guard import GUARD
from tests.store.examples import NOON, begin, later, noon

SOON = 0.05


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    opened = threading.Event()
    yield opened
    opened.set()


def test_what_is_called_gives_its_result_and_its_error() -> None:
    patience = Patience("here", GUARD, GUARD)
    assert patience.call(lambda: 7) == 7
    with pytest.raises(ValueError, match="seven"):
        patience.call(lambda: int("seven"))


def test_who_does_not_answer_is_given_up_and_others_fail_at_once_until_it_does(gate: threading.Event) -> None:
    patience = Patience("the server", SOON, GUARD)
    with pytest.raises(StoreError, match="The database the server does not answer"):
        patience.call(lambda: gate.wait(GUARD))
    asked: list[int] = []
    with pytest.raises(StoreError, match="does not answer"):
        patience.call(lambda: asked.append(1))
    assert asked == []
    waiting = patience._waiting
    gate.set()
    assert waiting is not None
    waiting.join(GUARD)
    assert patience.call(lambda: 7) == 7


def test_another_thread_waits_longer_than_the_window_s(gate: threading.Event) -> None:
    patience, found = Patience("here", SOON, GUARD), []
    thread = threading.Thread(target=lambda: found.append(patience.call(lambda: gate.wait(GUARD))))
    thread.start()
    gate.set()
    thread.join(GUARD)
    assert found == [True]


def test_the_window_s_thread_waits_for_a_locked_file_for_a_moment_only(file: Path) -> None:
    with open_store(file, now=noon, busy_timeout=GUARD * 10, patience=SOON) as store:
        attempt = begin(store, "name-it")
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for act in (
                lambda: store.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON),
                lambda: store.people.add("Ben", "", NOON),
            ):
                with pytest.raises(DatabaseLocked):
                    act()
            other.execute("ROLLBACK")
        store.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)
        assert store.attempts.find(attempt.id).transcript == ("name-it", "own-it")


def test_another_thread_waits_until_the_lock_is_gone(file: Path) -> None:
    with open_store(file, now=noon, busy_timeout=GUARD, patience=SOON) as store:
        with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
            other.execute("BEGIN IMMEDIATE")
            thread = threading.Thread(target=lambda: store.people.add("Ben", "", NOON))
            thread.start()
            other.execute("ROLLBACK")
            thread.join(GUARD)
        assert [trainee.name for trainee in store.people.trainees()] == ["Ben"]


# A server


@pytest.fixture
def halted(postgresql: str) -> Iterator[tuple[ProgressStore, Callable[[], None], Callable[[], None]]]:
    """Give a store on a server, and the ways to halt the server's processes that serve it, and to let them go on."""
    import psycopg

    with open_store(postgresql, now=noon, patience=SOON) as store:
        patience = store.attempts._patience
        patience._at_the_window = GUARD
        begin(store, "name-it")

        def send(what: signal.Signals) -> None:
            with psycopg.connect(postgresql) as other:
                query = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
                for (pid,) in other.execute(query):
                    os.kill(pid, what)

        def halt() -> None:
            patience._at_the_window = SOON
            send(signal.SIGSTOP)

        def go_on() -> None:
            send(signal.SIGCONT)
            patience._at_the_window = GUARD
            if patience._waiting is not None:
                patience._waiting.join(GUARD)

        yield store, halt, go_on
        go_on()


def test_a_server_that_hangs_is_given_up_and_what_was_tried_twice_is_there_once(halted) -> None:
    store, halt, go_on = halted
    (attempt,) = store.attempts.unfinished(1)
    entry = LogEntry(1, "own-it", 2.125)
    halt()
    with pytest.raises(StoreError, match="does not answer"):
        store.attempts.record(attempt.id, entry, NOON)
    with pytest.raises(StoreError, match="does not answer"):
        store.people.trainees()
    go_on()
    store.attempts.record(attempt.id, entry, NOON + later(1))
    assert store.attempts.find(attempt.id).log == (*attempt.log, entry)


def test_a_decision_that_was_made_elsewhere_is_not_taken_for_the_same(store: ProgressStore) -> None:
    attempt = begin(store, "name-it")
    store.attempts.record(attempt.id, LogEntry(1, "own-it", 2.0), NOON)
    from simulator.core.errors import SimulatorError

    with pytest.raises(SimulatorError, match="another window"):
        store.attempts.record(attempt.id, LogEntry(1, "own-it", 3.0), NOON)
    with pytest.raises(SimulatorError, match="another window"):
        store.attempts.record(attempt.id, LogEntry(1, "thank", 2.0), NOON)


def test_a_server_is_told_how_long_a_statement_and_a_lock_may_take(postgresql: str) -> None:
    with open_store(postgresql, now=noon, busy_timeout=3.0) as store, store._database.reading() as session:
        limits = {
            name: session.connection().exec_driver_sql(f"SHOW {name}").scalar() for name in ("lock_timeout", "statement_timeout")
        }
    assert limits == {"lock_timeout": "3s", "statement_timeout": "15s"}
