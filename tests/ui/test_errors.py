"""What escapes everywhere else is logged and told in one plain sentence."""

from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtCore import QTimer

from simulator.ui.errors import Catcher


@pytest.fixture
def catch(monkeypatch, no_hook):
    """Install a catcher, and take its log away again."""
    root = logging.getLogger()
    before = list(root.handlers)

    def install(log, parent=None):
        catcher = Catcher(log, parent)
        catcher.install()
        return catcher

    yield install
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()


def escape(error):
    """Let an error escape as Qt does from a slot."""
    try:
        raise error
    except type(error) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_what_escapes_from_a_slot_is_told_and_the_program_goes_on(person, catch, paths):
    catcher = catch(paths.log, person.program)
    catcher.caught.connect(person.program.tell)

    def fail():
        raise ZeroDivisionError("a bug")

    QTimer.singleShot(0, fail)
    person.settle()
    assert person.sees("Something unexpected went wrong.")
    assert person.sees(str(paths.log))
    person.introduce("Ada")
    assert person.at == "practise"


def test_the_log_holds_the_traceback(tmp_path, catch, qapp):
    log = tmp_path / "deep" / "first-call.log"
    catch(log)
    escape(ZeroDivisionError("a bug"))
    text = log.read_text(encoding="utf-8")
    assert "unexpected error" in text
    assert "ZeroDivisionError: a bug" in text
    assert "Traceback" in text


def test_what_is_told_holds_no_traceback(tmp_path, catch, qtbot):
    catcher = catch(tmp_path / "log")
    with qtbot.waitSignal(catcher.caught) as caught:
        escape(ValueError("<secret>"))
    assert "secret" not in caught.args[0]
    assert "ValueError" not in caught.args[0]
    assert str(tmp_path / "log") in caught.args[0]


def test_without_trouble_there_is_no_log(tmp_path, catch, qapp):
    catch(tmp_path / "log")
    assert not (tmp_path / "log").exists()


def test_a_log_that_cannot_be_written_is_no_further_trouble(tmp_path, catch, qtbot):
    (tmp_path / "file").write_text("", encoding="utf-8")
    catcher = catch(tmp_path / "file" / "log")
    with qtbot.waitSignal(catcher.caught):
        escape(ValueError("a bug"))


def test_an_interruption_from_the_keyboard_is_not_caught(tmp_path, catch, qtbot, monkeypatch):
    passed_on = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *error: passed_on.append(error[0]))
    catcher = catch(tmp_path / "log")
    with qtbot.assertNotEmitted(catcher.caught):
        escape(KeyboardInterrupt())
    assert passed_on == [KeyboardInterrupt]
