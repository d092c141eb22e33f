"""A person's own page: another name, picture or PIN, and leaving for good."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from simulator.core.errors import StoreError
from tests.ui import audit
from tests.ui.person import Person

RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def own(ada):
    """Give somebody who looks at their own page."""
    ada.click("go-settings")
    ada.click("own-page")
    assert ada.at == "person"
    return ada


def stored(person):
    """Give the one trainee as the store knows them."""
    (trainee,) = person.program.services.store.people.trainees()
    return trainee


def set_pin(person, new, old=""):
    person.click("set-pin")
    for name, text in (("pin-old", old), ("pin-new", new), ("pin-again", new)):
        if text:
            person.find(name).setFocus()
            person.type(text)
    person.press(RETURN)
    person.qtbot.waitUntil(lambda: person.sees("The PIN is set."))


def test_enter_leads_from_field_to_field_of_a_pin_and_then_on(own):
    own.click("set-pin")
    own.type("1234")
    own.press(RETURN)
    assert own.find("pin-again").hasFocus()
    own.type("1234")
    own.press(RETURN)
    own.qtbot.waitUntil(lambda: own.sees("The PIN is set."))


def test_the_people_page_leads_to_the_own_page_too(ada):
    ada.click("go-switch-person")
    ada.click("own-page")
    assert ada.at == "person"


def test_another_name_is_everywhere_at_once(own):
    own.find("own-name").selectAll()
    own.type("Ada Nowak")
    own.press(RETURN)
    assert stored(own).name == "Ada Nowak"
    assert own.program.settings.trainee_name == "Ada Nowak"
    own.click("back")
    assert own.sees("Hello Ada Nowak.")


def test_a_name_that_is_taken_is_told_and_nothing_changes(own):
    own.program.services.store.people.add("Ben", "", own.program.home._now())
    own.find("own-name").selectAll()
    own.type("BEN")
    own.click("rename")
    assert own.sees("There is already a trainee called BEN.")
    assert own.program.home.trainee.name == "Ada"


def test_a_name_can_only_be_saved_where_it_is_another_one(own):
    assert not own.find("rename").isEnabled()
    own.type(" ")
    assert not own.find("rename").isEnabled()
    own.type("L")
    assert own.find("rename").isEnabled()


def test_another_picture_counts_at_once(own):
    own.click("picture-colour-moss")
    assert stored(own).picture == "colour-moss"
    assert own.program.settings.trainee_picture == "colour-moss"
    assert own.find("picture-colour-moss").isChecked()


def test_a_pin_is_set_changed_and_taken_away_and_the_old_one_is_asked_first(own):
    assert own.sees("anybody at this computer can practise under your name")
    set_pin(own, "1234")
    assert stored(own).has_pin
    assert own.program.settings.trainee_locked
    set_pin(own, "5678", old="1234")
    own.click("drop-pin")
    own.type("1234")
    own.press(RETURN)
    own.qtbot.waitUntil(lambda: own.sees("That is not the PIN"))
    assert stored(own).has_pin
    own.type("5678")
    own.press(RETURN)
    own.qtbot.waitUntil(lambda: own.sees("The PIN was removed."))
    assert not stored(own).has_pin
    assert not own.program.settings.trainee_locked


def test_two_different_new_pins_are_told(own):
    own.click("set-pin")
    own.type("1234")
    own.find("pin-again").setFocus()
    own.type("4321")
    own.press(RETURN)
    assert own.sees("The two don't match.")
    assert own.find("pin-new").hasFocus()
    assert not stored(own).has_pin


def test_escape_leaves_the_pin_as_it_is(own):
    own.click("set-pin")
    own.type("1234")
    own.press(ESCAPE)
    assert own.find("set-pin").hasFocus()
    assert not own.can_see("pin-new")


def test_leaving_for_good_says_what_is_lost_and_wants_the_name(ada):
    ada.call("The parcel on the roof")
    ada.answer("I'm", "A new one")
    ada.look_back()
    ada.click("go-settings")
    ada.click("own-page")
    ada.click("remove")
    assert ada.sees("This can't be undone. 1 finished conversation,")
    assert not ada.find("remove-for-good").isEnabled()
    ada.type("ada")
    assert not ada.find("remove-for-good").isEnabled()
    ada.find("typed-name").clear()
    ada.type("Ada")
    ada.click("remove-for-good")
    assert ada.at == "people"
    assert ada.sees("Ada was deleted from this computer.")
    assert ada.sees("Welcome to First Call")
    assert ada.program.services.store.people.trainees() == ()
    assert ada.program.settings.trainee == 0
    assert not ada.can_see("own-page")


def test_words_that_were_not_sent_go_with_the_person(own, paths):
    own.program.services.drafts.keep(7, 2, ("I would say sorry",))
    assert "sorry" in paths.drafts.read_text(encoding="utf-8")
    own.click("remove")
    own.type("Ada")
    own.click("remove-for-good")
    assert "sorry" not in paths.drafts.read_text(encoding="utf-8")


def test_somebody_who_left_is_not_greeted_at_the_next_start(own, open_program, paths, qtbot):
    own.click("remove")
    own.type("Ada")
    own.click("remove-for-good")
    own.window.close()
    again = Person(open_program(paths), qtbot)
    assert again.at == "people"
    assert again.find("name").hasFocus()


def test_one_can_think_better_of_leaving(own):
    own.click("remove")
    own.type("Ada")
    own.click("keep-everything")
    assert not own.can_see("remove-for-good")
    own.click("remove")
    assert not own.find("remove-for-good").isEnabled()
    assert stored(own).name == "Ada"


def test_a_copy_can_be_saved_first(own, monkeypatch, tmp_path):
    copy = tmp_path / "copy.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: (str(copy), ""))
    own.click("remove")
    own.click("copy-first")
    assert own.sees(f"saved as {copy}")
    assert copy.stat().st_size > 0


def test_a_copy_that_can_t_be_saved_is_told(own, monkeypatch):
    def refuse(path: Path) -> None:
        raise StoreError("There is no room left.", "Free some.")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: ("/nowhere/copy.sqlite", ""))
    monkeypatch.setattr(own.program.services.store, "backup", refuse)
    own.click("remove")
    own.click("copy-first")
    assert own.sees("There is no room left. Free some.")


def test_somebody_else_can_take_over(own):
    own.click("switch")
    assert own.at == "people"


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_is_whole_and_named_in_the_smallest_window(own, theme, size):
    own.window.resize(own.window.minimumSize())
    own.program.set_settings(own.program.settings._replace(theme=theme, text_size=size))
    own.click("set-pin")
    own.click("remove")
    assert list(audit.faults(own.window)) == []


def test_tab_reaches_what_can_be_done(own):
    reached = {widget.objectName() for widget in audit.tab_order(own.window)}
    assert reached >= {"back", "switch", "own-name", "set-pin", "remove"}
