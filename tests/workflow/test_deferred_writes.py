"""What could not be kept waits in order, and is kept as soon as that can be done."""

from __future__ import annotations

import pytest

from simulator.core.errors import SimulatorError, StoreError
from simulator.core.training.attempt import LogEntry
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

    def record_one(attempt_id, entry, now):
        record(attempt_id, entry, now)
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


def test_an_attempt_that_went_on_elsewhere_is_not_written_over(begin, store):
    going = begin()
    going.go_on_unsaved()
    going.choose("own")
    store.attempts.record(going.attempt.id, LogEntry(0, "look"), START)
    with pytest.raises(SimulatorError, match="another window"):
        going.save_again()
    assert store.attempts.find(going.attempt.id).transcript == ("look",)
