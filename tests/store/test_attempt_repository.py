"""Attempts and decisions go in and come out again, on each kind of database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.core.errors import SimulatorError
from simulator.core.training.attempt import ASSESSMENT, PRACTICE, Best, LogEntry
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import LOST, NOON, VERSION, WON, begin, later, noon, play


def test_an_attempt_comes_back_as_it_was_played(store: ProgressStore) -> None:
    ann = store.people.add("Ann", "", NOON)
    log = (LogEntry(0, "name-it", 2.25), LogEntry(1, "own-it", 4.0), LogEntry(0, None), LogEntry(0, "silence", 15.0))
    started = store.attempts.start(ann.id, VERSION, ASSESSMENT, 2**63 - 1, NOON)
    for entry in log:
        store.attempts.record(started.id, entry, NOON)
    store.attempts.finish(started.id, LOST, NOON + later(5))
    assert store.attempts.find(started.id) == replace(started, log=log, finished=NOON + later(5), outcome=LOST)
    assert (started.mode, started.seed, started.language) == (ASSESSMENT, 2**63 - 1, "en")


def test_each_decision_is_there_for_whoever_looks_next(where: str, store: ProgressStore) -> None:
    attempt = begin(store)
    with open_store(where, now=noon) as other:
        store.attempts.record(attempt.id, LogEntry(0, "name-it"), NOON)
        assert other.attempts.find(attempt.id).transcript == ("name-it",)


def test_two_windows_can_go_on_with_one_attempt_in_turn(where: str, store: ProgressStore) -> None:
    attempt = begin(store, "name-it")
    with open_store(where, now=noon) as other:
        other.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)
    store.attempts.record(attempt.id, LogEntry(2, "thank"), NOON)
    assert store.attempts.find(attempt.id).transcript == ("name-it", "own-it", "thank")


@pytest.mark.parametrize("entry", [LogEntry(0, "late"), LogEntry(2, "early"), LogEntry(2, None), LogEntry(-1, None)])
def test_a_line_that_does_not_fit_the_log_is_refused(store: ProgressStore, entry: LogEntry) -> None:
    attempt = begin(store, "name-it")
    with pytest.raises(SimulatorError, match="another window"):
        store.attempts.record(attempt.id, entry, NOON)
    assert store.attempts.find(attempt.id) == attempt


def test_a_finished_attempt_stays_as_it_is(store: ProgressStore) -> None:
    attempt = begin(store, "name-it")
    store.attempts.finish(attempt.id, WON, NOON)
    finished = store.attempts.find(attempt.id)
    store.attempts.finish(attempt.id, WON, NOON + later(1))  # tried again where the first answer did not come
    with pytest.raises(SimulatorError, match="already finished"):
        store.attempts.finish(attempt.id, LOST, NOON)
    with pytest.raises(SimulatorError, match="already finished"):
        store.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)
    with pytest.raises(SimulatorError, match="already finished"):
        store.attempts.discard(attempt.id, NOON)
    assert store.attempts.find(attempt.id) == finished


def test_a_discarded_attempt_is_listed_nowhere_and_closed(store: ProgressStore) -> None:
    attempt = begin(store, "name-it")
    store.attempts.discard(attempt.id, NOON)
    with pytest.raises(SimulatorError, match="discarded"):
        store.attempts.record(attempt.id, LogEntry(1, "own-it"), NOON)
    assert store.attempts.unfinished(attempt.trainee) == store.attempts.finished(attempt.trainee) == ()
    assert store.attempts.bests(attempt.trainee) == {}


def test_assessments_that_were_left_are_counted_and_practice_is_not(store: ProgressStore) -> None:
    ann = store.people.add("Ann", "", NOON)
    for mode in (ASSESSMENT, PRACTICE, ASSESSMENT):
        store.attempts.discard(store.attempts.start(ann.id, VERSION, mode, 0, NOON).id, NOON)
    store.attempts.start(ann.id, VERSION, ASSESSMENT, 0, NOON)
    assert len(store.attempts.left(ann.id)) == 2


def test_unfinished_attempts_come_newest_first_with_their_logs(store: ProgressStore) -> None:
    older = begin(store, "name-it")
    newer = store.attempts.start(older.trainee, VERSION, "practice", 1, NOON + later(1))
    play(store, older.trainee, WON)
    begin(store, "name-it", name="Bob")
    assert store.attempts.unfinished(older.trainee) == (newer, older)


def test_finished_attempts_come_oldest_first_with_their_logs(store: ProgressStore) -> None:
    ann = begin(store).trainee
    first, second = play(store, ann, LOST, LogEntry(0, "deny")), play(store, ann, WON, LogEntry(0, "name-it"))
    found = store.attempts.finished(ann)
    assert [attempt.id for attempt in found] == [first, second]
    assert [attempt.transcript for attempt in found] == [("deny",), ("name-it",)]
    assert [attempt.outcome for attempt in found] == [LOST, WON]


def test_the_best_ignores_attempts_with_a_step_back_and_counts_them(store: ProgressStore) -> None:
    ann = begin(store).trainee
    play(store, ann, LOST, LogEntry(0, "deny"))
    play(store, ann, WON, LogEntry(0, "deny"), LogEntry(0, None), LogEntry(0, "name-it"))
    assert store.attempts.bests(ann) == {"disputed-charge": Best(40, passed=False, attempts=2, helped=WON.score)}


def test_there_is_no_best_score_where_every_attempt_went_back(store: ProgressStore) -> None:
    ann = begin(store).trainee
    play(store, ann, WON, LogEntry(0, "deny"), LogEntry(0, None))
    assert store.attempts.bests(ann) == {"disputed-charge": Best(None, passed=False, attempts=1, helped=WON.score)}


def test_the_best_counts_all_versions_and_languages_of_a_scenario(store: ProgressStore) -> None:
    ann = begin(store).trainee
    play(store, ann, WON)
    play(store, ann, LOST, version=replace(VERSION, digest="b" * 64, language="pl"))
    play(store, ann, LOST, version=replace(VERSION, digest="c" * 64, scenario="late-parcel"))
    assert store.attempts.bests(ann) == {
        "disputed-charge": Best(90, passed=True, attempts=2),
        "late-parcel": Best(40, passed=False, attempts=1),
    }


def test_a_pass_counts_where_a_higher_score_failed(store: ProgressStore) -> None:
    ann = begin(store).trainee
    play(store, ann, replace(LOST, score=95))
    play(store, ann, replace(WON, score=80))
    assert store.attempts.bests(ann)["disputed-charge"] == Best(95, passed=True, attempts=2)


def test_what_was_typed_and_whether_the_trainee_was_sure_come_back(store: ProgressStore) -> None:
    attempt = begin(store)
    log = (LogEntry(0, "name-it", 2.0, "I'm so sorry.\nŁ 😀", sure=True), LogEntry(1, "deny", sure=False), LogEntry(2, "thank"))
    for entry in log:
        store.attempts.record(attempt.id, entry, NOON)
    assert store.attempts.find(attempt.id).log == log


@pytest.mark.parametrize(("typed", "kept"), [("  \n ", ""), (" Hello. ", "Hello."), ("a\x00b\ud800", "a?b?")])
def test_what_no_database_could_keep_of_a_text_costs_no_decision(store: ProgressStore, typed: str, kept: str) -> None:
    attempt = begin(store)
    store.attempts.record(attempt.id, LogEntry(0, "name-it", typed=typed), NOON)
    assert store.attempts.find(attempt.id).log == (LogEntry(0, "name-it", typed=kept),)


@pytest.mark.parametrize("timers", [True, False, None])
def test_an_attempt_tells_whether_silence_was_timed(store: ProgressStore, timers: bool | None) -> None:
    ann = store.people.add("Ann", "", NOON).id
    started = store.attempts.start(ann, VERSION, ASSESSMENT, 1, NOON, timers=timers)
    assert started.timers is store.attempts.find(started.id).timers is timers


def test_a_finished_attempt_takes_the_trainees_own_words(store: ProgressStore) -> None:
    attempt = store.attempts.find(play(store, begin(store).trainee, WON))
    store.attempts.reflect(attempt.id, " I named it. ", "I'd wait longer.")
    assert store.attempts.find(attempt.id) == replace(attempt, went_well="I named it.", would_change="I'd wait longer.")
    store.attempts.reflect(attempt.id, "", "Nothing.")
    assert store.attempts.find(attempt.id) == replace(attempt, would_change="Nothing.")


def test_an_attempt_that_is_not_over_takes_no_words_yet(store: ProgressStore) -> None:
    attempt = begin(store, "name-it")
    with pytest.raises(SimulatorError, match="not finished yet") as caught:
        store.attempts.reflect(attempt.id, "All of it.", "")
    assert caught.value.hint
    store.attempts.discard(attempt.id, NOON)
    with pytest.raises(SimulatorError, match="discarded"):
        store.attempts.reflect(attempt.id, "All of it.", "")


def test_what_was_decided_apart_is_an_attempt_of_its_own_with_the_log_before_it(where: str, store: ProgressStore) -> None:
    attempt = begin(store, "name-it", "own-it")
    store.attempts.record(attempt.id, LogEntry(2, "thank"), NOON)
    further = (LogEntry(0, None), LogEntry(0, "silence", 15.0, typed=" Hello?\0 ", sure=True))
    number = store.attempts.keep_apart(attempt, 2, tuple((entry, NOON + later(3)) for entry in further))
    apart = store.attempts.find(number)
    assert number != attempt.id
    assert apart.log == (*attempt.log, further[0], replace(further[1], typed="Hello??"))
    assert replace(apart, id=attempt.id, log=attempt.log) == attempt
    assert store.attempts.find(attempt.id).transcript == ("name-it", "own-it", "thank")


def test_nothing_is_kept_apart_for_somebody_who_is_gone(store: ProgressStore) -> None:
    attempt = begin(store, "name-it")
    store.people.remove(attempt.trainee)
    with pytest.raises(SimulatorError, match="no longer in the database"):
        store.attempts.keep_apart(attempt, 1, ())


@pytest.mark.parametrize("entry", [LogEntry(0, None), LogEntry(1, None), LogEntry(2, "thank")])
def test_a_line_from_a_window_that_is_behind_is_refused(store: ProgressStore, entry: LogEntry) -> None:
    attempt = begin(store, "name-it", "own-it")
    with pytest.raises(SimulatorError, match="another window"):
        store.attempts.record(attempt.id, entry, NOON, 1)
    assert store.attempts.find(attempt.id).log == attempt.log
    store.attempts.record(attempt.id, entry, NOON, 2)
    assert store.attempts.find(attempt.id).log == (*attempt.log, entry)
