"""A key or a click that was meant for what was there a moment before answers nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from simulator.ui.conversation.answer_gate import MOMENT
from tests.ui.test_standing_questions import open_drill

LEFT = Qt.MouseButton.LeftButton
RETURN, SPACE, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape


def made(person):
    return person.program.call.presenter.session.choice_ids


@pytest.mark.parametrize("key", [RETURN, SPACE, "1", "4"])
def test_a_key_pressed_once_too_often_does_not_answer_the_call_that_has_just_begun(ada, key):
    ada.click_card("The parcel on the roof")
    ada.press(RETURN)
    assert ada.at == "play"
    ada.press_at_once(key)
    assert made(ada) == ()
    ada.press(key)
    assert len(made(ada)) == 1


def test_the_second_click_of_a_double_click_on_taking_the_call_answers_nothing(ada):
    ada.click_card("The parcel on the roof")
    ada.click("take-call")
    QTest.mouseClick(ada.find("choice-2"), LEFT)
    assert made(ada) == ()


def test_enter_once_too_often_after_the_notes_of_the_guided_call_answers_nothing(ada):
    ada.program.home._take_tour()
    for _ in range(4):
        ada.settle()
        ada.press(RETURN)
    assert not ada.can_see("coach-note")
    ada.press_at_once(RETURN)
    assert made(ada) == ()
    ada.press(RETURN)
    assert len(made(ada)) == 1


def test_enter_once_too_often_after_a_drill_does_not_answer_the_next_one(ada, virtual_time):
    open_drill(ada)
    ada.press("1")
    assert ada.at == "drill-answer"
    ada.press(RETURN)
    assert ada.at == "drill"
    ada.press_at_once(RETURN)
    ada.press_at_once("2")
    assert ada.at == "drill"
    virtual_time.advance(MOMENT)
    ada.press_at_once(RETURN)
    assert ada.at == "drill-answer"


def test_enter_once_too_often_after_a_pause_answers_nothing(caller):
    caller.press("p")
    caller.press(RETURN)
    caller.press_at_once(RETURN)
    assert made(caller) == ()


def test_enter_once_too_often_after_ones_own_words_answers_nothing(ada):
    ada.program.set_settings(ada.program.settings._replace(say_first=True))
    ada.call("The parcel on the roof")
    ada.press(RETURN)
    ada.press_at_once(RETURN)
    assert made(ada) == ()


def test_enter_pressed_twice_on_an_option_answers_once(caller):
    caller.press(RETURN)
    caller.press_at_once(RETURN)
    assert made(caller) == ("own",)


def test_enter_held_down_answers_nothing_more(caller):
    caller.look()
    QTest.keyClick(caller.find("choice-1"), RETURN)
    caller.look()
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QKeyEvent

    held = QKeyEvent(QEvent.Type.KeyPress, RETURN, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    QCoreApplication.sendEvent(caller.find("choice-1"), held)
    assert made(caller) == ("own",)


def test_a_double_click_on_an_option_answers_once(caller):
    caller.look()
    option = caller.find("choice-1")
    QTest.mouseClick(option, LEFT)
    QTest.mouseDClick(option, LEFT)
    assert made(caller) == ("own",)


def test_another_number_answers_as_fast_as_somebody_types(caller):
    caller.look()
    caller.press_at_once("1")
    caller.press_at_once("2")
    assert len(made(caller)) == 2


def test_the_same_number_pressed_twice_answers_once(caller):
    caller.look()
    caller.press_at_once("1")
    caller.press_at_once("1")
    assert made(caller) == ("own",)
    caller.press("1")
    assert made(caller) == ("own", "replace")


def test_quick_clicks_in_one_place_answer_once(caller):
    caller.look()
    for _ in range(3):
        QTest.mouseClick(caller.find("choice-1"), LEFT)
    assert made(caller) == ("own",)
