"""Trainees, attempts and decisions go in and come out again, on each kind of database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from simulator.core.errors import SimulatorError
from simulator.core.training.attempt import ASSESSMENT, PRACTICE, Best, Entry, Outcome, Version
from simulator.core.training.drill import DrillCard
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


CARD = DrillCard(
    trainee=99,
    scenario="disputed-charge",
    scene="opening",
    digest=VERSION.digest,
    path=("name-it", "silence"),
    memory="{}",
    due=NOON + later(1),
    lost=3,
    confident=True,
    created=NOON,
    reviewed=NOON,
)

GONE: dict[str, tuple[object, ...]] = {
    "rename_trainee": (99, "Ann"),
    "change_picture": (99, "marta"),
    "remove_trainee": (99,),
    "start_attempt": (99, VERSION, "practice", 1, NOON),
    "record": (99, Entry(0, "name-it"), NOON),
    "finish": (99, WON, NOON),
    "discard": (99, NOON),
    "attempt": (99,),
    "reflect": (99, "", ""),
    "set_pin": (99, "1234"),
    "check_pin": (99, "1234", NOON),
    "reset_pin": (99, "1234", NOON),
    "keep_drill": (CARD,),
    "keep_drills": (99, (), NOON),
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


def test_assessments_that_were_left_are_counted_and_practice_is_not(store: ProgressStore) -> None:
    ann = store.add_trainee("Ann", "", NOON)
    for mode in (ASSESSMENT, PRACTICE, ASSESSMENT):
        store.discard(store.start_attempt(ann.id, VERSION, mode, 0, NOON).id, NOON)
    store.start_attempt(ann.id, VERSION, ASSESSMENT, 0, NOON)
    assert store.broken_off(ann.id) == 2


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


def test_what_was_typed_and_whether_the_trainee_was_sure_come_back(store: ProgressStore) -> None:
    attempt = begin(store)
    log = (Entry(0, "name-it", 2.0, "I'm so sorry.\nŁ 😀", sure=True), Entry(1, "deny", sure=False), Entry(2, "thank"))
    for entry in log:
        store.record(attempt.id, entry, NOON)
    assert store.attempt(attempt.id).log == log


@pytest.mark.parametrize(("typed", "kept"), [("  \n ", ""), (" Hello. ", "Hello."), ("a\x00b\ud800", "a?b?")])
def test_what_no_database_could_keep_of_a_text_costs_no_decision(store: ProgressStore, typed: str, kept: str) -> None:
    attempt = begin(store)
    store.record(attempt.id, Entry(0, "name-it", typed=typed), NOON)
    assert store.attempt(attempt.id).log == (Entry(0, "name-it", typed=kept),)


@pytest.mark.parametrize("timers", [True, False, None])
def test_an_attempt_tells_whether_silence_was_timed(store: ProgressStore, timers: bool | None) -> None:
    ann = store.add_trainee("Ann", "", NOON).id
    started = store.start_attempt(ann, VERSION, ASSESSMENT, 1, NOON, timers=timers)
    assert started.timers is store.attempt(started.id).timers is timers


def test_a_finished_attempt_takes_the_trainees_own_words(store: ProgressStore) -> None:
    attempt = store.attempt(play(store, begin(store).trainee, WON))
    store.reflect(attempt.id, " I named it. ", "I'd wait longer.")
    assert store.attempt(attempt.id) == replace(attempt, went_well="I named it.", would_change="I'd wait longer.")
    store.reflect(attempt.id, "", "Nothing.")
    assert store.attempt(attempt.id) == replace(attempt, would_change="Nothing.")


def test_an_attempt_that_is_not_over_takes_no_words_yet(store: ProgressStore) -> None:
    attempt = begin(store, "name-it")
    with pytest.raises(SimulatorError, match="not finished yet") as caught:
        store.reflect(attempt.id, "All of it.", "")
    assert caught.value.hint
    store.discard(attempt.id, NOON)
    with pytest.raises(SimulatorError, match="thrown away"):
        store.reflect(attempt.id, "All of it.", "")


def test_drills_come_back_as_they_were_kept_longest_due_first(store: ProgressStore) -> None:
    ann = begin(store).trainee
    early = replace(CARD, trainee=ann)
    late = replace(early, scene="plan", due=NOON + later(5), path=(), confident=False)
    played = play(store, ann, LOST)
    assert [attempt.id for attempt in store.undrilled(ann)] == [played]
    assert store.keep_drills(played, (late, early), NOON)
    assert store.drills(ann) == (early, late)
    assert store.drills(ann, due_by=NOON + later(1)) == (early,)
    assert store.undrilled(ann) == ()


def test_a_second_window_makes_no_second_drills_of_an_attempt(store: ProgressStore) -> None:
    ann = begin(store).trainee
    played = play(store, ann, LOST)
    assert store.keep_drills(played, (replace(CARD, trainee=ann),), NOON)
    assert not store.keep_drills(played, (replace(CARD, trainee=ann, lost=9),), NOON)
    assert store.drills(ann)[0].lost == 3


def test_a_drill_that_cannot_be_kept_leaves_the_whole_attempt_for_later(store: ProgressStore) -> None:
    ann = begin(store).trainee
    played = play(store, ann, LOST)
    with pytest.raises(SimulatorError, match="no longer"):
        store.keep_drills(played, (replace(CARD, trainee=ann), CARD), NOON)
    assert store.drills(ann) == ()
    assert len(store.undrilled(ann)) == 1


def test_a_scene_has_one_drill_whatever_version_it_was_played_in(store: ProgressStore) -> None:
    ann = begin(store).trainee
    card = replace(CARD, trainee=ann)
    store.keep_drill(card)
    play(store, ann, LOST, version=replace(VERSION, digest="b" * 64))
    renewed = replace(card, digest="b" * 64, path=("deny",), due=NOON + later(9), lost=5, created=NOON + later(9))
    store.keep_drill(renewed)
    assert store.drills(ann) == (replace(renewed, created=NOON),)


def test_drills_go_with_their_trainee(store: ProgressStore) -> None:
    ann = begin(store).trainee
    bob = begin(store, name="Bob").trainee
    for trainee in (ann, bob):
        store.keep_drill(replace(CARD, trainee=trainee))
    store.remove_trainee(ann)
    assert (len(store.drills(ann)), len(store.drills(bob))) == (0, 1)


@pytest.mark.parametrize("path", ["[", "7", "[1]"])
def test_a_path_that_was_damaged_is_said_to_be_so(store: ProgressStore, path: str) -> None:
    ann = begin(store).trainee
    store.keep_drill(replace(CARD, trainee=ann))
    with store._database.writing() as session:
        session.execute(text("UPDATE drill SET path = :path"), {"path": path})
    assert store.drills(ann) == ()
    assert "drill" in store.take_damage()
