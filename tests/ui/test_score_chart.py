"""Scores over time, and chances taken: what is drawn and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from simulator.core.scoring import Taken
from simulator.ui.score_chart import Mark, ScoreChart
from simulator.ui.share_bar import ShareBar
from simulator.ui.theme import LIGHT


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
    chart.show_marks([Mark(90, passed=True)])
    high = rows(chart, LIGHT.accent)
    chart.show_marks([Mark(10, passed=True)])
    low = rows(chart, LIGHT.accent)
    assert max(high) < min(low)


def test_what_did_not_pass_is_drawn_in_another_colour(chart):
    chart.show_marks([Mark(40, passed=False)])
    assert rows(chart, LIGHT.accent) == []
    assert rows(chart, LIGHT.soft)


def test_what_was_gone_back_in_is_hollow(chart):
    chart.show_marks([Mark(50, passed=True)])
    full = len(rows(chart, LIGHT.accent))
    chart.show_marks([Mark(50, passed=True, hollow=True)])
    assert 0 < len(rows(chart, LIGHT.accent)) < full


def test_a_screen_reader_hears_every_score(chart):
    chart.show_marks([Mark(0, passed=False), Mark(100, passed=True)])
    assert chart.accessibleName() == "Scores of 2 attempts"
    assert chart.accessibleDescription() == "0, 100"


def test_no_scores_leave_the_scale(chart):
    empty = chart.grab().toImage()
    chart.show_marks([Mark(50, passed=True)])
    assert rows(chart, LIGHT.accent)
    chart.show_marks([])
    assert rows(chart, LIGHT.accent) == []
    assert chart.grab().toImage() == empty


@pytest.mark.parametrize(("taken", "chances"), [(0, 3), (1, 3), (3, 3), (7, 20), (15, 30), (1, 1)])
def test_a_bar_is_filled_as_far_as_chances_were_taken(look, qtbot, taken, chances):
    bar = ShareBar(look, Taken(taken, chances), enough=True)
    qtbot.addWidget(bar)
    bar.resize(400, 16)
    image = bar.grab().toImage()
    middle = [image.pixelColor(x, 8).name().upper() for x in range(400)]
    filled, empty = middle.count(LIGHT.accent), middle.count(LIGHT.line)
    assert filled / (filled + empty) == pytest.approx(taken / chances, abs=0.03)
    assert bar.accessibleName() == f"{taken} of {chances} chances taken"


def test_a_bar_with_too_little_to_say_is_paler(look, qtbot):
    colours = []
    for enough in (True, False):
        bar = ShareBar(look, Taken(2, 2), enough=enough)
        qtbot.addWidget(bar)
        bar.resize(400, 16)
        colours.append(bar.grab().toImage().pixelColor(50, 8))
    assert colours[0] != colours[1]
