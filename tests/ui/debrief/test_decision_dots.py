"""The dots below the curves of a debrief: what is drawn, where the keys and the mouse lead, what a screen reader is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from simulator.core.scoring.debrief import MoodReading
from simulator.ui.charts.mood_curves import MoodCurves
from simulator.ui.debrief.decision_dots import DecisionDots
from simulator.ui.style.colours import LIGHT
from tests.ui.audit import role
from tests.ui.person import LEFT
from tests.ui.pixels import inked

READINGS = [MoodReading(5, 4), MoodReading(7, 5), MoodReading(2, 3), MoodReading(2, 2)]


@pytest.fixture
def dots(look, qtbot):
    """Give the dots of three decisions, the second of which cost 4 points."""
    curves = MoodCurves(look, height=152)
    qtbot.addWidget(curves)
    made = DecisionDots(look, curves)
    made.show_decisions(READINGS, {1: 4}, 1)
    curves.resize(400, 152)
    curves.show()
    curves.activateWindow()
    qtbot.waitUntil(curves.isActiveWindow)
    made.setFocus()
    return made


def told(dots):
    return dots.accessibleName()


def test_to_a_screen_reader_they_are_a_button_named_after_the_turning_point(dots):
    assert role(dots) is QAccessible.Role.Button
    assert told(dots) == "Decision 2: Lost 4 of 100 points."
    assert dots.accessibleDescription() == (
        "Mood and trust after each decision: 5/4, 7/5, 2/3, 2/2. The arrows go from decision to decision, Enter opens one."
    )


@pytest.mark.parametrize(
    ("key", "number"), [("Left", 1), ("Up", 1), ("Right", 3), ("Down", 3), ("Home", 1), ("End", 3)], ids=lambda value: str(value)
)
def test_the_arrows_go_from_decision_to_decision_and_stop_at_the_ends(dots, key, number):
    for _ in range(2):
        QTest.keyClick(dots, Qt.Key[f"Key_{key}"])
        assert told(dots) == f"Decision {number}: Good answer."
    assert dots.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_what_the_arrows_have_come_to_is_opened(dots, qtbot, key):
    QTest.keyClick(dots, Qt.Key.Key_Right)
    with qtbot.waitSignal(dots.decision_picked) as picked:
        QTest.keyClick(dots, key)
    assert picked.args == [2]


def test_a_screen_reader_can_press_it(dots, qtbot):
    with qtbot.waitSignal(dots.decision_picked) as picked:
        QAccessible.queryAccessibleInterface(dots).actionInterface().doAction("Press")
    assert picked.args == [1]


def test_a_click_above_a_dot_opens_its_decision(dots, qtbot):
    with qtbot.waitSignal(dots.decision_picked) as picked:
        QTest.mouseClick(dots, LEFT, pos=QPoint(round(dots.centre(2).x()), 10))
    assert picked.args == [2]
    assert told(dots) == "Decision 3: Good answer."


def test_a_click_beside_the_curves_opens_nothing(dots, qtbot):
    with qtbot.assertNotEmitted(dots.decision_picked):
        QTest.mouseClick(dots, LEFT, pos=QPoint(dots.width() - 4, 10))


def test_costly_decisions_are_marked_and_the_turning_point_larger(dots):
    def marked(costs, turning):
        dots.show_decisions(READINGS, costs, turning)
        dots.clearFocus()
        return len(inked(dots.parentWidget(), LIGHT.coral, range(400)))

    assert marked({}, None) == 0
    assert marked({0: 2}, 0) > 2 * marked({0: 2}, None) > 0


def test_they_leave_the_curves_in_sight(dots):
    assert inked(dots.parentWidget(), LIGHT.accent, [20])
