"""Holds and transfers: they are felt, can be skipped, and change no score."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from simulator.ui.conversation.hold_timer import FAST, LEAST, MOST, TICK, HoldTimer
from tests.conversations import ROOF
from tests.ui.person import Person

HELD = (
    ROOF.replace("id: roof", "id: held")
    .replace("The parcel on the roof", "On hold")
    .replace(
        "      - id: climb\n",
        '      - id: hold\n        do: "Put Robin on hold."\n        action: hold\n        takes: 40\n        mood: -1\n'
        "        breaks: [announce-the-hold]\n        goto: plan\n"
        '      - id: pass-on\n        say: "I put you through."\n        action: transfer\n        takes: 90\n'
        "        shows: [warm-transfer]\n        goto: settled\n      - id: climb\n",
    )
)


@pytest.fixture
def holding(open_program, paths, qtbot):
    """Somebody in a call in which there is something to wait for."""
    return take_call(open_program, paths, qtbot, HELD)


def take_call(open_program, paths, qtbot, text):
    (paths.scenarios / "held.yaml").write_text(text, encoding="utf-8")
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("On hold")
    return person


def wait(person):
    """What counts the seconds of the call."""
    return person.program.call.presenter.wait


@pytest.fixture
def tick(virtual_time):
    """A way to let the wait go on for so many of its steps."""
    return lambda times: virtual_time.advance(times * TICK)


def test_a_hold_is_stored_at_once_and_felt_before_the_customer_is_heard(holding):
    holding.answer("Put Robin")
    store, presenter = holding.program.services.store, holding.program.call.presenter
    assert store.attempts.find(presenter.practice.attempt.id).transcript == ("hold",)
    assert holding.talk[-1] == ("action", "Put Robin on hold.")
    assert holding.choices == []
    assert holding.find("on-hold").text() == "On hold 0:00"
    assert holding.find("skip-wait").hasFocus()


def test_the_seconds_on_hold_and_the_clock_of_the_call_count_along(holding, tick):
    before = clock(holding)
    holding.answer("Put Robin")
    assert clock(holding) == before
    tick(10)
    assert holding.find("on-hold").text() == "On hold 0:10"
    assert clock(holding) == before + 10


def clock(person):
    """The seconds that the clock of the call shows."""
    told = next(text for text in person.texts() if len(text) == 4 and text[1] == ":")
    return int(told[0]) * 60 + int(told[2:])


def test_after_the_last_second_the_customer_is_heard_and_the_options_are_there(holding, tick):
    holding.answer("Put Robin")
    tick(200)
    assert holding.talk[-2:] == [("action", "On hold for 0:40."), ("customer", "So, what now?")]
    assert len(holding.choices) == 2
    assert not holding.can_see("on-hold")


@pytest.mark.parametrize("how", ["Enter", "click"])
def test_a_hold_can_be_skipped(holding, how):
    holding.answer("Put Robin")
    if how == "Enter":
        holding.press(Qt.Key.Key_Return)
    else:
        holding.click("skip-wait")
    assert holding.line == "So, what now?"
    assert holding.find("choice-1").hasFocus()
    assert not wait(holding).running


def test_on_hold_no_answer_and_no_way_back_is_taken(holding):
    holding.answer("Put Robin")
    for key in ("1", Qt.Key.Key_Backspace):
        holding.press(key)
    QTest.mouseClick(holding.find("record-label"), Qt.MouseButton.LeftButton)
    assert holding.program.call.presenter.session.choice_ids == ("hold",)


def test_the_face_falls_while_the_hold_runs(open_program, paths, qtbot):
    holding = take_call(open_program, paths, qtbot, HELD.replace("mood: -1", "mood: -2"))
    before = holding.face
    holding.answer("Put Robin")
    assert holding.feeling == "Upset"
    assert holding.face != before


def test_a_pause_stops_the_seconds(holding, tick):
    holding.answer("Put Robin")
    tick(10)
    holding.press("p")
    tick(200)
    holding.press("p")
    assert holding.find("on-hold").text() == "On hold 0:10"
    assert holding.find("skip-wait").hasFocus()
    tick(1)
    assert holding.find("on-hold").text() == "On hold 0:11"


def test_a_transfer_that_ends_the_call_is_felt_too(holding):
    holding.answer("I put you")
    assert holding.find("on-hold").text() == "Transferring 0:00"
    assert not holding.sees("The conversation is over.")
    holding.press(Qt.Key.Key_Return)
    assert holding.talk[-2] == ("action", "Transferred in 1:30.")
    assert holding.sees("The conversation is over.")
    assert holding.find("debrief").hasFocus()


def test_a_call_that_was_left_on_hold_goes_on_after_it(holding):
    holding.answer("Put Robin")
    holding.click("leave")
    assert not wait(holding).running
    holding.click("go-on")
    assert holding.line == "So, what now?"
    assert len(holding.choices) == 2


def test_a_screen_reader_is_told_of_the_hold_and_then_of_the_line(holding):
    holding.answer("Put Robin")
    holding.qtbot.waitUntil(lambda: holding.window.accessibleName() == "On hold.")
    wait(holding).skip()
    holding.qtbot.waitUntil(lambda: holding.line in holding.window.accessibleName())


def test_where_nothing_may_move_a_hold_is_only_told(holding, dressed):
    holding.click("leave")
    flash = dressed.styleHints().cursorFlashTime()
    dressed.styleHints().setCursorFlashTime(0)
    try:
        holding.call("On hold")
        holding.answer("Put Robin")
    finally:
        dressed.styleHints().setCursorFlashTime(flash)
    assert holding.talk[-2:] == [("action", "On hold for 0:40."), ("customer", "So, what now?")]


def test_the_projector_says_that_there_is_a_moment_to_wait(holding):
    holding.click("projector")
    holding.turn_to_window()
    holding.answer("Put Robin")
    assert holding.program.call.projection.window.lines() == ("Robin Example", "One moment, please.")
    wait(holding).skip()
    assert holding.program.call.projection.window.lines()[1] == "So, what now?"


def test_looking_something_up_keeps_nobody_waiting(holding):
    holding.answer("Read")
    assert not wait(holding).running
    assert holding.line == "My parcel lies on a roof."


@pytest.mark.parametrize("seconds", [1, 40, 600])
def test_no_wait_is_too_short_to_be_felt_or_too_long_to_be_borne(qapp, virtual_time, seconds):
    made = HoldTimer()
    made.begin(seconds)
    while made.running:
        virtual_time.advance(TICK)
    assert virtual_time.seconds() == pytest.approx(min(max(seconds / FAST, LEAST), MOST), abs=2 * TICK / 1000)
