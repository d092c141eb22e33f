"""Mood and trust as curves: what is drawn and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from simulator.core.scoring.debrief import MoodReading
from simulator.ui.charts.mood_curves import MoodCurves
from simulator.ui.style.colours import LIGHT
from simulator.ui.style.theme import Theme
from tests.ui.audit import role
from tests.ui.pixels import inked

READINGS = [MoodReading(5, 4), MoodReading(7, 5), MoodReading(2, 3)]


@pytest.fixture
def curves(look, qtbot):
    made = MoodCurves(look, height=96)
    qtbot.addWidget(made)
    made.resize(400, 96)
    return made


def test_a_screen_reader_hears_where_mood_and_trust_are_and_were(curves):
    curves.show_readings(READINGS)
    assert curves.accessibleName() == "Mood 2 of 10, trust 3 of 10"
    assert curves.accessibleDescription() == "Mood and trust after each decision: 5/4, 7/5, 2/3"


def test_to_a_screen_reader_they_are_a_picture(curves):
    assert role(curves) is QAccessible.Role.Graphic


def test_without_readings_nothing_is_drawn(curves):
    empty = curves.grab().toImage()
    curves.show_readings(READINGS)
    assert curves.grab().toImage() != empty
    curves.show_readings([])
    assert curves.grab().toImage() == empty


def test_a_better_mood_is_drawn_higher(curves):
    curves.show_readings([MoodReading(9, 1)] * 3)
    high = inked(curves, LIGHT.accent, [100])
    curves.show_readings([MoodReading(1, 9)] * 3)
    low = inked(curves, LIGHT.accent, [100])
    assert high
    assert low
    assert max(y for _, y in high) < min(y for _, y in low)


def test_names_that_are_long_in_another_language_are_drawn_whole(curves, monkeypatch):
    monkeypatch.setattr(MoodCurves, "tr", lambda self, text: f"{text} in a long word", raising=False)
    curves.show_readings(READINGS)
    image = curves.grab().toImage()
    assert {image.pixel(399, y) for y in range(96)} == {image.pixel(399, 0)}


@pytest.mark.parametrize("count", [1, 2, 40])
def test_any_number_of_readings_is_drawn_within_the_widget(curves, count):
    curves.show_readings([MoodReading(number % 11, 10 - number % 11) for number in range(count)])
    places = inked(curves, LIGHT.accent, range(0, 400, 2))
    assert places
    assert all(2 <= y <= 93 for _, y in places)


def test_the_curves_grow_with_the_text_size(curves, look):
    before = curves.sizeHint().height()
    look.set_theme(Theme(dark=False, scale=2.0))
    assert curves.sizeHint().height() == 2 * before


def test_the_names_stay_apart_where_the_curves_meet(curves):
    pictures = []
    for mood, trust in ((5, 5), (10, 10), (0, 0)):
        curves.show_readings([MoodReading(mood, trust)])
        names = curves.width() - 54
        mood_rows = {y for _, y in inked(curves, LIGHT.accent, range(names, 398))}
        trust_rows = {y for _, y in inked(curves, LIGHT.soft, range(names, 398))}
        pictures.append((mood_rows, trust_rows))
    for mood_rows, trust_rows in pictures:
        assert mood_rows
        assert trust_rows
        assert max(mood_rows) < min(trust_rows) or max(trust_rows) < min(mood_rows)
