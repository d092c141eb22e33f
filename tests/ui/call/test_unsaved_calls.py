"""A full disk during a call: a person goes on, and nothing is lost where there is room again before the program ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from simulator.app import now
from simulator.core.errors import StoreError
from simulator.core.training.attempt import LogEntry
from simulator.store.attempt_repository import AttemptRepository
from simulator.store.progress_store import open_store
from tests.ui import audit
from tests.ui.person import Person


@pytest.fixture
def disk(monkeypatch):
    """Give a disk that is full until `clear` is called."""
    real = {name: getattr(AttemptRepository, name) for name in ("record", "finish")}

    class Disk:
        def fill(self):
            for name in real:
                monkeypatch.setattr(AttemptRepository, name, self.refuse)

        def clear(self):
            for name, act in real.items():
                monkeypatch.setattr(AttemptRepository, name, act)

        @staticmethod
        def refuse(*arguments):
            raise StoreError("There is no room left.", "Free some space.")

    return Disk()


@pytest.fixture
def unsaved(caller, disk):
    """Give somebody who goes on without saving, at the second answer."""
    disk.fill()
    caller.answer("I'm")
    caller.click_text("Continue without saving")
    assert caller.line == "Good. What happens now?"
    return caller


def kept(person):
    """Give what the store knows of the call."""
    return person.program.services.store.attempts.find(1)


def test_that_nothing_is_saved_stays_in_sight(unsaved):
    assert unsaved.sees("Nothing can be saved right now")
    unsaved.press("p")
    unsaved.press("p")
    unsaved.press("w")
    assert unsaved.sees("There is no room left.")
    assert unsaved.sees("Try saving again")


def test_with_room_again_everything_decided_since_is_saved(unsaved, disk):
    disk.clear()
    unsaved.click_text("Try saving again")
    assert kept(unsaved).transcript == ("own",)
    assert not unsaved.sees("Nothing can be saved right now")
    unsaved.answer("A new one")
    assert kept(unsaved).outcome.score == 100


def test_with_no_room_yet_it_is_told_and_can_be_tried_again(unsaved, disk):
    unsaved.click_text("Try saving again")
    assert unsaved.sees("Nothing can be saved right now")
    disk.clear()
    unsaved.click_text("Try saving again")
    assert kept(unsaved).transcript == ("own",)


def test_leaving_saves_where_there_is_room_again(unsaved, disk):
    disk.clear()
    unsaved.click("leave")
    assert unsaved.sees("1 decision made")
    assert not unsaved.sees("not saved")
    unsaved.click("go-on")
    assert unsaved.line == "Good. What happens now?"


def test_a_call_that_was_left_unsaved_can_be_saved_from_any_page(unsaved, disk):
    unsaved.click("leave")
    assert unsaved.sees("“The parcel on the roof” is not saved yet.")
    unsaved.click("go-settings")
    disk.clear()
    unsaved.click_text("Try saving again")
    assert unsaved.sees("is now saved")
    unsaved.click("go-practise")
    assert unsaved.sees("1 decision made")


def test_what_is_remembered_is_what_goes_on(unsaved, disk):
    unsaved.click("leave")
    unsaved.click("go-on")
    assert unsaved.line == "Good. What happens now?"
    assert unsaved.sees("Nothing can be saved right now")
    unsaved.answer("A new one")
    disk.clear()
    unsaved.click_text("Try saving again")
    assert (kept(unsaved).transcript, kept(unsaved).outcome.score) == (("own", "replace"), 100)


def test_what_is_remembered_is_saved_on_going_on_where_there_is_room_again(unsaved, disk):
    unsaved.click("leave")
    disk.clear()
    unsaved.click("go-on")
    assert kept(unsaved).transcript == ("own",)
    assert not unsaved.sees("Nothing can be saved right now")
    unsaved.answer("A new one")
    assert kept(unsaved).transcript == ("own", "replace")


def test_a_finished_call_that_is_only_remembered_goes_on_with_its_end(unsaved, disk):
    unsaved.answer("A new one")
    unsaved.look_back()
    unsaved.click("home")
    unsaved.click("go-on")
    assert unsaved.sees("The conversation is over.")
    disk.clear()
    unsaved.click_text("Try saving again")
    assert (kept(unsaved).transcript, kept(unsaved).outcome.score) == (("own", "replace"), 100)


def test_a_finished_call_that_is_only_remembered_outlives_what_another_window_made_of_it(unsaved, disk, paths):
    unsaved.answer("A new one")
    unsaved.look_back()
    disk.clear()
    with open_store(paths.database, now=now) as other:
        other.attempts.record(1, LogEntry(0, "look"), now())
    unsaved.click_text("Try saving again")
    assert unsaved.sees("“The parcel on the roof” was continued in another window meanwhile. Both are kept")
    assert kept(unsaved).transcript == ("look",)
    (finished,) = unsaved.program.services.store.attempts.finished(1)
    assert (finished.transcript, finished.outcome.score) == (("own", "replace"), 100)


def test_a_call_under_way_that_went_on_elsewhere_is_kept_apart_and_goes_on(unsaved, disk, paths):
    disk.clear()
    with open_store(paths.database, now=now) as other:
        other.attempts.record(1, LogEntry(0, "look"), now())
    unsaved.click_text("Try saving again")
    assert unsaved.sees("Both are kept")
    assert unsaved.line == "Good. What happens now?"
    unsaved.answer("A new one")
    assert kept(unsaved).transcript == ("look",)
    (finished,) = unsaved.program.services.store.attempts.finished(1)
    assert finished.transcript == ("own", "replace")


def test_a_call_that_is_discarded_takes_along_what_was_remembered(unsaved, disk):
    unsaved.click("leave")
    disk.clear()
    unsaved.click("discard")
    assert unsaved.sees("The 1 decision made in it can't be brought back.")
    asked = unsaved.program.home.library.notice
    QTest.mouseClick(asked.answer(1), Qt.MouseButton.LeftButton)
    unsaved.settle()
    assert not unsaved.sees("is not saved yet")
    unsaved.window.close()
    assert not unsaved.window.isVisible()


def test_closing_asks_again_where_more_was_decided_since(unsaved, disk):
    unsaved.window.close()
    unsaved.click_text("Stay")
    unsaved.answer("A new one")
    unsaved.window.close()
    assert unsaved.sees("could not be saved, and is lost when First Call is closed.")
    unsaved.click_text("Close and lose it")
    assert not unsaved.window.isVisible()


def test_closing_asks_again_where_the_question_has_gone(unsaved, disk):
    unsaved.window.close()
    unsaved.click_text("Stay")
    unsaved.window.close()
    assert unsaved.window.isVisible()
    unsaved.window.close()
    assert not unsaved.window.isVisible()


def test_a_debrief_is_shown_and_its_call_can_still_be_saved(unsaved, disk):
    unsaved.answer("A new one")
    unsaved.look_back()
    assert unsaved.find("score").text() == "100"
    disk.clear()
    unsaved.click_text("Try saving again")
    assert kept(unsaved).outcome.score == 100


def test_closing_the_window_saves_where_there_is_room_again(unsaved, disk, open_program, paths, qtbot):
    disk.clear()
    unsaved.window.close()
    assert kept(Person(open_program(paths), qtbot)).transcript == ("own",)


def test_closing_the_window_saves_a_call_that_was_left_before(unsaved, disk, open_program, paths, qtbot):
    unsaved.click("leave")
    disk.clear()
    unsaved.window.close()
    assert kept(Person(open_program(paths), qtbot)).transcript == ("own",)


def test_leaving_the_next_call_saves_the_one_before_too(unsaved, disk):
    unsaved.click("leave")
    disk.clear()
    unsaved.call("The parcel on the roof")
    unsaved.click("leave")
    assert kept(unsaved).transcript == ("own",)
    assert not unsaved.sees("is not saved yet")


def test_closing_the_window_asks_once_where_something_would_be_lost(unsaved, disk):
    for answer in ("Stay", "Close and lose it"):
        unsaved.window.close()
        assert unsaved.window.isVisible()
        assert unsaved.sees("could not be saved, and is lost when First Call is closed.")
        assert unsaved.window.focusWidget().text() == "Stay"
        unsaved.click_text(answer)
    assert not unsaved.window.isVisible()


def test_a_call_can_be_let_go_of(unsaved, disk):
    unsaved.click("leave")
    unsaved.click_text("Discard it")
    assert unsaved.sees("is lost then")
    assert unsaved.find("answer-1").hasFocus()
    unsaved.click_text("Discard it")
    disk.clear()
    unsaved.click("go-progress")
    assert not unsaved.sees("is not saved yet")
    unsaved.window.close()


@pytest.mark.parametrize("size", [100, 150])
def test_the_call_is_whole_in_the_smallest_window(unsaved, size):
    unsaved.window.resize(unsaved.window.minimumSize())
    unsaved.program.set_settings(unsaved.program.settings._replace(text_size=size))
    unsaved.settle()
    assert list(audit.faults(unsaved.window)) == []
