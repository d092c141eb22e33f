"""Levels from 0 to 10 drawn as smooth lines, one reading after the other: on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

TOP = 10


class Line(NamedTuple):
    """One line of a plot: its name, its levels (0 to 10, at least one), and how it is drawn."""

    name: str
    levels: Sequence[int]
    colour: QColor
    dashed: bool = False


class Plot:
    """One or two lines in a box of the painter's units; `span` readings fill the width, so that plots can share an axis."""

    def __init__(self, box: QRectF, lines: Sequence[Line], span: int = 0) -> None:
        self.box = box
        self._lines = lines
        self._span = span or max(len(line.levels) for line in lines)

    def x(self, index: float) -> float:
        """Give where a reading stands; halves are decisions, between two readings."""
        return self.box.left() + self.box.width() * index / max(self._span - 1, 1)

    def y(self, level: float) -> float:
        """Give the height of a level."""
        return self.box.bottom() - self.box.height() * level / TOP

    def draw_levels(self, painter: QPainter, colour: QColor) -> None:
        """Draw the hairlines at the bottom, the middle and the top."""
        painter.setPen(QPen(colour, 1))
        for level in (0, TOP / 2, TOP):
            painter.drawLine(QPointF(self.box.left(), self.y(level)), QPointF(self.box.right(), self.y(level)))

    def draw_lines(self, painter: QPainter) -> None:
        """Draw the lines, the first one on top; each ends in a dot."""
        for line in reversed(self._lines):
            pen = QPen(line.colour, 2)
            pen.setStyle(Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            path = self._path(line.levels)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(line.colour)
            painter.drawEllipse(path.currentPosition(), 3.5, 3.5)

    def draw_names(self, painter: QPainter, tall: float, gap: float) -> None:
        """Write the names at the right of the box with the painter's font, `tall` high and never over each other."""
        heights = [self.y(line.levels[-1]) for line in self._lines]
        if len(heights) == 2 and abs(heights[0] - heights[1]) < tall:
            middle = min(max(sum(heights) / 2, self.box.top() + tall / 2), self.box.bottom() - tall / 2)
            half = tall / 2 if heights[0] <= heights[1] else -tall / 2
            heights = [middle - half, middle + half]
        for line, y in zip(self._lines, heights, strict=True):
            painter.setPen(line.colour)
            width = painter.fontMetrics().horizontalAdvance(line.name) + gap
            room = QRectF(self.box.right() + gap, y - tall / 2, width, tall)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line.name)

    def _path(self, levels: Sequence[int]) -> QPainterPath:
        path = QPainterPath(QPointF(self.x(0), self.y(levels[0])))
        for index, level in enumerate(levels[1:], 1):
            before = path.currentPosition()
            here = QPointF(self.x(index), self.y(level))
            half = (before.x() + here.x()) / 2
            path.cubicTo(QPointF(half, before.y()), QPointF(half, here.y()), here)
        return path
