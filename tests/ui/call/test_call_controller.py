"""From the card to the debrief: what can go wrong between the store and the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.core.errors import StoreError
from tests.conversations import MENDED, write
from tests.ui.person import Person


def refuse(*arguments):
    raise StoreError("There is no room left.", "Free some space.")


def test_a_call_that_cannot_be_begun_stays_in_the_briefing(ada, monkeypatch):
    ada.click_card("The parcel on the roof")
    with monkeypatch.context() as patched:
        patched.setattr(ada.program.services.store.attempts, "start", refuse)
        ada.click("take-call")
        assert ada.at == "briefing"
    ada.click("take-call")
    assert ada.at == "play"


def test_each_call_taken_is_an_attempt_of_its_own_and_takes_the_place_of_one_that_was_left(caller):
    first = caller.program.call.presenter.practice.attempt.id
    caller.click("leave")
    caller.call("The parcel on the roof")
    assert caller.program.call.presenter.practice.attempt.id != first
    assert len(caller.program.services.store.attempts.unfinished(1)) == 1


def test_a_finished_call_is_looked_back_on_with_the_version_that_was_played(caller, open_program, paths, qtbot):
    caller.answer("I'm", "We will")
    caller.window.close()
    file = paths.scenarios / "roof.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Soon is not a time.", "Other words."), encoding="utf-8")
    again = Person(open_program(paths), qtbot)
    again.click("go-progress")
    again.click("attempt-0")
    again.click("to-debrief")
    assert again.sees("Soon is not a time.")
    assert not again.sees("Other words.")


def test_a_call_of_a_scenario_that_is_gone_can_still_be_gone_on_with(caller, open_program, paths, qtbot):
    caller.answer("I'm")
    caller.window.close()
    (paths.scenarios / "roof.yaml").unlink()
    write(paths.scenarios, other=MENDED)
    again = Person(open_program(paths), qtbot)
    assert again.cards == ["Mended"]
    again.click("go-on")
    again.answer("A new one")
    again.look_back()
    assert again.find("score").text() == "100"


def test_a_version_that_cannot_be_played_any_more_is_told(caller, monkeypatch):
    caller.answer("I'm")
    caller.click("leave")
    monkeypatch.setattr(caller.program.services.reviewer, "playable", lambda digest, *, prove=True: None)
    caller.click("go-on")
    assert caller.at == "practise"
    assert caller.sees("This conversation was started with a version of its file that can no longer be played.")


def test_a_call_that_ended_in_the_moment_of_a_crash_is_closed_when_it_is_gone_on_with(caller, open_program, paths, qtbot):
    caller.answer("I'm")
    caller.program.services.store.attempts.finish = lambda *arguments: None
    caller.answer("A new one")
    caller.window.close()
    again = Person(open_program(paths), qtbot)
    assert again.program.services.store.attempts.finished(1) == ()
    again.click("go-on")
    assert again.sees("The conversation is over.")
    (attempt,) = again.program.services.store.attempts.finished(1)
    assert attempt.outcome.score == 100
    again.look_back()
    again.click("home")
    assert not again.can_see("banner")


def test_keys_of_the_number_pad_answer_too(caller):
    caller.press(Qt.Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    assert caller.line == "Wonderful. And now?"


@pytest.mark.parametrize("answers", [("I'm", "A new one"), ("Could", "We will")])
def test_the_whole_way_goes_by_keyboard(ada, answers):
    ada.press(Qt.Key.Key_Return)
    assert ada.at == "briefing"
    ada.press(Qt.Key.Key_Return)
    assert ada.at == "play"
    ada.answer(answers[0])
    while not ada.window.focusWidget().accessibleName().startswith(answers[1]):
        ada.press(Qt.Key.Key_Tab)
    ada.press(Qt.Key.Key_Return)
    assert ada.sees("The conversation is over.")
    ada.press(Qt.Key.Key_Return)
    assert ada.at == "reflection"
    ada.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ada.at == "debrief"
    while ada.window.focusWidget().objectName() != "again":
        ada.press(Qt.Key.Key_Tab)
    ada.press(Qt.Key.Key_Return)
    assert ada.at == "play"
