"""What could not be kept waits in order, and is kept as soon as that can be done."""

from __future__ import annotations

import pytest

from simulator.core.errors import SimulatorError, StoreError
from simulator.core.training.attempt import LogEntry, Outcome
from tests.conversations import START, Diary, practice


@pytest.fixture
def diary():
    return Diary()


@pytest.fixture
def unsaved(diary):
    """Return a practice that was gone on with while nothing could be kept."""
    going = practice(keeper=diary)
    diary.fault = "Full."
    going.go_on_unsaved()
    return going


def test_what_was_decided_meanwhile_is_kept_in_order(unsaved, diary):
    unsaved.choose("look")
    unsaved.choose("blame")
    unsaved.rewind(1)
    unsaved.choose("own")
    assert diary.entries == []
    diary.fault = ""
    unsaved.save_again()
    assert [(entry.position, entry.choice) for entry in diary.entries] == [(0, "look"), (1, "blame"), (1, None), (1, "own")]
    assert diary.entries == list(unsaved.log)


def test_an_end_that_came_meanwhile_is_kept_once(unsaved, diary):
    unsaved.choose("own")
    unsaved.choose("replace")
    diary.fault = ""
    unsaved.save_again()
    unsaved.save_again()
    assert [outcome.score for outcome in diary.outcomes] == [100]
    assert len(diary.entries) == 2


def test_where_the_disk_is_still_full_everything_goes_on_waiting(unsaved, diary):
    unsaved.choose("own")
    with pytest.raises(StoreError, match="Full"):
        unsaved.save_again()
    assert not unsaved.saving
    unsaved.choose("replace")
    diary.fault = ""
    unsaved.save_again()
    assert unsaved.saving
    assert len(diary.entries) == 2


def test_what_was_kept_before_the_disk_was_full_again_is_not_kept_twice(unsaved, diary):
    unsaved.choose("look")
    unsaved.choose("own")
    diary.fault = ""
    record = diary.record

    def record_one(attempt_id, entry, now, after):
        record(attempt_id, entry, now, after)
        diary.fault = "Full."

    diary.record = record_one
    with pytest.raises(StoreError):
        unsaved.save_again()
    assert [entry.choice for entry in diary.entries] == ["look"]
    diary.fault = ""
    unsaved.save_again()
    assert [entry.choice for entry in diary.entries] == ["look", "own"]


def test_from_then_on_every_decision_is_kept_at_once(unsaved, diary):
    diary.fault = ""
    unsaved.save_again()
    unsaved.choose("own")
    assert [entry.choice for entry in diary.entries] == ["own"]


def test_an_attempt_that_went_on_elsewhere_is_not_written_over_and_what_was_decided_here_is_kept_apart(begin, store):
    going = begin()
    going.go_on_unsaved()
    going.choose("own")
    elsewhere = going.attempt.id
    store.attempts.record(elsewhere, LogEntry(0, "look"), START)
    assert not going.save_again()
    assert store.attempts.find(elsewhere).transcript == ("look",)
    assert going.attempt.id != elsewhere
    going.choose("replace")
    apart = store.attempts.find(going.attempt.id)
    assert (apart.transcript, apart.outcome.score) == (("own", "replace"), 100)


def test_what_was_finished_here_and_finished_elsewhere_is_kept_twice(begin, store):
    going = begin()
    going.choose("look")
    going.go_on_unsaved()
    going.choose("own")
    going.choose("replace")
    going.reflect("I named a day.", "")
    elsewhere = going.attempt.id
    for entry in (LogEntry(1, "blame"), LogEntry(2, "vague")):
        store.attempts.record(elsewhere, entry, START)
    store.attempts.finish(elsewhere, Outcome("lost", 0, passed=False, critical=False), START)
    assert not going.save_again()
    assert store.attempts.find(elsewhere).transcript == ("look", "blame", "vague")
    apart = store.attempts.find(going.attempt.id)
    assert apart.log == going.log
    assert (apart.outcome.score, apart.went_well) == (100, "I named a day.")
    assert apart.started == store.attempts.find(elsewhere).started


def test_a_call_that_was_thrown_away_elsewhere_is_kept_apart(begin, store):
    going = begin()
    going.go_on_unsaved()
    going.choose("own")
    store.attempts.discard(going.attempt.id, START)
    assert not going.save_again()
    assert store.attempts.find(going.attempt.id).transcript == ("own",)


def test_what_could_only_be_kept_apart_in_part_is_not_kept_twice(begin, store, monkeypatch):
    going = begin()
    going.go_on_unsaved()
    going.choose("own")
    going.choose("replace")
    store.attempts.record(going.attempt.id, LogEntry(0, "look"), START)

    def refuse(*arguments):
        raise StoreError("Full.")

    with monkeypatch.context() as patched:
        patched.setattr(type(store.attempts), "finish", refuse)
        with pytest.raises(StoreError):
            going.save_again()
    assert going.save_again()
    apart = store.attempts.find(going.attempt.id)
    assert (apart.transcript, apart.outcome.score) == (("own", "replace"), 100)
    assert len(store.attempts.unfinished(1)) == 1


def test_nothing_is_kept_of_somebody_who_was_removed(begin, store):
    going = begin()
    going.go_on_unsaved()
    going.choose("own")
    store.people.remove(going.attempt.trainee)
    with pytest.raises(SimulatorError, match="no longer in the database"):
        going.save_again()


def test_an_end_that_is_asked_for_again_is_kept_once(unsaved, diary):
    unsaved.choose("own")
    unsaved.choose("replace")
    unsaved.close()
    diary.fault = ""
    unsaved.save_again()
    assert len(diary.outcomes) == 1
