"""A copy of the progress is put back: told beforehand, guarded by the trainer's PIN, and what was there is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from simulator.core.errors import StoreError
from simulator.store.attempt_repository import AttemptRepository
from simulator.workflow import services
from tests.ui.conftest import have_held
from tests.ui.person import Person


@pytest.fixture
def copied(ada, tmp_path, monkeypatch):
    """Give Ada, whose progress was copied before Ben came, at the settings; the file dialog answers with that copy."""
    copy = tmp_path / "monday.sqlite"
    ada.program.services.store.backup(copy)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *arguments: (str(copy), ""))
    ada.click("go-switch-person")
    ada.introduce("Ben")
    ada.click("go-settings")
    return ada


def names(person):
    return {trainee.name for trainee in person.program.services.store.people.trainees()}


def test_what_will_happen_is_told_first_and_nothing_has_changed_yet(copied):
    copied.click("restore")
    assert copied.sees("monday.sqlite holds 1 person and 0 finished conversations.")
    assert copied.sees("It replaces everybody's progress on this computer.")
    assert copied.sees("progress.sqlite.before-restore-")
    assert names(copied) == {"Ada", "Ben"}
    copied.click_text("Keep everything as it is")
    assert names(copied) == {"Ada", "Ben"}
    assert copied.find("restore").hasFocus()


def test_the_people_of_the_copy_are_there_afterwards_and_the_progress_before_is_kept(copied, paths):
    copied.click("restore")
    copied.click_text("Restore it")
    copied.qtbot.waitUntil(lambda: copied.at == "people")
    (kept,) = paths.data.glob("progress.sqlite.before-restore-*")
    assert copied.sees(f"monday.sqlite is restored. What was here before is kept as {kept}.")
    assert names(copied) == {"Ada"}
    assert copied.can_see("trainee-1")
    assert not copied.can_see("trainee-2")
    assert copied.program.settings.trainee == 0
    copied.click("trainee-1")
    assert copied.sees("Hello Ada.")


def test_the_keyboard_is_on_leaving_everything_where_no_pin_is_asked(copied):
    copied.click("restore")
    copied.press(Qt.Key.Key_Return)
    assert copied.find("restore").hasFocus()
    assert names(copied) == {"Ada", "Ben"}


def test_a_trainer_s_pin_is_asked_where_there_is_one(copied):
    copied.program.services.store.people.set_trainer_pin("", "coach", copied.program.home._now())
    copied.click("restore")
    assert copied.find("pin-old").hasFocus()
    copied.type("guess")
    copied.press(Qt.Key.Key_Return)
    copied.qtbot.waitUntil(lambda: copied.sees("That is not the PIN"))
    assert names(copied) == {"Ada", "Ben"}
    copied.type("coach")
    copied.press(Qt.Key.Key_Return)
    copied.qtbot.waitUntil(lambda: copied.at == "people")
    assert names(copied) == {"Ada"}


def test_a_file_that_is_no_copy_is_told_plainly_and_nothing_is_lost(copied, tmp_path, monkeypatch):
    wrong = tmp_path / "holiday.sqlite"
    wrong.write_text("a list of songs", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *arguments: (str(wrong), ""))
    copied.click("restore")
    copied.qtbot.waitUntil(lambda: copied.sees("is no backup of First Call."))
    assert copied.sees("Choose a file that First Call has made with “Save a copy…”")
    assert not copied.can_see("pin-go")
    assert copied.find("restore").isEnabled()
    assert copied.at == "settings"
    assert names(copied) == {"Ada", "Ben"}


def test_a_dialog_that_was_closed_asks_nothing(copied, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *arguments: ("", ""))
    copied.click("restore")
    assert not copied.sees("takes the place of")


def test_where_nothing_is_kept_there_is_nothing_to_restore(open_program, paths, qtbot, monkeypatch):
    opened = services.open_services
    monkeypatch.setattr(services, "open_services", lambda *place, saving: opened(*place, saving=False))
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.click("go-settings")
    assert not person.can_see("restore")
    assert person.can_see("set-trainer-pin")


def test_a_copy_says_when_it_was_used_last(copied, tmp_path):
    have_held(copied, "own", "replace")
    copied.program.services.store.backup(tmp_path / "monday.sqlite")
    copied.click("restore")
    assert copied.sees("monday.sqlite holds 2 people and 1 finished conversation. The last one was begun on 2026-05-04.")


def test_a_restore_that_is_under_way_can_not_be_called_off_and_does_not_say_so(copied, hold):
    restoring = hold(copied.program.services.progress, "restore")
    copied.click("restore")
    copied.patient = False
    copied.click_text("Restore it")
    copied.qtbot.waitUntil(lambda: copied.sees("One moment …"))
    assert not copied.find("pin-back").isEnabled()
    copied.press(Qt.Key.Key_Escape)
    copied.press(Qt.Key.Key_Return)
    copied.press(Qt.Key.Key_Space)
    assert copied.sees("One moment …")
    restoring.let_go()
    copied.patient = True
    copied.qtbot.waitUntil(lambda: copied.at == "people")
    assert restoring.times == 1
    assert names(copied) == {"Ada"}


def test_after_a_wrong_pin_the_keyboard_stays_in_its_field_and_no_file_dialog_opens(copied, monkeypatch):
    copied.program.services.store.people.set_trainer_pin("", "coach", copied.program.home._now())
    copied.click("restore")
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *arguments: asked.append(1) or ("", ""))
    for _ in range(4):
        copied.type("guess")
        copied.press(Qt.Key.Key_Return)
        copied.qtbot.waitUntil(lambda: not copied.sees("One moment"))
        assert copied.find("pin-old").hasFocus()
    assert copied.sees("You can try again in")
    assert copied.find("pin-old").text() == "guess"
    copied.press(Qt.Key.Key_Return)
    assert asked == []
    assert copied.can_see("pin-old")
    assert names(copied) == {"Ada", "Ben"}


def test_nothing_is_restored_over_decisions_that_are_only_remembered(caller, tmp_path, monkeypatch):
    copy = tmp_path / "monday.sqlite"
    caller.program.services.store.backup(copy)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *arguments: (str(copy), ""))

    def refuse(*arguments):
        raise StoreError("There is no room left.", "Free some space.")

    with monkeypatch.context() as full:
        full.setattr(AttemptRepository, "record", refuse)
        caller.answer("I'm")
        caller.click_text("Continue without saving")
        caller.click("leave")
        caller.click("go-settings")
        caller.click("restore")
        assert caller.sees("“The parcel on the roof” is not saved yet. Save it first, or discard it; then restore the copy.")
        assert not caller.can_see("pin-go")
    caller.click_text("Try saving again")
    caller.click("restore")
    assert caller.sees("monday.sqlite holds 1 person")
