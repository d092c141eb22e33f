"""Sixty people on one computer: by name, found by typing, and somebody new always in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from simulator.ui.people.people_finder import is_found
from simulator.ui.widgets.short_button import ShortButton
from tests.ui.person import in_window, visible

NAMES = [f"{first} {last}" for last in ("Ågren", "Brown", "Łukasz", "O'Neil", "de la Cruz", "Zhou") for first in
    ("Ben", "Cleo", "Zoë", "Dana", "Ed", "Fay", "Gus", "Ida", "Jo", "Kim")]  # fmt: skip


@pytest.fixture
def crowd(ada):
    """Give somebody on the page of sixty-one people, in the smallest window."""
    for name in NAMES:
        ada.program.services.people.add(name, "amina")
    ada.window.resize(ada.window.minimumSize())
    ada.click("go-switch-person")
    return ada


def listed(person):
    """Give the names that can be picked, top to bottom."""
    lines = [widget for widget in visible(person.window) if isinstance(widget, ShortButton)]
    return [line.accessibleName() for line in sorted(lines, key=lambda line: in_window(line).top())]


def in_sight(person, widget):
    """Whether a widget is seen without scrolling."""
    return person.window.rect().contains(in_window(widget))


def test_everybody_is_listed_by_name(crowd):
    names = listed(crowd)
    assert len(names) == 61
    assert names[:3] == ["Ada", "Ben Ågren", "Ben Brown"]
    assert names[-1] == "Zoë Zhou"


def test_the_keyboard_is_on_who_was_here_last_and_that_is_in_sight(crowd):
    focused = QApplication.focusWidget()
    assert isinstance(focused, ShortButton)
    assert in_sight(crowd, focused)


@pytest.mark.parametrize("at", [0, 0.5, 1])
def test_somebody_new_and_the_search_are_always_in_sight(crowd, at):
    bar = crowd.program.home.desk.people.verticalScrollBar()
    bar.setValue(round(bar.maximum() * at))
    crowd.settle()
    for name in ("somebody-new", "find-person"):
        assert in_sight(crowd, crowd.find(name))


def test_what_is_typed_on_a_person_looks_for_a_name(crowd):
    crowd.press("z")
    crowd.type("oe")
    assert crowd.find("find-person").text() == "zoe"
    assert len(listed(crowd)) == 6
    crowd.type(" zh")
    assert listed(crowd) == ["Zoë Zhou"]
    crowd.press(Qt.Key.Key_Return)
    assert crowd.at == "practise"
    assert crowd.sees("Hello Zoë Zhou.")


def test_enter_and_the_arrow_lead_from_the_search_to_the_first_of_several(crowd):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down):
        crowd.find("find-person").setFocus()
        crowd.find("find-person").setText("brown")
        crowd.press(key)
        assert QApplication.focusWidget().accessibleName() == "Ben Brown"
    assert crowd.at == "people"


def test_a_name_that_nobody_has_can_be_taken_for_somebody_new(crowd):
    crowd.find("find-person").setFocus()
    crowd.type("Quentin")
    assert listed(crowd) == []
    assert crowd.sees("Nobody here has a name like that.")
    crowd.click("somebody-new")
    assert crowd.find("name").hasFocus()
    assert crowd.find("name").text() == "Quentin"
    assert in_sight(crowd, crowd.find("name"))
    crowd.click("start")
    crowd.click("everybody-may")
    assert crowd.at == "welcome"


def test_somebody_new_leads_to_the_form(crowd):
    crowd.click("somebody-new")
    assert crowd.find("name").hasFocus()
    assert in_sight(crowd, crowd.find("name"))


def test_typing_into_the_form_looks_for_nobody(crowd):
    crowd.click("somebody-new")
    crowd.type("Bea")
    assert crowd.find("name").text() == "Bea"
    assert crowd.find("find-person").text() == ""


def test_the_next_time_everybody_is_there_again(crowd):
    crowd.find("find-person").setText("zhou")
    crowd.click("back")
    crowd.click("go-switch-person")
    assert crowd.find("find-person").text() == ""
    assert len(listed(crowd)) == 61


def test_a_few_people_need_no_search(ada):
    ada.click("go-switch-person")
    assert not ada.can_see("find-person")
    assert not ada.can_see("somebody-new")


def test_larger_text_gives_the_bar_more_room(crowd):
    high = crowd.find("people-finder").height()
    crowd.program.set_settings(crowd.program.settings._replace(text_size=200))
    crowd.settle()
    assert crowd.find("people-finder").height() > high
    assert crowd.program.home.desk.people.viewport().geometry().top() == crowd.find("people-finder").height()


@pytest.mark.parametrize(
    ("name", "sought"), [("Zoë Zhou", "zoe"), ("Anna-Lena Ek", "lena"), ("Łukasz", "ŁU"), ("Ben O'Neil", "o'n b")]
)
def test_a_name_is_found_by_the_beginnings_of_its_words(name, sought):
    assert is_found(name, sought)


def test_a_name_is_not_found_by_its_middle():
    assert not is_found("Ben Brown", "rown")
