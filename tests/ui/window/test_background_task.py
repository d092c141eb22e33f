"""Work on another thread, whose result comes back on the window's."""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QCoreApplication

from simulator.ui.window.background_task import BackgroundTask


def test_the_result_comes_back_on_the_thread_that_asked(qtbot):
    threads = []

    def work():
        threads.append(threading.current_thread())
        return 42

    task = BackgroundTask(work)
    task.done.connect(lambda result: threads.append(threading.current_thread()))
    with qtbot.waitSignal(task.done) as done:
        task.start()
    assert done.args == [42]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_beside_long_work_threads_take_turns_more_often_until_all_of_it_is_done(qtbot):
    usual, gates = sys.getswitchinterval(), [threading.Event(), threading.Event()]
    tasks = [BackgroundTask(gate.wait, long=True) for gate in gates]
    for task in tasks:
        task.start()
    qtbot.waitUntil(lambda: sys.getswitchinterval() < usual)
    gates[0].set()
    tasks[0].wait()
    assert sys.getswitchinterval() < usual
    gates[1].set()
    tasks[1].wait()
    assert sys.getswitchinterval() == usual


def test_an_error_comes_back_whole(qtbot):
    error = ValueError("no")

    def work():
        raise error

    task = BackgroundTask(work)
    with qtbot.waitSignal(task.failed) as failed, qtbot.assertNotEmitted(task.done):
        task.start()
    assert failed.args == [error]


def test_nothing_may_come_back_too(qtbot):
    task = BackgroundTask(lambda: None)
    with qtbot.waitSignal(task.done) as done:
        task.start()
    assert done.args == [None]


def test_waiting_ends_when_the_work_is_over(qtbot):
    finished = []
    task = BackgroundTask(lambda: finished.append(True))
    with qtbot.waitSignal(task.done):
        task.start()
        task.wait()
        assert finished == [True]


def test_nothing_is_told_of_work_that_is_dropped_before_it_ends(qtbot):
    gate = threading.Event()
    task = BackgroundTask(gate.wait)
    with qtbot.assertNotEmitted(task.done):
        task.start()
        task.drop()
        gate.set()
        task.wait()
        QCoreApplication.processEvents()


def test_nothing_is_told_of_work_that_is_dropped_while_its_result_is_on_its_way(qtbot):
    task = BackgroundTask(lambda: None)
    with qtbot.assertNotEmitted(task.done):
        task.start()
        task.wait()
        task.drop()
        QCoreApplication.processEvents()


def test_waiting_can_be_given_up(qtbot):
    gate = threading.Event()
    task = BackgroundTask(gate.wait)
    with qtbot.waitSignal(task.done):
        task.start()
        task.wait(0.0)
        gate.set()
