"""A record as a card: its rows, each as wide as it has room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from simulator.core.scenario.model import Record
from simulator.ui.conversation.record_card import RecordCard

LONG = "at the neighbour's, the second door on the left, by van 9"
TEXT = f"To pay: 61.40\nWhere it was handed over: {LONG}"


@pytest.fixture
def card(look, qtbot):
    made = RecordCard(look, Record("bill", "Bill", TEXT))
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.fit(320)
    made.show_seen(seen=True)
    made.set_open(is_open=True)
    made.show()
    return made


def part(card, text):
    (found,) = [label for label in card.findChildren(QLabel) if label.isVisible() and label.text() == text]
    return found


def test_a_short_value_stands_at_the_right_of_its_label(card):
    label, value = part(card, "To pay"), part(card, "61.40")
    assert label.geometry().right() <= value.geometry().left()
    assert abs(label.y() - value.y()) < 4


def test_a_long_value_stands_below_its_label(card):
    label, value = (
        part(card, "Where it was handed over"),
        part(card, LONG),
    )
    assert label.geometry().bottom() <= value.y()
    assert value.height() >= value.heightForWidth(value.width())


def test_in_less_room_more_values_stand_below(card, qapp):
    card.resize(90, 400)
    card.fit(90)
    qapp.processEvents()
    assert part(card, "To pay").geometry().bottom() <= part(card, "61.40").y()
