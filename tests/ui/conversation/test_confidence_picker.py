"""Sure, not sure, or neither."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from simulator.ui.conversation.confidence_picker import ConfidencePicker


@pytest.fixture
def picker(look, qtbot):
    made = ConfidencePicker(look)
    qtbot.addWidget(made)
    made.show()
    return made


def click(picker, qtbot, name):
    qtbot.mouseClick(picker.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_at_first_nothing_is_picked(picker):
    assert picker.sure is None


def test_one_excludes_the_other_and_can_be_taken_back(picker, qtbot):
    click(picker, qtbot, "sure")
    assert picker.sure is True
    click(picker, qtbot, "not-sure")
    assert picker.sure is False
    click(picker, qtbot, "not-sure")
    assert picker.sure is None


def test_the_next_drill_begins_with_nothing_picked(picker):
    picker.press(sure=True)
    picker.clear()
    assert picker.sure is None
