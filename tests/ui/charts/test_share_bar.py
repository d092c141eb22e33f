"""Chances taken out of chances had: what is drawn and what a screen reader hears."""

from __future__ import annotations

import pytest

from simulator.core.scoring.scorecard import Taken
from simulator.ui.charts.share_bar import ShareBar
from simulator.ui.style.colours import LIGHT


@pytest.mark.parametrize(("taken", "chances"), [(0, 3), (1, 3), (3, 3), (7, 20), (15, 30), (1, 1)])
def test_a_bar_is_filled_as_far_as_chances_were_taken(look, qtbot, taken, chances):
    bar = ShareBar(look, Taken(taken, chances), enough=True)
    qtbot.addWidget(bar)
    bar.resize(400, 16)
    image = bar.grab().toImage()
    middle = [image.pixelColor(x, 8).name().upper() for x in range(400)]
    filled, empty = middle.count(LIGHT.accent), middle.count(LIGHT.line)
    assert filled / (filled + empty) == pytest.approx(taken / chances, abs=0.03)
    noun = "chance" if chances == 1 else "chances"
    assert bar.accessibleName() == f"{taken} of {chances} {noun} taken"


def test_a_bar_with_too_little_to_say_is_paler(look, qtbot):
    colours = []
    for enough in (True, False):
        bar = ShareBar(look, Taken(2, 2), enough=enough)
        qtbot.addWidget(bar)
        bar.resize(400, 16)
        colours.append(bar.grab().toImage().pixelColor(50, 8))
    assert colours[0] != colours[1]
