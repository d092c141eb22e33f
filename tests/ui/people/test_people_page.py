"""Who is practising? Names, pictures, and several people on one computer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from simulator.core.errors import StoreError
from tests.ui.person import in_window


def test_without_a_name_nobody_can_start(person):
    person.type("   ")
    assert not person.find("start").isEnabled()
    person.press(Qt.Key.Key_Return)
    assert person.at == "people"
    assert person.program.services.store.people.trainees() == ()


def test_a_name_has_at_most_sixty_letters(person):
    person.type("x" * 70)
    assert person.find("name").text() == "x" * 60


def test_the_first_picture_is_chosen_until_another_is(person):
    names = [picture for picture in person.program.look.portraits() if person.find(f"picture-{picture}").isChecked()]
    assert names == [person.program.look.portraits()[0]]
    person.click("picture-viktor")
    names = [picture for picture in person.program.look.portraits() if person.find(f"picture-{picture}").isChecked()]
    assert names == ["viktor"]


def test_somebody_new_is_given_a_picture_that_nobody_has_yet(ada):
    taken = ada.program.home.trainee.picture
    ada.click("go-switch-person")
    names = [picture for picture in ada.program.look.portraits() if ada.find(f"picture-{picture}").isChecked()]
    assert names == [picture for picture in ada.program.look.portraits() if picture != taken][:1]


def test_every_picture_has_a_name_of_its_own_for_a_screen_reader(person):
    names = [person.find(f"picture-{picture}").accessibleName() for picture in person.program.look.portraits()]
    assert len(set(names)) == len(names) == 8


def test_a_name_that_is_taken_is_told_and_kept_for_mending(ada):
    ada.click("go-switch-person")
    ada.find("name").setFocus()
    ada.type("ADA")
    ada.click("start")
    assert ada.at == "people"
    assert ada.sees("There is already a trainee called ADA. Choose another name, or add an initial.")
    assert ada.find("name").text() == "ADA"
    ada.find("name").setFocus()
    ada.type(" L")
    ada.click("start")
    ada.click("everybody-may")
    ada.click("skip-tour")
    assert ada.sees("Hello ADA L.")
    assert len(ada.program.services.store.people.trainees()) == 2


def test_the_complaint_about_a_name_is_gone_the_next_time(ada):
    ada.click("go-switch-person")
    ada.find("name").setFocus()
    ada.type("ada")
    ada.click("start")
    ada.find("name").clear()
    ada.introduce("Ben")
    ada.click("go-switch-person")
    assert not ada.sees("already a trainee")
    assert ada.find("name").text() == ""


def test_everybody_is_listed_and_can_be_picked(ada):
    for name in ("Ben", "Cleo"):
        ada.click("go-switch-person")
        ada.introduce(name)
    ada.click("go-switch-person")
    assert ada.sees("Who is practising?")
    for name in ("Ada", "Ben", "Cleo"):
        assert ada.sees(name)
    ada.click_text("Ben")
    assert ada.at == "practise"
    assert ada.sees("Hello Ben.")
    assert ada.program.settings.trainee_name == "Ben"


def test_the_keyboard_is_with_the_first_person(ada):
    ada.click("go-switch-person")
    assert ada.find("trainee-1").hasFocus()
    ada.press(Qt.Key.Key_Space)
    assert ada.sees("Hello Ada.")


def test_a_name_with_an_ampersand_and_brackets_is_shown_as_it_is(person):
    person.introduce("A & <b>B</b>")
    assert person.sees("Hello A & <b>B</b>. Choose a conversation.")
    person.click("go-switch-person")
    assert "A & <b>B</b>" in person.texts()
    person.click_text("A & <b>B</b>")
    assert person.at == "practise"


@pytest.mark.parametrize("name", ["Zoë Łukasz", "Жанна", "李小龍", 'O\'Brien "Bob"', "100 %s {agent}"])
def test_names_of_all_kinds_are_kept_as_they_are(person, name):
    person.find("name").setText(name)
    person.click("start")
    person.click("skip-tour")
    assert person.sees(f"Hello {name}.")
    assert person.program.services.store.people.trainees()[0].name == name


def test_a_person_that_cannot_be_saved_is_told(person, monkeypatch):
    def refuse(*arguments):
        raise StoreError("There is no room left.", "Free some space.")

    monkeypatch.setattr(person.program.services.store.people, "add", refuse)
    person.type("Ada")
    person.click("start")
    assert person.at == "people"
    assert person.sees("There is no room left. Free some space.")
    person.click("close-notice")
    assert not person.sees("There is no room left.")


LOW = 1084, 574
"""What a window has on a screen of 1366x768 at 125 %, or 1092x614 in its own pixels."""


@pytest.mark.parametrize("size", [(1024, 640), LOW, (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_the_first_step_is_in_sight_on_every_screen(person, size, text_size):
    person.program.set_settings(person.program.settings._replace(text_size=text_size))
    person.window.setMinimumSize(*LOW)
    person.window.resize(*size)
    person.settle()
    assert all(in_sight(person.find(name)) for name in ("name", "start", "add-pin"))


@pytest.mark.parametrize("size", [(1024, 640), LOW])
def test_the_way_to_somebody_new_is_in_sight_however_many_practise_here(ada, size):
    ada.window.setMinimumSize(*LOW)
    ada.window.resize(*size)
    for name in ("Ben", "Cleo", "Dora"):
        ada.click("go-switch-person")
        ways = [way for way in ("start", "somebody-new") if ada.can_see(way)]
        assert any(in_sight(ada.find(way)) for way in ways)
        ada.introduce(name)


# In the smallest window, at 150 % text


@pytest.fixture
def cramped(person):
    person.program.set_settings(person.program.settings._replace(text_size=150))
    person.window.resize(person.window.minimumSize())
    person.find("name").setFocus()
    person.type("Ada")
    return person


def in_sight(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_the_fields_of_a_pin_open_in_sight_with_the_next_step(cramped):
    cramped.click("add-pin")
    assert cramped.find("new-pin").hasFocus()
    assert all(in_sight(cramped.find(name)) for name in ("new-pin", "same-pin", "start"))


@pytest.mark.parametrize(
    ("pin", "again", "told"),
    [("1234", "4321", "The two PINs don't match."), ("12", "12", "A PIN has 4 to 12 digits or letters.")],
)
def test_what_is_wrong_with_a_pin_is_told_beside_its_fields_until_it_is_mended(cramped, pin, again, told):
    cramped.click("add-pin")
    cramped.type(pin)
    cramped.press(Qt.Key.Key_Tab)
    cramped.type(again)
    cramped.press(Qt.Key.Key_Return)
    (label,) = [label for label in cramped.window.findChildren(QLabel) if label.isVisible() and told in label.text()]
    fields = [cramped.find(name) for name in ("new-pin", "same-pin")]
    assert all(in_sight(widget) for widget in (label, *fields, cramped.find("start")))
    assert 0 < in_window(label).top() - in_window(fields[1]).bottom() < 40
    assert [field.text() for field in fields] == [pin, ""]
    assert fields[0].selectedText()
    cramped.type("5")
    assert not cramped.sees(told)


def test_enter_after_the_first_pin_leads_to_the_second_and_then_on(cramped):
    cramped.click("add-pin")
    cramped.type("1234")
    cramped.press(Qt.Key.Key_Return)
    assert cramped.find("same-pin").hasFocus()
    assert not cramped.sees("The two PINs don't match.")
    cramped.type("1234")
    cramped.press(Qt.Key.Key_Return)
    cramped.qtbot.waitUntil(lambda: cramped.at == "welcome")


def test_a_name_that_is_taken_is_told_in_sight(cramped):
    cramped.press(Qt.Key.Key_Return)
    cramped.click("skip-tour")
    cramped.click("go-switch-person")
    cramped.find("name").setFocus()
    cramped.type("Ada")
    cramped.click("add-pin")
    cramped.click("start")
    (label,) = [
        label for label in cramped.window.findChildren(QLabel) if label.isVisible() and "already a trainee" in label.text()
    ]
    assert in_sight(label)
