"""Two windows on one database: neither hurts the other, and each says clearly what the other has done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from simulator.app import now
from simulator.core.training.attempt import LogEntry, Outcome
from simulator.store import schema
from simulator.store.progress_store import open_store


@pytest.fixture
def other(caller, paths):
    """Give the store of another window on the same file, in the middle of the first one's call."""
    with open_store(paths.database, now=now) as store:
        yield store


def the_call(store):
    """Give the call that is under way."""
    return store.attempts.unfinished(1)[0]


def test_a_call_that_went_on_elsewhere_is_not_written_over_and_can_be_read_again(caller, other):
    other.attempts.record(the_call(other).id, LogEntry(0, "look"), now())
    caller.answer("I'm")
    assert caller.sees("This conversation was continued in another window.")
    assert the_call(other).transcript == ("look",)
    caller.click_text("Read it again")
    assert caller.program.call.presenter.session.choice_ids == ("look",)
    caller.answer("I'm", "A new one")
    assert caller.sees("The conversation is over.")
    assert other.attempts.finished(1)[0].transcript == ("look", "own", "replace")


def test_a_call_that_went_on_elsewhere_offers_no_way_without_saving(caller, other):
    other.attempts.record(the_call(other).id, LogEntry(0, "look"), now())
    caller.answer("I'm")
    assert not caller.sees("Continue without saving")


def test_a_step_back_in_a_window_that_is_behind_takes_no_answer_of_the_other_back(caller, other):
    caller.answer("Read")
    other.attempts.record(the_call(other).id, LogEntry(1, "own"), now())
    caller.go_back()
    assert caller.sees("This conversation was continued in another window.")
    assert the_call(other).transcript == ("look", "own")
    caller.click_text("Read it again")
    assert caller.program.call.presenter.session.choice_ids == ("look", "own")


def test_a_call_that_was_ended_elsewhere_leads_to_its_debrief(caller, other):
    attempt = the_call(other)
    other.attempts.record(attempt.id, LogEntry(0, "own"), now())
    other.attempts.record(attempt.id, LogEntry(1, "replace"), now())
    other.attempts.finish(attempt.id, Outcome("settled", score=100, passed=True, critical=False), now())
    caller.answer("I'm")
    caller.click_text("Read it again")
    assert caller.at == "reflection"
    caller.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert caller.find("score").text() == "100"


def test_a_call_that_was_thrown_away_elsewhere_leads_home(caller, other):
    other.attempts.discard(the_call(other).id, now())
    caller.answer("I'm")
    assert caller.sees("This attempt was discarded.")
    caller.click_text("Read it again")
    assert caller.at == "practise"
    assert caller.sees("was removed or discarded in another window")


def test_who_was_removed_elsewhere_is_asked_for_a_name(caller, other):
    other.people.remove(1)
    caller.answer("I'm")
    assert caller.sees("no longer in the database")
    caller.click_text("Read it again")
    assert caller.at == "people"
    assert caller.sees("was removed or discarded in another window")
    caller.introduce("Ben")
    caller.call("The parcel on the roof")
    assert caller.line == "My parcel lies on a roof."


def test_one_trainee_in_two_calls_at_once_loses_nothing_of_either(caller, other):
    first = the_call(other)
    second = other.attempts.start(1, other.versions.find(first.digest), "practice", 0, now())
    other.attempts.record(second.id, LogEntry(0, "blame"), now())
    caller.answer("I'm")
    other.attempts.record(second.id, LogEntry(1, "replace"), now())
    assert other.attempts.find(first.id).transcript == ("own",)
    assert other.attempts.find(second.id).transcript == ("blame", "replace")


def test_a_later_version_that_changes_the_tables_stops_this_one_from_writing(caller, other):
    later = f"{int(schema.HEAD) + 1:04d}"
    with other._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = ?", (later,))
    caller.answer("I'm")
    assert caller.sees("A later version of First Call has brought the progress")
    assert caller.sees("Close this window and start the later version.")
    assert caller.talk == [("customer", "My parcel lies on a roof.")]
    caller.click_text("Continue without saving")
    assert caller.line == "Good. What happens now?"


def replace_by_a_copy(path):
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    copy.replace(path)


def move_away(path):
    path.rename(path.with_name("away"))


@pytest.mark.parametrize("act", [replace_by_a_copy, Path.unlink, move_away])
def test_a_file_that_was_taken_away_under_the_window_is_told_before_anything_is_lost(caller, paths, act):
    act(paths.database)
    caller.answer("I'm")
    assert caller.sees("was moved, deleted or replaced while this window was open.")
    assert caller.talk == [("customer", "My parcel lies on a roof.")]
