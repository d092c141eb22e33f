"""Words that scroll, reached by keyboard: what a screen reader is told there, and that every key scrolls them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from simulator.ui.widgets.basics import label
from simulator.ui.widgets.tab_stop import TabStop
from tests.ui.audit import role


@pytest.fixture
def area(look, qtbot):
    """Give a low area with many lines, shown and with the keyboard."""
    made = QScrollArea()
    qtbot.addWidget(made)
    made.setWidget(label("A line.\n" * 40))
    TabStop(made).setAccessibleName("The rules. No refunds.")
    made.resize(200, 120)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def stop(area):
    return area.findChild(TabStop)


def test_a_screen_reader_is_told_of_a_label_with_the_words(area):
    told = QAccessible.queryAccessibleInterface(stop(area))
    assert role(stop(area)) is QAccessible.Role.StaticText
    assert told.text(QAccessible.Text.Name) == "The rules. No refunds."


def test_the_area_itself_is_no_place_for_the_keyboard(area):
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert stop(area).hasFocus()


def test_a_screen_reader_finds_it_from_the_window_down(area):
    told = QAccessible.queryAccessibleInterface(stop(area))
    above = told.parent()
    assert told.object() in [above.child(number).object() for number in range(above.childCount())]
    assert above.object() is area.viewport()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown])
def test_the_keys_scroll(area, key):
    QTest.keyClick(stop(area), key)
    assert area.verticalScrollBar().value() > 0


def test_it_stays_over_what_is_seen(area):
    area.resize(260, 200)
    area.verticalScrollBar().setValue(50)
    assert stop(area).geometry() == area.viewport().rect()


def test_the_mouse_reaches_what_lies_below(area):
    assert area.viewport().childAt(QPoint(5, 5)) is area.widget()
