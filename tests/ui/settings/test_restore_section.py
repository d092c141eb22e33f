"""A copy of the progress is put back: told beforehand, guarded by the trainer's PIN, and what was there is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from simulator.workflow import services
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
    assert copied.sees("monday.sqlite replaces everybody")
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
    copied.click_text("Restore it")
    copied.qtbot.waitUntil(lambda: copied.sees("is no backup of First Call."))
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
