"""A notice tells and can be closed; an alarm stays until it is answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from simulator.ui.style.theme import Theme, apply
from simulator.ui.widgets.notice import Notice
from tests.ui.pixels import drawn, ink_contrast


@pytest.fixture
def notice(look, qtbot):
    made = Notice(look)
    qtbot.addWidget(made)
    return made


def shown(notice):
    return [button for button in notice.findChildren(QPushButton) if button.isVisible()]


def test_it_is_hidden_until_there_is_something_to_tell(notice):
    assert notice.isHidden()
    assert notice.text == ""


def test_a_notice_tells_and_is_closed(notice, qtbot):
    notice.tell("The disk is nearly full.")
    assert notice.isVisible()
    assert notice.text == "The disk is nearly full."
    (close,) = shown(notice)
    assert close.accessibleName() == "Close this notice"
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert notice.text == ""


def test_an_answer_acts_and_closes(notice, qtbot):
    done = []
    notice.tell("Paused.", "Continue", lambda: done.append(notice.isHidden()))
    qtbot.mouseClick(notice.answer(0), Qt.MouseButton.LeftButton)
    assert done == [True]
    assert notice.isHidden()


def test_an_alarm_can_only_be_answered(notice, qtbot):
    done = []
    notice.alarm("It can't be saved.", ("Try again", lambda: done.append("again")), ("Continue", lambda: done.append("on")))
    assert [button.text() for button in shown(notice)] == ["Try again", "Continue"]
    qtbot.mouseClick(notice.answer(1), Qt.MouseButton.LeftButton)
    assert done == ["on"]


def test_an_answer_that_fails_again_raises_the_alarm_again(notice, qtbot):
    def fail():
        notice.alarm("Still full.", ("Try again", fail))

    notice.alarm("Full.", ("Try again", fail))
    qtbot.mouseClick(notice.answer(0), Qt.MouseButton.LeftButton)
    assert notice.text == "Still full."


def test_a_notice_after_an_alarm_has_no_answers_left_over(notice):
    notice.alarm("Full.", ("Try again", notice.clear), ("Continue", notice.clear))
    notice.clear()
    notice.tell("All is well.")
    assert [button.objectName() for button in shown(notice)] == ["close-notice"]


def test_an_alarm_looks_unlike_a_notice(notice):
    notice.tell("x")
    notice.resize(300, 60)
    calm = notice.grab().toImage().pixelColor(150, 4)
    notice.alarm("x")
    notice.resize(300, 60)
    assert notice.grab().toImage().pixelColor(150, 4) != calm


def test_markup_is_shown_as_it_is(notice):
    notice.tell("<b>x</b> &amp; <img src=x>")
    assert notice.text == "<b>x</b> &amp; <img src=x>"


def test_a_notice_does_not_take_the_place_of_an_alarm(notice):
    notice.alarm("It burns.", ("Put it out", lambda: None))
    notice.tell("All is well.")
    assert notice.text == "It burns."
    notice.clear_note()
    assert notice.text == "It burns."


def test_what_closes_a_notice_can_be_seen_in_a_look_that_was_chosen_later(notice, look, dressed):
    notice.tell("The disk is nearly full.")
    (close,) = shown(notice)
    size = close.iconSize()
    look.set_theme(Theme(dark=True, scale=1.5))
    apply(dressed, look.theme)
    assert ink_contrast(drawn(close)) >= 4.5
    assert close.iconSize().width() == 1.5 * size.width()
