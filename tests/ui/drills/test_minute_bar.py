"""The line that shows a minute: it runs out, and nothing else happens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor

from simulator.ui.drills.minute_bar import MINUTE, TICK, MinuteBar
from simulator.ui.style.theme import LIGHT


@pytest.fixture
def line(look, qtbot):
    made = MinuteBar(look)
    qtbot.addWidget(made)
    made.resize(400, 4)
    made.show()
    return made


def pass_time(line, milliseconds):
    for _ in range(milliseconds // TICK):
        line.findChild(QTimer).timeout.emit()


def test_it_gets_shorter_and_is_empty_after_a_minute(line):
    line.run()
    assert line.left == 1
    pass_time(line, MINUTE // 4)
    assert line.left == pytest.approx(0.75)
    picture = line.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 2) == QColor(LIGHT.accent)
    assert picture.pixelColor(picture.width() * 9 // 10, 2) != QColor(LIGHT.accent)
    pass_time(line, MINUTE)
    assert line.left == 0
    assert not line.findChild(QTimer).isActive()


def test_each_drill_gets_a_minute_of_its_own(line):
    line.run()
    pass_time(line, MINUTE // 2)
    line.run()
    assert line.left == 1


def test_out_of_sight_it_stops(line):
    line.run()
    line.hide()
    assert not line.findChild(QTimer).isActive()
