"""The keys: each that is listed does something, and each that does something is listed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from simulator.ui.window.shortcut_list import ShortcutRow
from simulator.ui.window.shortcuts import listed, shortcut, written
from tests.ui.conftest import have_held
from tests.ui.person import Person, visible

F1, ESC = Qt.Key.Key_F1, Qt.Key.Key_Escape


def lines(person):
    """Press F1 and give what is listed, as keys and what they do; the list is closed again."""
    person.press(F1)
    window = QApplication.activeWindow()
    assert window.objectName() == "keys-window"
    told = [line.focusProxy().accessibleName() for line in visible(window) if isinstance(line, ShortcutRow)]
    person.press(ESC)
    person.turn_to_window()
    return told


def state(person):
    """Everything that a key could change for the person to notice."""
    window = person.window
    call = person.program.call
    bars = [area.verticalScrollBar().value() for area in window.findChildren(QWidget) if hasattr(area, "verticalScrollBar")]
    active = QApplication.activeWindow()
    return (
        person.at,
        person.texts(),
        person.program.settings,
        window.windowState(),
        QApplication.focusWidget(),
        call.presenter.practice
        and (call.presenter.practice.session.choice_ids, call.presenter.paused, call.presenter.practice.log),
        call.projection.window is not None,
        active and active.objectName(),
        bars,
        window.accessibleName(),
    )


def in_the_middle(person):
    person.call("The parcel on the roof")
    person.press("1")


def looking_back(person):
    in_the_middle(person)
    while person.choices:
        person.press("2")
    person.look_back()


def asked(person):
    in_the_middle(person)
    while person.choices:
        person.press("2")
    person.click("debrief")


def compared(person):
    looking_back(person)
    person.try_another(1)
    while person.choices:
        person.press("1")
    person.click("debrief")


def reading(person):
    looking_back(person)
    person.click("go-guidance")
    person.press(Qt.Key.Key_Tab)


PLACES = {
    "practise": lambda person: person.click("go-practise"),
    "briefing": lambda person: person.click_card("The parcel on the roof"),
    "play": in_the_middle,
    "reflection": asked,
    "debrief": looking_back,
    "what-if": compared,
    "guidance": reading,
    "progress": lambda person: person.click("go-progress"),
    "settings": lambda person: person.click("go-settings"),
    "people": lambda person: person.click("go-switch-person"),
}


def back_to(person, place):
    person.turn_to_window()
    person.window.showNormal()
    person.program.call.close()
    person.program.home.show_library()
    PLACES[place](person)
    person.settle()


@pytest.mark.parametrize("place", PLACES)
def test_each_listed_key_does_something(ada, place, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: heard.append("save") or ("", ""))
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: heard.append("print"))
    back_to(ada, place)
    ada.program.call.play.replay_asked.connect(lambda: heard.append("again"))
    shortcuts = [made for made in ada.window.findChildren(QShortcut) if told_on_page(made, ada.window)]
    assert len(shortcuts) >= 3
    for made in shortcuts:
        key = made.key().toString()
        back_to(ada, place)
        ada.window.setAccessibleName("")  # a page that was read out by itself may be read out in the same words again
        if made.whatsThis().startswith("In the conversation"):
            talk = ada.find("conversation")
            talk.setFocus()
            talk.setCurrentIndex(talk.model().index(1))
        ada.look()
        before = (*state(ada), len(heard))
        offered = len(ada.choices)
        combination = made.key()[0]
        QTest.keyClick(QApplication.focusWidget() or ada.window, combination.key(), combination.keyboardModifiers())
        ada.settle()
        if key == "F6":
            qtbot.waitUntil(lambda: ada.window.accessibleName() != "")
        no_choice = key.isdigit() and int(key) > offered
        here = key.startswith("Ctrl+") and made.whatsThis().casefold().endswith(place)
        assert (*state(ada), len(heard)) != before or no_choice or here, f"{key} does nothing on {place}"
        front = QApplication.activeWindow()
        if front is not ada.window:
            front.close()


def told_on_page(made, window):
    parent = made.parent()
    return made.whatsThis() and made.isEnabled() and parent.isVisibleTo(window)


@pytest.mark.parametrize("place", PLACES)
def test_each_key_of_a_page_is_listed(ada, place):
    back_to(ada, place)
    told = "\n".join(lines(ada))
    for made in ada.window.findChildren(QShortcut):
        parent = made.parent()
        if parent.isVisibleTo(ada.window) and made.isEnabled():
            assert made.whatsThis() in told, f"{made.key().toString()} is not listed on {place}"


def test_the_keys_of_the_page_come_first(caller):
    told = lines(caller)
    assert told[0] == "1 – 4: Answer with that choice"
    assert "Backspace, Ctrl+Z: Go back one decision" not in told
    assert told.index("Esc: Leave; the conversation is saved") < told.index("F11: Full screen on or off")
    assert len(told) == len(set(told))


def test_going_back_is_listed_once_there_is_something_to_go_back_to(caller):
    caller.answer("I'm")
    told = lines(caller)
    assert told[0] == "1, 2: Answer with that choice"
    assert "Backspace, Ctrl+Z: Go back one decision" in told


def test_in_an_assessment_only_the_keys_that_work_there_are_listed(ada):
    ada.click_card("The parcel on the roof")
    ada.click("mode-assessment")
    ada.click("take-call")
    ada.answer("I'm")
    told = lines(ada)
    assert "Esc: Leave the assessment" in told
    for words in ("back", "kept", "last answer"):
        assert not [line for line in told[: told.index("Esc: Leave the assessment") + 1] if words in line]


def test_in_a_guided_call_and_a_what_if_the_list_says_what_leaving_means_there(ada):
    ada.program.home._take_tour()
    ada.settle()
    assert "Esc: Leave the call; nothing is saved" in lines(ada)
    have_held(ada, "blame", "vague")
    ada.program.call.leave()
    ada.click("go-progress")
    ada.click("attempt-0")
    ada.settle()
    ada.try_another(1)
    assert "Esc: Back to the debrief" in lines(ada)


def test_a_key_that_can_not_be_used_now_is_not_listed(caller):
    assert not [line for line in lines(caller) if line.startswith("Ctrl+1")]
    caller.press(ESC)
    assert [line for line in lines(caller) if line == "Ctrl+1: Go to Practise"]


def test_the_keys_of_every_window_do_what_is_told(caller):
    told = lines(caller)
    assert told[-6:] == [
        "Tab: Go to the next control",
        "Shift+Tab: Go to the previous control",
        "Enter, Space: Press, choose or open what has the focus",
        "Arrow keys: Go through a list or a group of choices",
        "Page Up, Page Down: Scroll what has the focus",
        "Home, End: Go to the beginning or the end of the page, of a list or of a line",
    ]
    first = caller.find("choice-1")
    first.setFocus()
    caller.press(Qt.Key.Key_Tab)
    assert caller.find("choice-2").hasFocus()
    caller.press(Qt.Key.Key_Backtab)
    assert first.hasFocus()
    caller.press(Qt.Key.Key_Down)
    assert caller.find("choice-2").hasFocus()
    caller.press(Qt.Key.Key_Space)
    assert len(caller.program.call.presenter.session.choice_ids) == 1


@pytest.mark.parametrize("size", [100, 200])
def test_page_down_scrolls_where_the_keyboard_is(ada, size):
    looking_back(ada)
    ada.program.set_settings(ada.program.settings._replace(text_size=size))
    ada.window.resize(ada.window.minimumSize())
    ada.settle()
    bar = ada.program.call.debrief.verticalScrollBar()
    for _ in range(50):
        ada.press(Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum() > 0
    ada.press(Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()


@pytest.mark.parametrize("place", ["debrief", "settings", "progress"])
def test_end_and_home_lead_to_the_ends_of_a_long_page(ada, place):
    looking_back(ada)
    if place != "debrief":
        ada.click(f"go-{place}")
    ada.program.set_settings(ada.program.settings._replace(text_size=150))
    ada.window.resize(ada.window.minimumSize())
    ada.settle()
    bar = ada.window.front.verticalScrollBar()
    ada.press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    ada.press(Qt.Key.Key_Home, Qt.KeyboardModifier.KeypadModifier)
    assert bar.value() == 0


def test_end_and_home_stay_in_the_field_that_has_the_keyboard(ada):
    ada.click("go-settings")
    ada.find("volume").setFocus()
    ada.press(Qt.Key.Key_Home)
    assert ada.program.settings.volume == 0
    page = ada.window.front.verticalScrollBar()
    before = page.value()
    ada.press(Qt.Key.Key_End)
    assert ada.program.settings.volume == 100
    assert page.value() == before


def test_the_list_is_opened_from_the_settings_too_and_closed_by_its_button(ada):
    ada.click("go-settings")
    ada.find("keys").setFocus()
    ada.press(Qt.Key.Key_Space)
    window = QApplication.activeWindow()
    assert window.objectName() == "keys-window"
    ada.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget().accessibleName().startswith("Ctrl+2")
    ada.press(Qt.Key.Key_Up)
    assert QApplication.focusWidget().accessibleName().startswith("Ctrl+1")
    QTest.mouseClick(window.findChild(QWidget, "close-keys"), Qt.MouseButton.LeftButton)
    ada.settle()
    assert not [
        widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "keys-window" and widget.isVisible()
    ]


def test_no_time_is_lost_while_the_list_is_read(caller):
    caller.press(F1)
    assert caller.program.call.presenter.paused
    caller.press(ESC)
    assert not caller.program.call.presenter.paused


def test_a_call_that_was_paused_stays_paused(caller):
    caller.press("p")
    caller.press(F1)
    caller.press(ESC)
    assert caller.program.call.presenter.paused


def test_the_list_can_be_opened_before_anybody_has_told_a_name(program, qtbot):
    person = Person(program, qtbot)
    assert [line for line in lines(person) if line.startswith("F11")]


def test_keys_that_do_the_same_stand_together(look, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    for key, does in (("A", "One"), ("B", "Two"), ("Ctrl+A", "One")):
        shortcut(page, key, does, lambda: None)
    page.show()
    QShortcut(QKeySequence("C"), page)
    assert [(written(told.keys), told.does) for told in listed(page)] == [("A, Ctrl+A", "One"), ("B", "Two")]


@pytest.mark.parametrize(("keys", "shown"), [(("1", "2", "3"), "1 – 3"), (("1", "2"), "1, 2"), (("Esc",), "Esc")])
def test_a_run_of_digits_is_written_as_its_ends(keys, shown):
    assert written(keys) == shown
