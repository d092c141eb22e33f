"""What is drawn by hand is a picture with a name to a screen reader, and to the eye nothing but what is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from simulator.core.scoring.debrief import MoodReading
from simulator.core.scoring.scorecard import Taken
from simulator.ui.charts.chart import Chart
from simulator.ui.charts.interval_bar import IntervalBar
from simulator.ui.charts.mood_comparison import MoodComparison
from simulator.ui.charts.mood_curves import MoodCurves
from simulator.ui.charts.score_chart import ScoreChart, ScoreMark
from simulator.ui.charts.share_bar import ShareBar
from tests.ui.audit import role


def curves(look):
    made = MoodCurves(look)
    made.show_readings([MoodReading(5, 4), MoodReading(6, 4)])
    return made


def score_chart(look):
    made = ScoreChart(look)
    made.show_marks([ScoreMark(40, passed=False)])
    return made


KINDS = {
    "curves": curves,
    "pair-curves": lambda look: MoodComparison(look, "Mood", [5, 4], [5, 6], 1),
    "score-chart": score_chart,
    "share-bar": lambda look: ShareBar(look, Taken(2, 3), enough=True),
    "interval-bar": lambda look: IntervalBar(look, Taken(2, 6)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_is_a_picture_with_a_name(look, qtbot, kind):
    made = KINDS[kind](look)
    qtbot.addWidget(made)
    assert role(made) is QAccessible.Role.Graphic
    assert QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Name)


def test_a_drawing_that_draws_nothing_is_empty(look, qtbot):
    made = Chart()
    qtbot.addWidget(made)
    made.resize(20, 20)
    picture = made.grab().toImage()
    assert len({picture.pixel(x, y) for x in range(20) for y in range(20)}) == 1
