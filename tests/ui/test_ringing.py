"""A telephone that rings: nothing is said and nothing scored until it is picked up, and it rings once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from simulator.ui.conversation.ring_panel import RingingPhone
from simulator.ui.voice.speaking import SpokenLines
from tests.conversations import ROOF
from tests.ui.spoken import Voice

OPENING = "My parcel lies on a roof."
TITLE = "The parcel on the roof"


@pytest.fixture
def rung(ada, monkeypatch):
    """Give somebody whose telephone has just begun to ring."""
    monkeypatch.setattr("simulator.ui.call.call_under_way.RINGS", True)
    ada.call(TITLE)
    assert ada.can_see("pick-up")
    return ada


def ringing(person):
    return any(timer.isActive() for timer in person.window.findChildren(QTimer, "ringing"))


def test_while_it_rings_nothing_is_said_and_nothing_can_be_answered(rung):
    assert rung.sees("The phone is ringing: Robin Example")
    assert not rung.can_see("conversation")
    assert rung.choices == []
    assert rung.sees("0:00")
    rung.press("1")
    assert rung.program.call.presenter.session.choice_ids == ()
    assert rung.can_see("pick-up")


@pytest.mark.parametrize("how", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, "click"])
def test_it_is_picked_up_with_a_key_or_a_click_and_that_is_no_decision(rung, how):
    if how == "click":
        rung.click("pick-up")
    else:
        rung.press(how)
    assert rung.talk == [("customer", OPENING)]
    assert len(rung.choices) == 4
    assert rung.find("choice-1").hasFocus()
    assert rung.program.call.presenter.practice.log == ()
    assert not ringing(rung)


def test_the_rules_and_records_can_be_read_while_it_rings(rung):
    assert rung.sees("Nobody climbs onto a roof.", rung.find("side"))
    assert rung.can_see("record-label")
    assert not rung.can_see("curves")


def test_a_call_that_goes_on_does_not_ring_again(rung):
    rung.press(Qt.Key.Key_Space)
    rung.answer("I'm")
    rung.click("leave")
    rung.click("go-on")
    assert rung.line == "Good. What happens now?"
    rung.go_back()
    assert rung.talk == [("customer", OPENING)]


def test_one_that_was_left_while_it_rang_is_kept_and_does_not_ring_again(rung):
    rung.press(Qt.Key.Key_Escape)
    assert rung.at == "practise"
    assert not ringing(rung)
    rung.click("go-on")
    assert rung.talk == [("customer", OPENING)]


def test_a_pause_keeps_it_from_being_picked_up(rung):
    rung.press("p")
    assert not rung.find("pick-up").isEnabled()
    rung.program.call.presenter.pick_up()
    assert not rung.can_see("conversation")
    rung.press("p")
    assert rung.find("pick-up").hasFocus()
    rung.press(Qt.Key.Key_Space)
    assert rung.line == OPENING


def test_what_is_typed_at_once_still_answers_nothing(rung):
    rung.press(Qt.Key.Key_Space)
    rung.press_at_once(Qt.Key.Key_Space)
    assert rung.talk == [("customer", OPENING)]


def test_it_rings_in_an_assessment_too(ada, monkeypatch):
    monkeypatch.setattr("simulator.ui.call.call_under_way.RINGS", True)
    ada.click_card(TITLE)
    ada.click("mode-assessment")
    ada.click("take-call")
    ada.press(Qt.Key.Key_Space)
    assert ada.line == OPENING


def test_only_telephones_ring(ada, paths, monkeypatch):
    monkeypatch.setattr("simulator.ui.call.call_under_way.RINGS", True)
    text = ROOF.replace("channel: phone", "channel: chat").replace("id: roof", "id: chat").replace(TITLE, "By chat")
    (paths.own_scenarios / "chat.yaml").parent.mkdir(parents=True, exist_ok=True)
    (paths.own_scenarios / "chat.yaml").write_text(text, encoding="utf-8")
    ada.click("go-settings")
    ada.click("go-practise")
    ada.qtbot.waitUntil(lambda: "By chat" in ada.cards)
    ada.call("By chat")
    assert ada.line == OPENING


def test_where_nothing_moves_the_receiver_stands_still(ada, monkeypatch):
    monkeypatch.setattr("simulator.ui.call.call_under_way.RINGS", True)
    hints = QApplication.styleHints()
    flash = hints.cursorFlashTime()
    hints.setCursorFlashTime(0)
    ada.call(TITLE)
    assert ada.can_see("pick-up")
    assert not ringing(ada)
    hints.setCursorFlashTime(flash)


def test_the_receiver_shakes_and_rests_in_turn(rung):
    assert ringing(rung)
    seen, phone = set(), rung.window.findChild(RingingPhone)
    for _ in range(30):
        rung.qtbot.time.advance(80)
        seen.add(bytes(phone.grab().toImage().constBits()[::7]))
    assert len(seen) == 3


def test_the_projector_shows_that_it_rings(rung):
    rung.click("projector")
    window = rung.program.call.projection.window
    assert window.lines() == ("Robin Example", "The phone is ringing.")
    rung.program.call.presenter.pick_up()
    assert window.lines()[1] == OPENING


def test_the_voice_waits_until_it_is_picked_up_and_is_ready_then(rung):
    presenter, voice = rung.program.call.presenter, Voice()
    SpokenLines(presenter, voice, rung.program.settings._replace(voice=True), rung.window)
    rung.settle()
    assert voice.said == []
    assert voice.prepared[0] == OPENING
    rung.press(Qt.Key.Key_Space)
    assert voice.said == [OPENING]
