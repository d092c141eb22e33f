"""Nothing moves under a pointer, a wheel or a first touch."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractScrollArea, QApplication, QLabel, QLineEdit

from simulator.ui.widgets.tab_stop import TabStop
from tests.ui.audit import tab_order
from tests.ui.person import in_window

UI = Path(__file__).parents[2] / "simulator" / "ui"


def turn_wheel(widget):
    middle = QPointF(widget.rect().center())
    down = QPoint(0, -120)
    held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    inverted = False
    wheel = QWheelEvent(middle, QPointF(widget.mapToGlobal(middle)), QPoint(), down, *held, inverted)
    QApplication.sendEvent(widget, wheel)
    return wheel


def test_the_wheel_over_the_volume_scrolls_the_page_until_the_slider_was_clicked(ada):
    ada.window.resize(1024, 640)
    ada.click("go-settings")
    volume = ada.find("volume")
    before = volume.value()
    assert not turn_wheel(volume).isAccepted()
    volume.setFocus(Qt.FocusReason.TabFocusReason)
    assert not turn_wheel(volume).isAccepted()
    assert volume.value() == before
    QTest.mouseClick(volume, Qt.MouseButton.LeftButton, pos=volume.rect().center())
    before = volume.value()
    turn_wheel(volume)
    assert volume.value() != before


def test_every_part_that_a_wheel_could_change_is_a_calm_one():
    """Sliders, spin boxes and combo boxes take the wheel by themselves; the window has none but `CalmSlider`."""
    restless = {"QSlider", "QComboBox", "QSpinBox", "QDoubleSpinBox", "QDial", "QDateEdit", "QTimeEdit", "QDateTimeEdit"}
    for file in sorted(UI.rglob("*.py")):
        names = {
            name.name
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        }
        assert file.name == "calm_slider.py" or not names & restless, file


def where(person):
    """Tell where each part of the page in front that can be read or pressed lies."""
    front = person.program.window.front
    parts = (QAbstractButton, QLabel, QLineEdit, QAbstractScrollArea)
    shown = [part for kind in parts for part in front.findChildren(kind) if part.isVisible()]
    return {part: in_window(part) for part in shown if not isinstance(part, TabStop)}  # which is as large as what can be seen


def test_the_first_letter_of_a_name_moves_nothing_on_the_first_page(person):
    before = where(person)
    person.type("A")
    person.settle()
    assert where(person) == before


@pytest.mark.parametrize("place", ["practise", "progress", "drills", "guidance", "settings"])
def test_a_notice_moves_nothing_on_its_page_and_goes_with_it(ada, place):
    ada.click(f"go-{place}")
    ada.settle()
    before = where(ada)
    ada.program.tell("The voice can't be heard.")
    ada.settle()
    assert ada.sees("The voice can't be heard.")
    after = where(ada)
    assert {part: after[part] for part in before} == before
    ada.click("go-switch-person")
    assert not ada.sees("The voice can't be heard.")
    ada.click("trainee-1")
    ada.click(f"go-{place}")
    assert not ada.sees("The voice can't be heard.")


@pytest.mark.parametrize("place", ["practise", "progress", "drills", "guidance", "settings"])
def test_nothing_that_tab_comes_to_is_covered_by_a_notice(ada, place):
    ada.window.resize(ada.window.minimumSize())
    ada.click(f"go-{place}")
    ada.program.tell("The voice can't be heard.")
    ada.settle()
    notice = ada.program.window.front_notice
    for widget in tab_order(ada.window):
        if not notice.isAncestorOf(widget) and not isinstance(widget, TabStop | QAbstractItemView):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            QTest.keyClick(widget, Qt.Key.Key_Tab)
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
            assert QApplication.focusWidget() is widget
            assert not in_window(widget).intersects(in_window(notice)), widget


def test_what_a_notice_has_shortened_has_its_whole_room_again_without_it(ada):
    ada.click("go-settings")
    page = ada.program.window.front
    before = page.viewport().height()
    ada.program.tell("The voice can't be heard.")
    assert page.viewport().height() < before
    ada.click("close-notice")
    assert page.viewport().height() == before


def test_a_notice_moves_no_option_of_a_call(caller):
    before = [in_window(caller.find(f"choice-{number}")) for number in range(1, 5)]
    caller.program.tell("The voice can't be heard.")
    caller.settle()
    assert [in_window(caller.find(f"choice-{number}")) for number in range(1, 5)] == before


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
def test_a_notice_lies_whole_in_the_window_with_large_text_too(ada, size):
    ada.window.resize(*size)
    ada.program.set_settings(ada.program.settings._replace(text_size=150))
    ada.program.tell("The settings can't be kept: there is no room left on the disk. " * 3)
    ada.settle()
    notice = ada.program.window.front.notice
    assert ada.window.rect().contains(in_window(notice))
    assert all(notice.rect().contains(part.geometry()) for part in notice.findChildren(QAbstractButton) if part.isVisible())


def test_an_option_under_the_pointer_does_not_look_like_the_one_that_has_the_keyboard(caller):
    marked, other = caller.find("choice-1"), caller.find("choice-2")
    assert marked.hasFocus()
    theme = caller.program.look.theme
    QTest.mouseMove(other, other.rect().center())
    caller.settle()

    def ground(option):
        return option.grab().toImage().pixelColor(option.width() - 20, 8)

    assert ground(marked) == theme.colour("accent_soft")
    assert ground(other) not in (theme.colour("accent_soft"), theme.colour("accent"))
