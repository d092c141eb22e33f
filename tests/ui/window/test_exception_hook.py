"""What escapes everywhere else is logged, counted and told."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from simulator.core.errors import SimulatorError
from simulator.ui.window.exception_hook import ExceptionHook
from tests.ui.conftest import no_further_log


@pytest.fixture
def catch(no_hook):
    """Install a catcher, and take its log away again."""
    with no_further_log():

        def install(log, parent=None):
            catcher = ExceptionHook(log, parent)
            catcher.install()
            return catcher

        yield install


def escape(error):
    """Let an error escape as Qt does from a slot."""
    try:
        raise error
    except type(error) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_what_a_person_can_act_on_is_told_in_its_own_words(tmp_path, catch, qtbot):
    catcher = catch(tmp_path / "log")
    with qtbot.waitSignal(catcher.caught) as caught:
        escape(SimulatorError("The disk is full.", "Free some space."))
    assert caught.args == ["The disk is full. Free some space."]


def test_the_log_holds_the_traceback(tmp_path, catch, qapp):
    log = tmp_path / "deep" / "first-call.log"
    catch(log)
    escape(ZeroDivisionError("a bug"))
    text = log.read_text(encoding="utf-8")
    assert "unexpected error" in text
    assert "ZeroDivisionError: a bug" in text
    assert "Traceback" in text


def test_a_bug_is_told_with_its_place_and_without_its_words(tmp_path, catch, qtbot):
    catcher = catch(tmp_path / "log")
    with qtbot.waitSignal(catcher.broke) as broke:
        escape(ValueError("<secret>"))
    place, told, times = broke.args
    assert place.startswith(f"{Path(__file__).name}:")
    assert "secret" not in told
    assert "ValueError" in told
    assert times == 1


def test_a_storm_does_not_fill_the_log(tmp_path, catch, qtbot):
    catcher = catch(tmp_path / "log")
    met = []
    catcher.broke.connect(lambda place, told, times: met.append(times))
    for _ in range(50):
        escape(ValueError("again"))
    qtbot.waitUntil(lambda: len(met) == 50)
    assert met == list(range(1, 51))
    assert (tmp_path / "log").read_text(encoding="utf-8").count("Traceback") == 3


def test_what_goes_wrong_on_another_thread_is_told_on_the_window_s(tmp_path, catch, qtbot):
    catcher = catch(tmp_path / "log")
    threads = []
    catcher.broke.connect(lambda *told: threads.append(threading.current_thread()))
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_what_goes_wrong_while_an_error_is_told_is_only_logged(tmp_path, catch, qtbot):
    catcher = catch(tmp_path / "log")
    met = []

    def tell(*told):
        met.append(told)
        escape(RuntimeError("telling fails as well"))

    catcher.broke.connect(tell)
    escape(ValueError("first"))
    for _ in range(5):
        QCoreApplication.processEvents()
    assert len(met) == 1
    assert "telling fails as well" in (tmp_path / "log").read_text(encoding="utf-8")


def test_without_trouble_there_is_no_log(tmp_path, catch, qapp):
    catch(tmp_path / "log")
    assert not (tmp_path / "log").exists()


def test_a_log_that_cannot_be_written_is_no_further_trouble(tmp_path, catch, qtbot):
    (tmp_path / "file").write_text("", encoding="utf-8")
    catcher = catch(tmp_path / "file" / "log")
    with qtbot.waitSignal(catcher.broke):
        escape(ValueError("a bug"))


def test_an_interruption_from_the_keyboard_is_not_caught(tmp_path, catch, qtbot, monkeypatch):
    passed_on = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *error: passed_on.append(error[0]))
    catcher = catch(tmp_path / "log")
    with qtbot.assertNotEmitted(catcher.broke):
        escape(KeyboardInterrupt())
        QCoreApplication.processEvents()
    assert passed_on == [KeyboardInterrupt]
