"""A share with its interval: drawn to scale, and told in words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from simulator.core.scoring.scorecard import Taken
from simulator.core.scoring.wilson_interval import wilson
from simulator.ui.charts.interval_bar import IntervalBar, interval
from simulator.ui.style.colours import LIGHT


@pytest.fixture
def drawn(look, qtbot):
    """Give a way to draw chances taken on a bar of 401 pixels."""

    def made(taken: Taken):
        page = QWidget()
        page.setObjectName("page")
        qtbot.addWidget(page)
        bar = IntervalBar(look, taken)
        bar.setParent(page)
        bar.resize(401, 24)
        page.resize(bar.size())
        return page.grab().toImage()

    return made


def across(image, y, colour):
    """Give where a line of the picture has a colour."""
    return [x for x in range(image.width()) if image.pixelColor(x, y) == QColor(colour)]


def dark(image):
    """Give the places below the bar that are nearly ink, as (x, y)."""
    return [(x, y) for x in range(image.width()) for y in range(13, image.height()) if image.pixelColor(x, y).lightness() < 90]


def test_the_bar_is_as_long_as_the_share(drawn):
    bar = across(drawn(Taken(4, 8)), 7, LIGHT.accent)
    assert bar[0] < 4
    assert bar[-1] == pytest.approx(200, abs=3)


def test_the_whisker_reaches_from_bound_to_bound(drawn):
    taken = Taken(4, 8)
    low, high = wilson(taken.taken, taken.chances)
    places = [x for x, _ in dark(drawn(taken))]
    assert min(places) == pytest.approx(400 * low, abs=2)
    assert max(places) == pytest.approx(400 * high, abs=2)


def test_the_whisker_has_ends_that_stand_up(drawn):
    image = dark(drawn(Taken(4, 8)))
    ends = {min(x for x, _ in image), max(x for x, _ in image)}
    heights = {x: len({y for place, y in image if place == x}) for x in ends}
    assert all(height >= 5 for height in heights.values())


def test_more_chances_draw_a_shorter_whisker(drawn):
    few, many = (dark(drawn(taken)) for taken in (Taken(4, 8), Taken(40, 80)))
    assert max(many)[0] - min(many)[0] < max(few)[0] - min(few)[0]


def test_a_screen_reader_hears_the_count_and_the_interval(look, qtbot):
    bar = IntervalBar(look, Taken(4, 8))
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "4 of 8 chances taken: between 22 and 78 of 100, so far"
    assert interval(Taken(8, 8)) == "between 68 and 100 of 100, so far"
