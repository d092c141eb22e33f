"""What may be slow is done beside the window, and what came of it is told on the window's thread."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton
from shiboken6 import delete

from simulator.core.errors import SimulatorError
from simulator.ui.window.slow_call import PATIENCE, SlowCall, SlowCalls
from tests.guard import GUARD


def listen(call):
    """Note what a call tells, in the order in which it does."""
    signals = []
    call.ended.connect(lambda: signals.append("ended"))
    call.done.connect(lambda result: signals.append(("done", result, threading.current_thread())))
    call.refused.connect(lambda error: signals.append(("refused", error, threading.current_thread())))
    return signals


def test_the_result_is_told_after_the_end(qtbot):
    call = SlowCall(lambda: 42)
    signals = listen(call)
    with qtbot.waitSignal(call.done):
        call.start()
    assert signals == ["ended", ("done", 42, threading.main_thread())]


def test_the_work_is_done_on_another_thread(qtbot):
    call = SlowCall(threading.current_thread)
    with qtbot.waitSignal(call.done) as done:
        call.start()
    assert done.args[0] is not threading.main_thread()


def test_what_can_not_be_done_is_told_with_its_reason(qtbot):
    reason = SimulatorError("No.", "Try later.")

    def work():
        raise reason

    call = SlowCall(work)
    signals = listen(call)
    with qtbot.waitSignal(call.refused):
        call.start()
    assert signals == ["ended", ("refused", reason, threading.main_thread())]


def test_an_error_of_the_program_is_raised_after_the_end(qtbot):
    def work():
        raise ValueError("a mistake")

    call = SlowCall(work)
    signals = listen(call)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(call.ended):
        call.start()
    assert [str(error) for _, error, _ in raised] == ["a mistake"]
    assert signals == ["ended"]


def test_of_a_call_that_is_dropped_nothing_is_told(qtbot):
    call = SlowCall(lambda: 42)
    signals = listen(call)
    call.start()
    call.wait()
    call.drop()
    qtbot.wait(1)
    assert signals == []


@pytest.fixture
def owner(qtbot):
    """Give the part of the window that calls."""
    owner = QObject()
    yield owner
    for calls in owner.findChildren(SlowCalls):
        calls.close()


@pytest.fixture
def results():
    """Collect what came of calls."""
    return []


def test_while_a_call_is_under_way_no_other_is_begun(qtbot, owner, results):
    calls, gate = SlowCalls(owner), threading.Event()
    calls.begin(lambda: gate.wait(GUARD), results.append, results.append)
    calls.begin(lambda: "second", results.append, results.append)
    assert calls.running
    gate.set()
    qtbot.waitUntil(lambda: not calls.running)
    calls.begin(lambda: "third", results.append, results.append)
    qtbot.waitUntil(lambda: not calls.running)
    assert results == [True, "third"]


def test_a_refusal_is_handed_over(qtbot, owner, results):
    def work():
        raise SimulatorError("No.")

    calls = SlowCalls(owner)
    with qtbot.waitSignal(calls.ended):
        calls.begin(work, results.append, lambda error: results.append(error.message))
    assert results == ["No."]


def test_after_an_error_of_the_program_another_call_can_be_begun(qtbot, owner, results):
    calls = SlowCalls(owner)
    with qtbot.captureExceptions() as raised:
        calls.begin(lambda: 1 // 0, results.append, results.append)
        qtbot.waitUntil(lambda: bool(raised))
    calls.begin(lambda: 42, results.append, results.append)
    qtbot.waitUntil(lambda: results == [42])


def test_a_button_says_so_only_where_it_takes_longer(qtbot, owner, results, virtual_time):
    calls, gate, button = SlowCalls(owner), threading.Event(), QPushButton("Save")
    qtbot.addWidget(button)
    calls.begin(lambda: gate.wait(GUARD), results.append, results.append, button)
    virtual_time.advance(PATIENCE - 1)
    assert button.text() == "Save"
    virtual_time.advance(1)
    assert button.text() == "One moment …"
    gate.set()
    qtbot.waitUntil(lambda: results == [True])
    assert button.text() == "Save"


def test_a_button_that_is_gone_by_then_is_left_alone(qtbot, owner, results, virtual_time):
    calls, gate, button = SlowCalls(owner), threading.Event(), QPushButton("Save")
    calls.begin(lambda: gate.wait(GUARD), results.append, results.append, button)
    virtual_time.advance(PATIENCE)
    delete(button)
    gate.set()
    qtbot.waitUntil(lambda: results == [True])


def test_what_is_dropped_ends_by_itself_and_leaves_nothing_behind(qtbot, owner, results):
    calls, gate = SlowCalls(owner), threading.Event()
    calls.begin(lambda: gate.wait(GUARD), results.append, results.append)
    calls.drop()
    assert not calls.running
    gate.set()
    calls.findChild(SlowCall).wait()
    calls.begin(lambda: "next", results.append, results.append)
    qtbot.waitUntil(lambda: not calls.running)
    calls.begin(lambda: "last", results.append, results.append)
    qtbot.waitUntil(lambda: results == ["next", "last"])
    assert calls.findChildren(SlowCall) == []


def test_closing_waits_and_then_nothing_comes_of_the_call(qtbot, owner, results):
    calls, done = SlowCalls(owner), []
    calls.begin(lambda: done.append(42), results.append, results.append)
    calls.close()
    assert done == [42]
    qtbot.wait(1)
    assert results == []
