"""Before a second person comes, it is settled once who may reset PINs, and copy and restore everybody's progress."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from simulator.store.people_repository import PeopleRepository
from tests.ui import audit
from tests.ui.person import Person

RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def come(person, name):
    """Let somebody new give their name."""
    person.click("go-switch-person")
    person.find("name").setFocus()
    person.type(name)
    person.click("start")


def names(person):
    return {trainee.name for trainee in person.program.services.store.people.trainees()}


def set_pin(person, pin="coach"):
    """Let a trainer set a PIN on the page that asks."""
    person.click("trainer-sets-pin")
    assert person.find("pin-new").hasFocus()
    person.type(pin)
    person.press(RETURN)
    person.type(pin)
    person.press(RETURN)
    person.qtbot.waitUntil(lambda: person.at == "welcome")


@pytest.fixture
def shared(ada):
    """Give the moment in which Ben wants to practise on Ada's computer."""
    come(ada, "Ben")
    return ada


def test_the_first_person_is_asked_nothing(person):
    person.introduce("Ada")
    assert person.at == "practise"


def test_the_second_person_is_taken_in_once_it_is_settled(shared):
    assert shared.at == "caretaker"
    assert shared.sees("Who looks after this computer?")
    assert names(shared) == {"Ada"}
    shared.click("everybody-may")
    assert shared.at == "welcome"
    assert names(shared) == {"Ada", "Ben"}
    assert not shared.program.services.people.has_trainer_pin()


def test_it_is_asked_once(shared, open_program, paths, qtbot):
    shared.click("everybody-may")
    shared.click("skip-tour")
    come(shared, "Cleo")
    assert shared.at == "welcome"
    shared.click("skip-tour")
    shared.window.close()
    again = Person(open_program(paths), qtbot)
    come(again, "Dan")
    assert again.at == "welcome"


def test_a_trainer_sets_a_pin_and_then_the_person_is_taken_in(shared):
    set_pin(shared)
    assert names(shared) == {"Ada", "Ben"}
    assert shared.program.services.people.check_trainer_pin("coach").ok
    assert not shared.program.services.people.check_trainer_pin("guess").ok
    shared.click("skip-tour")
    come(shared, "Cleo")
    assert shared.at == "welcome"


def test_whoever_goes_back_has_settled_nothing_and_keeps_the_name(shared):
    shared.press(ESCAPE)
    assert shared.at == "people"
    assert shared.find("name").text() == "Ben"
    assert names(shared) == {"Ada"}
    shared.click("start")
    assert shared.at == "caretaker"


def test_whoever_thinks_better_of_a_pin_can_still_choose(shared):
    shared.click("trainer-sets-pin")
    shared.press(ESCAPE)
    assert shared.at == "caretaker"
    assert shared.find("trainer-sets-pin").hasFocus()
    shared.click("everybody-may")
    assert names(shared) == {"Ada", "Ben"}


def test_a_name_that_is_taken_is_told_before_anything_is_settled(ada):
    come(ada, "ada")
    assert ada.at == "people"
    assert ada.sees("There is already a trainee called ada.")


def test_a_database_that_can_not_be_written_is_told_and_nothing_is_settled(shared, monkeypatch):
    from simulator.core.errors import StoreError

    def refuse(*arguments):
        raise StoreError("There is no room left.", "Free some space.")

    with monkeypatch.context() as full:
        full.setattr(PeopleRepository, "leave_to_everybody", refuse)
        shared.click("everybody-may")
        assert shared.sees("There is no room left. Free some space.")
    assert shared.at == "caretaker"
    shared.click("everybody-may")
    assert names(shared) == {"Ada", "Ben"}


def test_the_new_person_s_own_pin_is_kept(ada):
    ada.click("go-switch-person")
    ada.find("name").setFocus()
    ada.type("Ben")
    ada.click("add-pin")
    ada.type("blue7")
    ada.press(RETURN)
    ada.type("blue7")
    ada.press(RETURN)
    ada.click("everybody-may")
    ada.qtbot.waitUntil(lambda: ada.at == "welcome")
    assert {trainee.name for trainee in ada.program.services.people.everybody() if trainee.has_pin} == {"Ben"}


def test_a_shared_computer_from_before_is_asked_when_the_next_person_comes(ada):
    ada.program.services.people.add("Ben", "")
    come(ada, "Cleo")
    assert ada.at == "caretaker"


# What is guarded from then on


@pytest.fixture
def guarded(shared, tmp_path, monkeypatch):
    """Give Ben at the settings of a computer that a trainer looks after, and where a copy would go."""
    set_pin(shared)
    shared.click("skip-tour")
    shared.click("go-settings")
    monkeypatch.setattr("simulator.ui.people.progress_copy.ask_where_to_save", lambda *question: tmp_path / "copy.sqlite")
    return shared


def test_a_copy_of_everybody_s_progress_asks_for_the_trainer_s_pin(guarded, tmp_path):
    guarded.click("save-copy")
    assert guarded.find("pin-old").hasFocus()
    guarded.type("guess")
    guarded.press(RETURN)
    guarded.qtbot.waitUntil(lambda: guarded.sees("That is not the PIN"))
    assert not (tmp_path / "copy.sqlite").exists()
    guarded.type("coach")
    guarded.press(RETURN)
    guarded.qtbot.waitUntil(lambda: guarded.sees("was saved as"))
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as copy:
        assert copy.execute("SELECT count(*) FROM trainee").fetchone() == (2,)
    assert guarded.can_see("save-copy")
    assert not guarded.can_see("pin-old")


def test_whoever_has_no_trainer_s_pin_saves_no_copy_on_their_own_page_either(guarded):
    guarded.click("own-page")
    guarded.click("remove")
    assert not guarded.can_see("copy-first")
    assert guarded.sees("A trainer can save a copy first, in the settings.")


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("form", [False, True])
def test_the_page_is_whole_in_the_smallest_window(shared, size, form):
    shared.window.resize(shared.window.minimumSize())
    shared.program.set_settings(shared.program.settings._replace(text_size=size))
    if form:
        shared.click("trainer-sets-pin")
    shared.settle()
    assert list(audit.faults(shared.window)) == []
