"""What may be slow is done beside the window, and what came of it is told on the window's thread."""

from __future__ import annotations

import threading

from simulator.core.errors import SimulatorError
from simulator.ui.window.slow_call import SlowCall


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
