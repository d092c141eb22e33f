"""When something goes wrong on our side, a person is told kindly, can hand a report on, and goes on."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from simulator import __version__
from simulator.ui.window import error_dialog
from simulator.ui.window.error_reporter import ErrorReporter
from tests.ui import audit
from tests.ui.conftest import no_further_log
from tests.ui.person import LEFT, Person


@pytest.fixture
def watched(person, paths, no_hook):
    """Give somebody at a program that is watched as it is when it is started by its command."""
    program = person.program
    with no_further_log():
        desk = ErrorReporter(paths.log, program.look, program.window, lambda: program.settings)
        desk.reported.connect(program.tell)
        desk.opened.connect(program.pause)
        desk.install()
        yield person


def break_once(person: Person, error: Exception | None = None) -> None:
    """Let a timer fail."""

    def fail() -> None:
        raise error or ZeroDivisionError("a bug")

    QTimer.singleShot(0, person.window, fail)
    person.settle()


def dialogs() -> list[QDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]


def press(name: str) -> None:
    """Click a button of the dialog."""
    (dialog,) = dialogs()
    QTest.mouseClick(dialog.findChild(QWidget, name), LEFT)
    QApplication.processEvents()


def go_on(person: Person) -> None:
    """Close the dialog and come back to the window."""
    press("error-go-on")
    person.turn_to_window()


def report() -> str:
    (dialog,) = dialogs()
    return str(dialog.findChild(QWidget, "error-report").toPlainText())


def test_a_person_is_told_that_nothing_is_lost_and_goes_on(watched):
    break_once(watched)
    (dialog,) = dialogs()
    assert watched.sees("Something went wrong on our side. Nothing is lost; you can continue.", dialog)
    go_on(watched)
    assert dialogs() == []
    watched.introduce("Ada")
    assert watched.at == "practise"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_the_keyboard_alone_will_do(watched, qtbot, key):
    break_once(watched)
    (dialog,) = dialogs()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.findChild(QWidget, "error-go-on"))
    QTest.keyClick(QApplication.focusWidget(), key)
    watched.settle()
    assert dialogs() == []


def test_tab_reaches_the_report_and_every_button(watched, qtbot):
    break_once(watched)
    (dialog,) = dialogs()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and QApplication.focusWidget().window() is dialog)
    met = {widget.objectName() for widget in audit.tab_order(dialog)}
    assert {"error-report", "error-go-on", "error-copy", "error-save"} <= met


def test_a_screen_reader_hears_what_has_happened(watched):
    break_once(watched)
    (dialog,) = dialogs()
    told = QAccessible.queryAccessibleInterface(dialog)
    assert told.text(QAccessible.Text.Name).startswith("Something went wrong on our side.")
    assert list(audit.faults(dialog)) == []


@pytest.mark.parametrize("size", [100, 150, 200])
def test_the_dialog_is_whole_in_the_smallest_window(watched, size):
    watched.window.resize(watched.window.minimumSize())
    watched.program.set_settings(watched.program.settings._replace(text_size=size))
    break_once(watched)
    (dialog,) = dialogs()
    watched.settle()
    assert list(audit.faults(dialog)) == []
    assert dialog.height() <= watched.window.height()


def test_the_report_can_be_copied(watched):
    break_once(watched)
    press("error-copy")
    assert QApplication.clipboard().text() == report()
    assert watched.sees("Copied.", dialogs()[0])


def test_the_report_can_be_saved_as_a_file(watched, tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.ui.window.error_dialog.ask_where_to_save", lambda *asked: tmp_path / "report.txt")
    break_once(watched)
    press("error-save")
    watched.settle()
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == report()
    assert watched.sees("Saved as", dialogs()[0])


def test_a_report_that_cannot_be_saved_is_told(watched, tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.ui.window.error_dialog.ask_where_to_save", lambda *asked: tmp_path / "nowhere" / "report.txt")
    break_once(watched)
    press("error-save")
    watched.settle()
    assert watched.sees("No such file or directory", dialogs()[0])


def test_a_report_is_saved_beside_the_window_though_its_dialog_is_closed(watched, tmp_path, monkeypatch, hold):
    monkeypatch.setattr("simulator.ui.window.error_dialog.ask_where_to_save", lambda *asked: tmp_path / "report.txt")
    writing = hold(error_dialog, "write_file")
    watched.patient = False
    break_once(watched)
    text = report()
    press("error-save")
    press("error-save")
    go_on(watched)
    writing.let_go()
    watched.patient = True
    watched.settle()
    assert writing.times == 1
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == text
    assert dialogs() == []


def test_the_report_tells_where_it_happened_and_in_what(watched):
    watched.introduce("Ada")
    break_once(watched)
    text = report()
    for fact in (f"First Call: {__version__}", "Python: 3.", "PySide6", "System: ", "Page: practise", "theme=light"):
        assert fact in text
    assert "test_error_reporter.py" in text
    assert "ZeroDivisionError: a bug" in text


def test_the_report_holds_nothing_personal(watched, paths):
    watched.introduce("Wilhelmina")
    break_once(watched, ValueError(f"Wilhelmina typed {Path.home()} in {paths.data}"))
    text = report()
    for secret in ("Wilhelmina", str(Path.home()), str(paths.data), "typed"):
        assert secret not in text
    assert "trainee" not in text


def test_in_a_storm_there_is_one_dialog_which_counts(watched, qtbot):
    timer = QTimer(watched.window, interval=0)

    def fail():
        raise KeyError("again")

    timer.timeout.connect(fail)
    timer.start()
    qtbot.waitUntil(lambda: bool(dialogs()) and watched.sees("times so far", dialogs()[0]))
    assert len(dialogs()) == 1
    timer.stop()
    press("error-go-on")
    assert dialogs() == []


def test_the_same_error_later_is_told_in_a_word(watched):
    for _ in range(2):
        break_once(watched)
        if dialogs():
            press("error-go-on")
    assert dialogs() == []
    assert watched.sees("The same thing went wrong again.")


@pytest.mark.qt_log_ignore("active painter")  # Qt says so itself of a widget that fails in the middle of its painting
def test_a_picture_that_cannot_be_painted_is_told_and_the_rest_goes_on(watched, qtbot):
    class Broken(QWidget):
        def paintEvent(self, event):
            painter = QPainter(self)
            painter.drawLine(0, 0, 1, 1)
            raise RuntimeError("in the middle of painting")

    broken = Broken(watched.window)
    broken.resize(20, 20)
    broken.show()
    qtbot.waitUntil(lambda: bool(dialogs()))
    assert "in paintEvent" in report()
    broken.hide()
    broken.deleteLater()
    go_on(watched)
    watched.introduce("Ada")


def test_a_filter_that_fails_is_told_and_the_rest_goes_on(watched, qtbot):
    class Failing(QObject):
        def eventFilter(self, watched, event):
            if event.type() is QEvent.Type.MouseButtonPress:
                raise RuntimeError("in a filter")
            return False

    failing = Failing()
    watched.find("name").installEventFilter(failing)
    QTimer.singleShot(0, lambda: QTest.mouseClick(watched.find("name"), LEFT))
    qtbot.waitUntil(lambda: bool(dialogs()))
    assert "in eventFilter" in report()
    go_on(watched)
    watched.introduce("Ada")


def test_what_fails_on_another_thread_is_told(watched, qtbot):
    thread = threading.Thread(target=lambda: [][1])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(dialogs()))
    assert "IndexError: list index out of range" in report()


def test_a_call_is_held_while_the_dialog_is_read(watched):
    watched.introduce("Ada")
    watched.program.set_settings(watched.program.settings._replace(timers=True))
    watched.call("The parcel on the roof")
    break_once(watched)
    go_on(watched)
    assert watched.program.call.presenter.paused
    watched.click_text("Continue")
    watched.answer("I'm")
    assert watched.line == "Good. What happens now?"
    watched.program.set_settings(watched.program.settings._replace(timers=False))


def test_what_fails_while_the_program_opens_can_be_tried_again(open_program, paths, qtbot, monkeypatch, no_hook):
    def fail(*arguments, **options):
        raise RuntimeError("a bug")

    with no_further_log():
        with monkeypatch.context() as broken:
            broken.setattr("simulator.workflow.services.open_services", fail)
            program = open_program(paths, ready=False)
            desk = ErrorReporter(paths.log, program.look, program.window, lambda: program.settings)
            desk.install()
            qtbot.waitUntil(lambda: bool(dialogs()))
        person = Person(program, qtbot)
        go_on(person)
        with qtbot.waitSignal(program.services_opened):
            person.click_text("Try again")
        person.introduce("Ada")


def test_closing_the_window_takes_the_dialog_along(watched):
    break_once(watched)
    watched.window.close()
    assert dialogs() == []
