"""A person can see where the progress is kept, and take a copy of it along."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from tests.ui import audit
from tests.ui.person import Person


@pytest.fixture
def asked(monkeypatch):
    """Give the answers to come from the file dialog (without one the person thinks better of it), and what was proposed."""
    answers, proposals = [], []

    def answer(parent, title, proposed, kind):
        proposals.append(proposed)
        return answers.pop() if answers else None

    monkeypatch.setattr("simulator.ui.people.progress_copy.ask_where_to_save", answer)
    return answers, proposals


@pytest.fixture
def setting(caller):
    """Give somebody who has answered once, left the call, and looks at the settings."""
    caller.answer("I'm")
    caller.click("leave")
    caller.click("go-settings")
    return caller


def test_the_settings_tell_where_the_progress_is_kept(setting, paths):
    assert any(str(paths.database) in text.replace("\u200b", "") for text in setting.texts())


def test_a_copy_is_saved_where_the_person_wants_it(setting, asked, tmp_path):
    answers, proposals = asked
    answers.append(tmp_path / "copy.sqlite")
    setting.click("save-copy")
    assert setting.sees(f"was saved as {tmp_path / 'copy.sqlite'}.")
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as copy:
        assert copy.execute("SELECT choice FROM decision").fetchall() == [("own",)]
    (proposed,) = proposals
    assert proposed.name.startswith("first-call-progress-20")
    assert proposed.suffix == ".sqlite"


def test_the_keyboard_alone_will_do(setting, asked, tmp_path):
    asked[0].append(tmp_path / "copy.sqlite")
    setting.find("save-copy").setFocus()
    setting.press(Qt.Key.Key_Space)
    assert (tmp_path / "copy.sqlite").exists()


def test_thinking_better_of_it_saves_nothing_and_says_nothing(setting, asked):
    before = setting.texts()
    setting.click("save-copy")
    assert setting.texts() == before


@pytest.mark.parametrize("place", ["nowhere/copy.sqlite", "home/progress.sqlite", "home"])
def test_a_copy_that_cannot_be_saved_is_told_and_nothing_is_lost(setting, asked, tmp_path, place):
    asked[0].append(tmp_path / place)
    setting.click("save-copy")
    assert setting.sees("No copy was saved.")
    assert not setting.sees("Traceback")
    setting.click("go-practise")
    setting.click("go-on")
    assert setting.line == "Good. What happens now?"


def test_where_nothing_is_saved_no_copy_is_offered(open_program, paths, qtbot):
    paths.database.mkdir()
    person = Person(open_program(paths, ready=False), qtbot)
    qtbot.waitUntil(lambda: person.sees("Continue without saving"))
    with qtbot.waitSignal(person.program.services_opened):
        person.click_text("Continue without saving")
    person.introduce("Ada")
    person.click("go-settings")
    assert person.sees("Nothing is being saved")
    assert not person.find("save-copy").isEnabled()


@pytest.mark.parametrize("size", [100, 150])
def test_the_settings_are_whole_in_the_smallest_window(setting, size):
    setting.window.resize(setting.window.minimumSize())
    setting.program.set_settings(setting.program.settings._replace(text_size=size))
    setting.settle()
    assert list(audit.faults(setting.window)) == []
