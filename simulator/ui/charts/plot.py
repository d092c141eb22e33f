"""Levels from 0 to 10 drawn as smooth lines, one reading after the other: on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.ui.charts.label_placement import Around, beside, stroked

TOP = 10
LEVELS = (0, TOP / 2, TOP)
"""Where the hairlines lie."""


class PlotLine(NamedTuple):
    """One line of a plot: its name, its levels (0 to 10, at least one), and how it is drawn."""

    name: str
    levels: Sequence[int]
    colour: QColor
    dashed: bool = False


class Plot:
    """One or two lines in a box of the painter's units; `span` readings fill the width, so that plots can share an axis.

    `parting` is the reading after which two lines go different ways; a hairline stands there.
    """

    def __init__(self, box: QRectF, lines: Sequence[PlotLine], span: int = 0, parting: int | None = None) -> None:
        self.box = box
        self._lines = lines
        self._parting = parting
        self._span = span or max(len(line.levels) for line in lines)

    def x(self, index: float) -> float:
        """How far to the right a reading lies; halves are decisions, between two readings."""
        return self.box.left() + self.box.width() * index / max(self._span - 1, 1)

    def y(self, level: float) -> float:
        """How far down a level lies."""
        return self.box.bottom() - self.box.height() * level / TOP

    def draw_levels(self, painter: QPainter, colour: QColor) -> None:
        """Draw the hairlines at the bottom, the middle and the top."""
        painter.setPen(QPen(colour, 1))
        for level in LEVELS:
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

    def draw_parting(self, painter: QPainter, pen: QPen) -> None:
        """Draw the hairline where the lines part."""
        if self._parting is not None:
            x = self.x(self._parting)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, self.box.top()), QPointF(x, self.box.bottom()))

    def draw_names(self, painter: QPainter, tall: float, gap: float) -> None:
        """Write each name where its line ends with the painter's font, `tall` high and never over each other."""
        widths = [painter.fontMetrics().horizontalAdvance(line.name) + 1.0 for line in self._lines]
        for line, room in zip(self._lines, self.rooms(widths, tall, gap), strict=True):
            painter.setPen(line.colour)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line.name)

    def rooms(self, widths: Sequence[float], tall: float, gap: float) -> list[QRectF]:
        """Where the names go: right of the box, or within it where a line ends before the other."""
        right = self.box.right() + gap
        rooms = [QRectF(right, y - tall / 2, wide, tall) for y, wide in zip(self._heights(tall), widths, strict=True)]
        for number, line in enumerate(self._lines):
            if self._ends_early(line):
                end = QPointF(self.x(len(line.levels) - 1), self.y(line.levels[-1]))
                others = tuple(room for other, room in enumerate(rooms) if other != number)
                around = Around(self.box.adjusted(0, -gap, gap + max(widths), gap), others, self._drawn(), self._hairlines())
                rooms[number] = beside(end, rooms[number].size(), gap, around)
        return rooms

    def _drawn(self) -> tuple[QPainterPath, ...]:
        return stroked(self._path(line.levels) for line in self._lines)

    def _hairlines(self) -> tuple[QRectF, ...]:
        across = [QRectF(self.box.left(), self.y(level), self.box.width(), 1) for level in LEVELS]
        down = [] if self._parting is None else [QRectF(self.x(self._parting), self.box.top(), 1, self.box.height())]
        return (*across, *down)

    def _heights(self, tall: float) -> list[float]:
        """The height of each name at the right: that of its line's end, but never over the other."""
        heights = [self.y(line.levels[-1]) for line in self._lines]
        beside = len(heights) == 2 and not any(map(self._ends_early, self._lines))
        if beside and abs(heights[0] - heights[1]) < tall:
            middle = min(max(sum(heights) / 2, self.box.top() + tall / 2), self.box.bottom() - tall / 2)
            half = tall / 2 if heights[0] <= heights[1] else -tall / 2
            heights = [middle - half, middle + half]
        return heights

    def _ends_early(self, line: PlotLine) -> bool:
        return len(line.levels) < max(len(other.levels) for other in self._lines)

    def _path(self, levels: Sequence[int]) -> QPainterPath:
        path = QPainterPath(QPointF(self.x(0), self.y(levels[0])))
        for index, level in enumerate(levels[1:], 1):
            before = path.currentPosition()
            point = QPointF(self.x(index), self.y(level))
            half = (before.x() + point.x()) / 2
            path.cubicTo(QPointF(half, before.y()), QPointF(half, point.y()), point)
        return path
