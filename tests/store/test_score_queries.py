"""The database counts the scores of a trainee, and comes to what reading every attempt comes to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from simulator.core.training.attempt import LogEntry, Outcome
from simulator.core.training.attempt_policy import scores
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import NOON, VERSION, begin, later, noon, play

OTHER = replace(VERSION, digest="b" * 64, scenario="cold-call", title="The call nobody wanted")
CHANGED = replace(VERSION, digest="c" * 64, title="The charge, again")
FIRST, BACK = LogEntry(0, "a"), LogEntry(0, None)
OUTCOMES = st.builds(Outcome, st.just("end"), st.integers(0, 100), passed=st.booleans(), critical=st.booleans())
HELD = st.tuples(OUTCOMES, st.sampled_from([VERSION, OTHER, CHANGED]), st.booleans())


def start_later(store: ProgressStore, number: int, minutes: int) -> None:
    """Put the beginning of an attempt at another time."""
    moment = f"{(NOON + later(minutes)).replace(tzinfo=None)}.000000"
    with store._database.writing() as session:
        session.execute(text("UPDATE attempt SET started = :at WHERE id = :id"), {"at": moment, "id": number})


@given(held=st.lists(HELD, max_size=12), order=st.randoms(use_true_random=False))
def test_counted_by_the_database_it_is_what_every_attempt_comes_to(held: list, order) -> None:
    with open_store(":memory:", now=noon) as store:
        ann, ben = (store.people.add(name, "", NOON).id for name in ("Ann", "Ben"))
        for outcome, version, back in held:
            log = (FIRST, BACK, FIRST) if back else (FIRST,)
            start_later(store, play(store, ann, outcome, *log, version=version), order.randrange(5))
            play(store, ben, Outcome("end", 7, passed=False, critical=True), FIRST, version=OTHER)
        assert store.attempts.scores(ann) == scores(store.attempts.finished(ann))


def test_each_kind_of_database_counts_the_same(store: ProgressStore) -> None:
    ann = store.people.add("Ann", "", NOON).id
    for score, version, log in (
        (40, VERSION, (FIRST,)),
        (90, VERSION, (FIRST,)),
        (90, OTHER, (FIRST, BACK, FIRST)),
        (60, VERSION, (FIRST,)),
    ):
        play(store, ann, Outcome("end", score, passed=score > 70, critical=score < 50), *log, version=version)
    assert store.attempts.scores(ann) == scores(store.attempts.finished(ann))
    assert [(each.scenario, each.attempts) for each in store.attempts.scores(ann)] == [("disputed-charge", 3), ("cold-call", 1)]


def test_who_has_finished_nothing_has_no_scores(store: ProgressStore) -> None:
    assert store.attempts.scores(begin(store, "name-it").trainee) == ()


@pytest.mark.parametrize("damage", ["score = 'abc'", "score = 101", "passed = 7", "critical = x'00'", "started = 'soon'"])
def test_a_damaged_score_is_left_out_and_told(file: Path, damage: str) -> None:
    with open_store(file, now=noon) as store:
        ann = store.people.add("Ann", "", NOON).id
        for score in (90, 80):
            play(store, ann, Outcome("end", score, passed=True, critical=False), FIRST)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"UPDATE attempt SET {damage} WHERE id = 2")  # noqa: S608 (an example)
        connection.commit()
    with open_store(file, now=noon) as store:
        (counted,) = store.attempts.scores(ann)
        assert counted.attempts == 1
        assert "attempt 2" in store.take_damage()
        assert store.attempts.scores(ann) == (counted,)


def test_the_newest_are_found_page_by_page(store: ProgressStore) -> None:
    ann = store.people.add("Ann", "", NOON).id
    played = [play(store, ann, Outcome("end", score, passed=True, critical=False), FIRST) for score in range(5)]
    left = store.attempts.start(ann, VERSION, "assessment", 1, NOON + later(9))
    store.attempts.discard(left.id, NOON + later(10))
    dropped = store.attempts.start(ann, VERSION, "practice", 1, NOON + later(9))
    store.attempts.discard(dropped.id, NOON + later(10))
    assert [attempt.id for attempt in store.attempts.closed(ann, 3)] == [left.id, played[4], played[3]]
    assert [attempt.id for attempt in store.attempts.closed(ann, 3, 3)] == [played[2], played[1], played[0]]
    assert store.attempts.closed(ann, 3, 6) == ()
    assert [attempt.id for attempt in store.attempts.newest_finished(ann, 2)] == played[3:]
    assert store.attempts.count_left(ann) == 1
