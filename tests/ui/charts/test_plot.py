"""Levels as lines: where they stand, on one axis, and names that stay apart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from simulator.ui.charts.plot import Plot, PlotLine

RED, BLUE = QColor("#FF0000"), QColor("#0000FF")
BOX = QRectF(10, 10, 100, 50)


def painted(draw):
    image = QImage(200, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def rows(image, colour):
    return {y for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y) == colour}


def test_readings_fill_the_width_and_levels_the_height():
    plot = Plot(BOX, (PlotLine("a", [0, 5, 10], RED),))
    assert [plot.x(index) for index in range(3)] == [10, 60, 110]
    assert [plot.y(level) for level in (0, 5, 10)] == [60, 35, 10]


def test_a_shorter_line_shares_the_axis_of_the_longer():
    plot = Plot(BOX, (PlotLine("a", [0, 5], RED), PlotLine("b", [0, 1, 2, 3, 4], BLUE)))
    assert plot.x(1) == 35


def test_one_reading_alone_can_be_drawn(qapp):
    plot = Plot(BOX, (PlotLine("a", [5], RED),))
    assert rows(painted(plot.draw_lines), RED)


@pytest.mark.parametrize("levels", [(5, 5), (10, 10), (0, 0), (4, 5)])
def test_the_names_never_stand_over_each_other(dressed, levels):
    plot = Plot(BOX, (PlotLine("a", [levels[0]], RED), PlotLine("b", [levels[1]], BLUE)))
    image = painted(lambda painter: plot.draw_names(painter, 20, 4))
    first, second = rows(image, RED), rows(image, BLUE)
    assert first
    assert second
    assert max(first) < min(second) or max(second) < min(first)
