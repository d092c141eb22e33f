"""While a question stands, no key and no click answers the customer, on any page with options."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.conversations import START
from tests.ui.conftest import have_held

LEFT = Qt.MouseButton.LeftButton
ESCAPE, RETURN = Qt.Key.Key_Escape, Qt.Key.Key_Return


def open_call(ada):
    ada.call("The parcel on the roof")


def open_assessment(ada):
    ada.click_card("The parcel on the roof")
    ada.click("mode-assessment")
    ada.click("take-call")


def open_what_if(ada):
    have_held(ada, "blame", "vague")
    ada.click("go-progress")
    ada.click("attempt-0")
    ada.try_another(1)


def open_guided_call(ada):
    ada.program.home._take_tour()
    for _ in range(4):
        ada.settle()
        ada.press(RETURN)


def open_drill(ada):
    have_held(ada, "blame", "vague")
    ada.program.home.pages.drilling._now = lambda: START + timedelta(days=2)
    ada.click("go-drills")
    ada.qtbot.waitUntil(lambda: ada.can_see("start-drills"))
    ada.click("start-drills")


PAGES = [open_call, open_assessment, open_what_if, open_guided_call, open_drill]


@pytest.mark.parametrize("opening", PAGES)
def test_no_option_is_chosen_while_a_question_stands_and_each_can_be_again_after_it(ada, opening):
    opening(ada)
    page, talk, choices = ada.program.window.front, ada.talk, ada.choices
    page.notice.alarm("Shall it be?", ("Yes", lambda: None), ("No", lambda: None))
    assert ada.find("answer-1").hasFocus()
    for number, _ in enumerate(choices, 1):
        ada.press(str(number))
        QTest.mouseClick(ada.find(f"choice-{number}"), LEFT)
        ada.settle()
    assert (ada.program.window.front, ada.talk) == (page, talk)
    assert ada.sees("Shall it be?")
    for _ in range(30):  # Tab comes to no option, so that neither Enter nor Space can choose one
        ada.press(Qt.Key.Key_Tab)
        assert not any(ada.find(f"choice-{number}").hasFocus() for number in range(1, len(choices) + 1))
    ada.click("answer-2")
    assert ada.find("choice-1").hasFocus()
    ada.press("1")
    assert (ada.program.window.front, ada.can_see("conversation") and ada.talk) != (page, talk)


@pytest.mark.parametrize("opening", PAGES)
def test_the_list_of_keys_leads_back_to_the_question_that_stands(ada, opening):
    opening(ada)
    page, talk = ada.program.window.front, ada.talk
    page.notice.alarm("Shall it be?", ("Yes", lambda: None))
    ada.press(Qt.Key.Key_F1)
    ada.press(ESCAPE)
    ada.turn_to_window()
    ada.settle()
    assert ada.find("answer-1").hasFocus()
    ada.press(RETURN)
    assert (ada.program.window.front, ada.talk) == (page, talk)


def test_an_assessment_is_not_answered_by_enter_after_the_list_of_keys_was_read_over_the_question_whether_to_leave(ada):
    open_assessment(ada)
    for key in (ESCAPE, Qt.Key.Key_F1, ESCAPE):
        ada.press(key)
    ada.turn_to_window()
    ada.settle()
    assert ada.sees("Leave it?")
    assert ada.find("answer-1").hasFocus()
    ada.press(RETURN)
    assert ada.program.call.presenter.session.choice_ids == ()


def test_no_silence_runs_out_while_a_question_stands(ada, virtual_time):
    ada.program.set_settings(ada.program.settings._replace(timers=True))
    open_assessment(ada)
    ada.press(ESCAPE)
    virtual_time.advance(120_000)
    assert ada.program.call.presenter.session.choice_ids == ()
    ada.press(ESCAPE)
    virtual_time.advance(120_000)
    assert "silence" in ada.program.call.presenter.session.choice_ids


def test_a_word_on_the_last_answer_does_not_take_the_question_away(ada, monkeypatch):
    open_call(ada)
    ada.answer("I'm")
    ada.program.window.front.notice.alarm("It can't be saved.", ("Try again", lambda: None))
    ada.press("w")
    assert ada.sees("It can't be saved.")


def test_a_note_of_the_guided_call_has_the_keyboard_again_after_the_list_of_keys(ada):
    ada.program.home._take_tour()
    ada.settle()
    ada.press(Qt.Key.Key_F1)
    ada.press(ESCAPE)
    ada.turn_to_window()
    ada.settle()
    assert ada.find("coach-next").hasFocus()
    ada.press(RETURN)
    assert ada.program.call.presenter.session.choice_ids == ()
