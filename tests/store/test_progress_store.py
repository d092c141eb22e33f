"""Trainees, attempts and decisions go in and come out again, on each kind of database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.core.errors import SimulatorError
from simulator.core.progress import ASSESSMENT, Best, Entry, Outcome, Version
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import NOON, VERSION, begin, noon

WON = Outcome("settled", 90, passed=True, critical=False)
LOST = Outcome("walked-out", 40, passed=False, critical=True)


def later(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def play(store: ProgressStore, trainee: int, outcome: Outcome, *log: Entry, version: Version = VERSION) -> int:
    attempt = store.start_attempt(trainee, version, "practice", 1, NOON)
    for entry in log:
        store.record(attempt.id, entry, NOON)
    store.finish(attempt.id, outcome, NOON)
    return attempt.id


def test_an_added_trainee_is_found(store: ProgressStore) -> None:
    ann = store.add_trainee(" Ann ", "marta", NOON)
    assert (ann.name, ann.picture, ann.created) == ("Ann", "marta", NOON)
    assert store.trainees() == (ann,)


def test_a_name_is_taken_whatever_its_capitals(store: ProgressStore) -> None:
    ann = store.add_trainee("Łukasz", "", NOON)
    with pytest.raises(SimulatorError, match="already"):
        store.add_trainee("łUKASZ", "", NOON)
    assert store.trainees() == (ann,)


def test_a_trainee_can_be_renamed_and_given_a_picture(store: ProgressStore) -> None:
    ann = store.add_trainee("Ann", "", NOON)
    store.rename_trainee(ann.id, "ANN Lee")
    assert store.change_picture(ann.id, "marta") == store.trainees()[0] == replace(ann, name="ANN Lee", picture="marta")


def test_a_trainee_can_change_the_capitals_of_the_own_name(store: ProgressStore) -> None:
    ann = store.add_trainee("ann", "", NOON)
    assert store.rename_trainee(ann.id, "Ann").name == "Ann"


def test_renaming_to_a_taken_name_changes_nothing(store: ProgressStore) -> None:
    ann, bob = store.add_trainee("Ann", "", NOON), store.add_trainee("Bob", "", NOON)
    with pytest.raises(SimulatorError, match="already"):
        store.rename_trainee(bob.id, "ann")
    assert store.trainees(by_name=True) == (ann, bob)


def test_who_practised_last_comes_first(store: ProgressStore) -> None:
    ann = store.add_trainee("Ann", "", NOON)
    bob = store.add_trainee("bob", "", NOON + later(1))
    cid = store.add_trainee("Cid", "", NOON + later(2))
    store.start_attempt(bob.id, VERSION, "practice", 1, NOON + later(3))
    assert store.trainees() == (bob, cid, ann)
    assert store.trainees(by_name=True) == (ann, bob, cid)


def test_removing_a_trainee_removes_the_attempts_and_nothing_else(store: ProgressStore) -> None:
    gone, kept = begin(store, "name-it"), begin(store, "own-it", name="Bob")
    store.remove_trainee(gone.trainee)
    with pytest.raises(SimulatorError, match="no longer"):
        store.attempt(gone.id)
    assert store.attempt(kept.id) == kept
    assert store.version(VERSION.digest) == VERSION


def test_the_id_of_a_removed_trainee_is_not_given_out_again(store: ProgressStore) -> None:
    ann = store.add_trainee("Ann", "", NOON)
    store.remove_trainee(ann.id)
    assert store.add_trainee("Bob", "", NOON).id != ann.id


GONE: dict[str, tuple[object, ...]] = {
    "rename_trainee": (99, "Ann"),
    "change_picture": (99, "marta"),
    "remove_trainee": (99,),
    "start_attempt": (99, VERSION, "practice", 1, NOON),
    "record": (99, Entry(0, "name-it"), NOON),
    "finish": (99, WON, NOON),
    "discard": (99, NOON),
    "attempt": (99,),
    "version": ("b" * 64,),
}


@pytest.mark.parametrize("method", GONE)
def test_what_is_gone_is_said_to_be_gone(store: ProgressStore, method: str) -> None:
    with pytest.raises(SimulatorError, match="no longer"):
        getattr(store, method)(*GONE[method])


def test_an_attempt_comes_back_as_it_was_played(store: ProgressStore) -> None:
    ann = store.add_trainee("Ann", "", NOON)
    log = (Entry(0, "name-it", 2.25), Entry(1, "own-it", 4.0), Entry(0, None), Entry(0, "silence", 15.0))
    started = store.start_attempt(ann.id, VERSION, ASSESSMENT, 2**63 - 1, NOON)
    for entry in log:
        store.record(started.id, entry, NOON)
    store.finish(started.id, LOST, NOON + later(5))
    assert store.attempt(started.id) == replace(started, log=log, finished=NOON + later(5), outcome=LOST)
    assert (started.mode, started.seed, started.language) == (ASSESSMENT, 2**63 - 1, "en")


def test_each_decision_is_there_for_whoever_looks_next(where: str, store: ProgressStore) -> None:
    attempt = begin(store)
    with open_store(where, now=noon) as other:
        store.record(attempt.id, Entry(0, "name-it"), NOON)
        assert other.attempt(attempt.id).transcript == ("name-it",)


def test_two_windows_can_go_on_with_one_attempt_in_turn(where: str, store: ProgressStore) -> None:
    attempt = begin(store, "name-it")
    with open_store(where, now=noon) as other:
        other.record(attempt.id, Entry(1, "own-it"), NOON)
    store.record(attempt.id, Entry(2, "thank"), NOON)
    assert store.attempt(attempt.id).transcript == ("name-it", "own-it", "thank")


@pytest.mark.parametrize("entry", [Entry(0, "late"), Entry(2, "early"), Entry(2, None), Entry(-1, None)])
def test_a_line_that_does_not_fit_the_log_is_refused(store: ProgressStore, entry: Entry) -> None:
    attempt = begin(store, "name-it")
    with pytest.raises(SimulatorError, match="another window"):
        store.record(attempt.id, entry, NOON)
    assert store.attempt(attempt.id) == attempt


def test_a_finished_attempt_stays_as_it_is(store: ProgressStore) -> None:
    attempt = begin(store, "name-it")
    store.finish(attempt.id, WON, NOON)
    finished = store.attempt(attempt.id)
    with pytest.raises(SimulatorError, match="already finished"):
        store.finish(attempt.id, LOST, NOON)
    with pytest.raises(SimulatorError, match="already finished"):
        store.record(attempt.id, Entry(1, "own-it"), NOON)
    with pytest.raises(SimulatorError, match="already finished"):
        store.discard(attempt.id, NOON)
    assert store.attempt(attempt.id) == finished


def test_a_discarded_attempt_is_listed_nowhere_and_closed(store: ProgressStore) -> None:
    attempt = begin(store, "name-it")
    store.discard(attempt.id, NOON)
    with pytest.raises(SimulatorError, match="thrown away"):
        store.record(attempt.id, Entry(1, "own-it"), NOON)
    assert store.unfinished(attempt.trainee) == store.attempts(attempt.trainee) == ()
    assert store.bests(attempt.trainee) == {}


def test_unfinished_attempts_come_newest_first_with_their_logs(store: ProgressStore) -> None:
    older = begin(store, "name-it")
    newer = store.start_attempt(older.trainee, VERSION, "practice", 1, NOON + later(1))
    play(store, older.trainee, WON)
    begin(store, "name-it", name="Bob")
    assert store.unfinished(older.trainee) == (newer, older)


def test_finished_attempts_come_oldest_first_with_their_logs(store: ProgressStore) -> None:
    ann = begin(store).trainee
    first, second = play(store, ann, LOST, Entry(0, "deny")), play(store, ann, WON, Entry(0, "name-it"))
    found = store.attempts(ann)
    assert [attempt.id for attempt in found] == [first, second]
    assert [attempt.transcript for attempt in found] == [("deny",), ("name-it",)]
    assert [attempt.outcome for attempt in found] == [LOST, WON]


def test_the_best_ignores_attempts_with_a_step_back_and_counts_them(store: ProgressStore) -> None:
    ann = begin(store).trainee
    play(store, ann, LOST, Entry(0, "deny"))
    play(store, ann, WON, Entry(0, "deny"), Entry(0, None), Entry(0, "name-it"))
    assert store.bests(ann) == {"disputed-charge": Best(40, passed=False, attempts=2)}


def test_there_is_no_best_score_where_every_attempt_went_back(store: ProgressStore) -> None:
    ann = begin(store).trainee
    play(store, ann, WON, Entry(0, "deny"), Entry(0, None))
    assert store.bests(ann) == {"disputed-charge": Best(None, passed=False, attempts=1)}


def test_the_best_counts_all_versions_and_languages_of_a_scenario(store: ProgressStore) -> None:
    ann = begin(store).trainee
    play(store, ann, WON)
    play(store, ann, LOST, version=replace(VERSION, digest="b" * 64, language="pl"))
    play(store, ann, LOST, version=replace(VERSION, digest="c" * 64, scenario="late-parcel"))
    assert store.bests(ann) == {
        "disputed-charge": Best(90, passed=True, attempts=2),
        "late-parcel": Best(40, passed=False, attempts=1),
    }


def test_a_pass_counts_where_a_higher_score_failed(store: ProgressStore) -> None:
    ann = begin(store).trainee
    play(store, ann, replace(LOST, score=95))
    play(store, ann, replace(WON, score=80))
    assert store.bests(ann)["disputed-charge"] == Best(95, passed=True, attempts=2)


def test_what_was_played_is_kept_under_its_digest(store: ProgressStore) -> None:
    ann = begin(store).trainee
    changed = replace(VERSION, digest="b" * 64, source=b"format: 1\ntitle: \xc5\x81\n\x00")
    store.start_attempt(ann, changed, "practice", 1, NOON)
    store.start_attempt(ann, changed, "practice", 1, NOON)
    assert (store.version("a" * 64), store.version("b" * 64)) == (VERSION, changed)


def test_memory_works_like_a_file_and_keeps_nothing() -> None:
    with open_store(":memory:", now=noon) as store:
        attempt = begin(store, "name-it")
        assert store.unfinished(attempt.trainee) == (attempt,)
        assert (store.saving, store.notice) == (False, "")
    with open_store(":memory:", now=noon) as store:
        assert store.trainees() == ()


def test_progress_made_in_memory_can_still_be_saved(file: Path) -> None:
    with open_store(":memory:", now=noon) as store:
        attempt = begin(store, "name-it")
        store.backup(file)
    with open_store(file, now=noon) as store:
        assert (store.saving, store.attempt(attempt.id)) == (True, attempt)
