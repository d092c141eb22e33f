"""Two widgets beside each other where there is room, and below each other where there is not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from simulator.ui.style.theme import Theme
from simulator.ui.widgets.side_by_side import SideBySide


@pytest.fixture
def pair(look, qtbot):
    first, second = QLabel("one"), QLabel("two")
    made = SideBySide(look, first, second)
    qtbot.addWidget(made)
    made.resize(800, 100)
    made.show()
    return made, first, second


def test_where_there_is_room_they_stand_beside_each_other(pair):
    _, first, second = pair
    assert first.y() == second.y()
    assert first.geometry().right() < second.x()


def test_where_there_is_none_they_stand_below_each_other(pair, qapp):
    made, first, second = pair
    made.resize(400, 100)
    qapp.processEvents()
    assert first.x() == second.x()
    assert first.geometry().bottom() < second.y()


def test_larger_text_needs_more_room(pair, look, qapp):
    _, first, second = pair
    look.set_theme(Theme(dark=False, scale=2.0))
    qapp.processEvents()
    assert first.geometry().bottom() < second.y()
