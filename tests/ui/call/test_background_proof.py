"""A call is opened before it is proved, and what can't be played after all is gone back on."""

from __future__ import annotations

import sys
import threading

import pytest

from simulator.ui.call import background_proof
from simulator.workflow import playable as module
from tests.conversations import ROOF, write
from tests.guard import GUARD
from tests.ui.person import Person

TITLE = "The parcel on the roof"
FARM = ROOF.replace("        once: true\n", "        shows: [own-it]\n")
"""The same, but reading the note again and again would earn points for ever."""


@pytest.fixture
def examined(ada, monkeypatch):
    """Hold every proof on another thread back until it is let through; gives what lets it, and the threads that began one."""
    gate, begun, prove = threading.Event(), [], module.prove

    def held(machine, budget=None):
        begun.append(threading.current_thread())
        if begun[-1] is not threading.main_thread():
            gate.wait(GUARD)
        return prove(machine, budget)

    monkeypatch.setattr(background_proof, "UNDISTURBED", 0)
    monkeypatch.setattr(module, "prove", held)
    yield gate, begun
    gate.set()
    for thread in begun:
        if thread is not threading.main_thread():
            thread.join()


def test_the_first_answer_is_given_before_the_proof_is_there(ada, examined, qtbot):
    gate, begun = examined
    ada.call(TITLE)
    qtbot.waitUntil(lambda: len(begun) == 1)
    ada.answer("I'm")
    assert ada.line == "Good. What happens now?"
    gate.set()
    ada.answer("A new one")
    ada.look_back()
    assert ada.find("score").text() == "100"
    assert len(begun) == 1


def test_a_call_that_is_gone_on_with_is_not_proved_first(caller, open_program, paths, qtbot, monkeypatch):
    caller.answer("I'm")
    caller.window.close()
    again = Person(open_program(paths), qtbot)
    monkeypatch.setattr(module, "prove", None)
    again.click("go-on")
    assert again.line == "Good. What happens now?"


def test_the_proof_waits_until_the_window_has_been_left_alone(ada, examined, qtbot, monkeypatch):
    gate, begun = examined
    monkeypatch.setattr(background_proof, "UNDISTURBED", 5_000)
    ada.call(TITLE)
    ada.answer("I'm")
    assert begun == []
    gate.set()
    ada.answer("A new one")
    ada.look_back()
    assert ada.find("score").text() == "100"
    assert begun == [threading.main_thread()]


def test_what_has_been_proved_is_not_proved_again(ada, examined, qtbot):
    gate, begun = examined
    gate.set()
    ada.click_card(TITLE)
    qtbot.waitUntil(lambda: not ada.program.call._proving._running and len(begun) == 1)
    ada.click("take-call")
    assert not ada.program.call._proving._timer.isActive()


def test_a_file_that_turns_out_unplayable_leads_from_its_briefing_to_its_problems(ada, examined, paths, qtbot):
    gate, _ = examined
    write(paths.scenarios, roof=FARM)
    ada.click_card(TITLE)
    assert ada.at == "briefing"
    gate.set()
    qtbot.waitUntil(lambda: ada.at == "problems")
    assert ada.sees("roof.yaml")
    assert ada.sees("earns points each time round")


def test_checking_the_file_again_as_it_is_leads_to_its_problems_at_once(ada, examined, paths, qtbot):
    gate, _ = examined
    write(paths.scenarios, roof=FARM)
    ada.click_card(TITLE)
    gate.set()
    qtbot.waitUntil(lambda: ada.at == "problems")
    gate.clear()
    ada.click("check-again")
    assert ada.at == "problems"


def test_where_the_call_was_taken_already_it_leads_home_and_nothing_is_left_of_it(ada, examined, paths, qtbot):
    gate, _ = examined
    write(paths.scenarios, roof=FARM)
    ada.call(TITLE)
    gate.set()
    qtbot.waitUntil(lambda: ada.at == "practise")
    assert ada.sees("roof.yaml can't be played as it is.")
    assert not ada.can_see("go-on")


def test_a_call_that_ends_before_it_is_refuted_leads_home_with_its_answers_kept(ada, examined, paths, qtbot, monkeypatch):
    gate, _ = examined
    gate.set()
    monkeypatch.setattr(background_proof, "UNDISTURBED", 5_000)
    write(paths.scenarios, roof=FARM)
    ada.call(TITLE)
    ada.answer("I'm", "A new one")
    assert not ada.sees("Read it again")
    qtbot.waitUntil(lambda: ada.at == "practise")
    assert ada.sees("roof.yaml can't be played as it is.")
    assert ada.can_see("go-on")


def test_nothing_happens_where_the_trainee_has_gone_elsewhere_meanwhile(ada, examined, paths, qtbot):
    gate, _ = examined
    write(paths.scenarios, roof=FARM)
    ada.click_card(TITLE)
    ada.click("back")
    gate.set()
    qtbot.waitUntil(lambda: not ada.program.call._proving._running)
    ada.settle()
    assert ada.at == "practise"


def test_threads_take_turns_as_ever_once_the_proof_is_there(ada, examined, qtbot):
    gate, begun = examined
    usual = sys.getswitchinterval()
    ada.click_card(TITLE)
    qtbot.waitUntil(lambda: len(begun) == 1)
    assert sys.getswitchinterval() < usual
    gate.set()
    qtbot.waitUntil(lambda: sys.getswitchinterval() == usual)


def test_a_failure_of_the_proof_itself_is_not_hidden(ada, qtbot, monkeypatch):
    monkeypatch.setattr(background_proof, "UNDISTURBED", 0)
    monkeypatch.setattr(module, "prove", lambda *asked: 1 / 0)
    with qtbot.captureExceptions() as escaped:
        ada.click_card(TITLE)
        qtbot.waitUntil(lambda: bool(escaped))
    assert escaped[0][0] is ZeroDivisionError


def test_closing_does_not_wait_for_a_long_proof(ada, examined, qtbot, monkeypatch):
    _, begun = examined
    monkeypatch.setattr(background_proof, "PATIENCE", 0.0)
    ada.click_card(TITLE)
    qtbot.waitUntil(lambda: len(begun) == 1)
    ada.window.close()
    assert begun[0].is_alive()
    assert begun[0].daemon
