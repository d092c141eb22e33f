"""Scores over time: what is drawn and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from simulator.ui.charts.score_chart import ScoreChart, ScoreMark
from simulator.ui.style.colours import LIGHT


@pytest.fixture
def chart(look, qtbot):
    made = ScoreChart(look)
    qtbot.addWidget(made)
    made.resize(400, 176)
    return made


def rows(widget, colour):
    image = widget.grab().toImage()
    return [y for x in range(60, image.width()) for y in range(image.height()) if image.pixelColor(x, y) == QColor(colour)]


def test_a_higher_score_is_drawn_higher(chart):
    chart.show_marks([ScoreMark(90, passed=True)])
    high = rows(chart, LIGHT.accent)
    chart.show_marks([ScoreMark(10, passed=True)])
    low = rows(chart, LIGHT.accent)
    assert max(high) < min(low)


def test_what_did_not_pass_is_drawn_in_another_colour(chart):
    chart.show_marks([ScoreMark(40, passed=False)])
    assert rows(chart, LIGHT.accent) == []
    assert rows(chart, LIGHT.soft)


def test_what_was_gone_back_in_is_hollow(chart):
    chart.show_marks([ScoreMark(50, passed=True)])
    full = len(rows(chart, LIGHT.accent))
    chart.show_marks([ScoreMark(50, passed=True, hollow=True)])
    assert 0 < len(rows(chart, LIGHT.accent)) < full


def test_a_screen_reader_hears_every_score(chart):
    chart.show_marks([ScoreMark(0, passed=False), ScoreMark(100, passed=True)])
    assert chart.accessibleName() == "Scores of 2 attempts"
    assert chart.accessibleDescription() == "0, 100"


def test_no_scores_leave_the_scale(chart):
    empty = chart.grab().toImage()
    chart.show_marks([ScoreMark(50, passed=True)])
    assert rows(chart, LIGHT.accent)
    chart.show_marks([])
    assert rows(chart, LIGHT.accent) == []
    assert chart.grab().toImage() == empty
