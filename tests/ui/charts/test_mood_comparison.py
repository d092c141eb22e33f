"""Two ways of one feeling: each is named where its line ends."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from simulator.paths import find_paths
from simulator.ui.charts.mood_comparison import MoodComparison
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import Theme


def columns(curves, colour):
    """Give the columns in which something has exactly this colour."""
    image = curves.grab().toImage()
    wanted = QColor(colour).rgb()
    return {x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted}


@pytest.fixture(params=[(False, 1.0, False), (True, 1.0, False), (False, 1.5, True), (True, 1.5, True)])
def dressed_look(request, dressed):
    """Give a look that is light or dark, of usual or large text, with or without high contrast."""
    dark, scale, clear = request.param
    return Appearance(find_paths().assets, Theme(dark=dark, scale=scale, clear=clear))


def test_the_way_that_ended_early_is_named_there_and_not_at_the_edge(dressed_look, qtbot):
    curves = MoodComparison(dressed_look, "Mood", [5, 4, 3], [5, 4, 6, 7, 8, 9, 9], 1)
    qtbot.addWidget(curves)
    curves.resize(dressed_look.theme.px(420), curves.sizeHint().height())
    soft = dressed_look.theme.colour("soft")
    accent = dressed_look.theme.colour("accent")
    assert max(columns(curves, soft)) < curves.width() * 0.6
    assert max(columns(curves, accent)) > curves.width() * 0.85
