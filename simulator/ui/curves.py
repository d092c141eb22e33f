"""The customer's mood and trust over the conversation, as two slim curves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.core.debrief import Reading
from simulator.ui.look import Look
from simulator.ui.theme import GRID, SMALL

TOP = 10


class Curves(QWidget):
    """Two lines from 0 to 10, told apart by colour, by dashes and by their names at the right end.

    `marks` are positions to point out below the curves, such as costly decisions; `cursor` is the moment looked at.
    """

    def __init__(self, look: Look, height: int = 96, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._height = height
        self._readings: Sequence[Reading] = ()
        self._marks: frozenset[int] = frozenset()
        self._turning: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_readings(self, readings: Sequence[Reading], marks: frozenset[int] = frozenset(), turning: int | None = None) -> None:
        """Draw other readings. `marks` and `turning` are decisions, counted from 0, each after the reading of that number."""
        self._readings, self._marks, self._turning = readings, marks, turning
        if readings:
            last = readings[-1]
            self.setAccessibleName(self.tr("Mood %d of 10, trust %d of 10") % (last.mood, last.trust))
            told = ", ".join(f"{reading.mood}/{reading.trust}" for reading in readings)
            self.setAccessibleDescription(self.tr("Mood and trust after each decision: %s") % told)
        self.update()

    def sizeHint(self) -> QSize:
        """Give the height asked for, scaled."""
        return QSize(self._look.theme.px(200), self._look.theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Give the least that still reads."""
        return QSize(self._look.theme.px(120), self._look.theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairlines, the curves, their names and the marks."""
        if not self._readings:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        theme = self._look.theme
        painter.setPen(QPen(theme.colour("line"), 1))
        for level in (0, TOP / 2, TOP):
            y = self._y(box, level)
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        self._paint_marks(painter, box)
        self._paint_curve(painter, box, [reading.trust for reading in self._readings], "soft", dashed=True)
        self._paint_curve(painter, box, [reading.mood for reading in self._readings], "accent", dashed=False)
        self._paint_names(painter, box)
        painter.end()

    def _box(self) -> QRectF:
        theme = self._look.theme
        names = theme.px(8 * GRID)
        return QRectF(self.rect()).adjusted(theme.px(GRID / 2), theme.px(GRID), -names, -theme.px(2 * GRID))

    def _x(self, box: QRectF, index: int) -> float:
        return box.left() + box.width() * index / max(len(self._readings) - 1, 1)

    def _y(self, box: QRectF, level: float) -> float:
        return box.bottom() - box.height() * level / TOP

    def _paint_curve(self, painter: QPainter, box: QRectF, levels: list[int], colour: str, *, dashed: bool) -> None:
        pen = QPen(self._look.theme.colour(colour), 2)
        pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        path = QPainterPath(QPointF(self._x(box, 0), self._y(box, levels[0])))
        for index, level in enumerate(levels[1:], 1):
            before = path.currentPosition()
            here = QPointF(self._x(box, index), self._y(box, level))
            half = (before.x() + here.x()) / 2
            path.cubicTo(QPointF(half, before.y()), QPointF(half, here.y()), here)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour(colour))
        painter.drawEllipse(path.currentPosition(), 3.5, 3.5)

    def _paint_names(self, painter: QPainter, box: QRectF) -> None:
        theme = self._look.theme
        last = self._readings[-1]
        painter.setFont(theme.font(SMALL))
        line = theme.px(18)
        mood, trust = self._y(box, last.mood), self._y(box, last.trust)
        if abs(mood - trust) < line:
            middle = min(max((mood + trust) / 2, box.top() + line / 2), box.bottom() - line / 2)
            half = line / 2 if last.mood >= last.trust else -line / 2
            mood, trust = middle - half, middle + half
        for name, y, colour in ((self.tr("Mood"), mood, "accent"), (self.tr("Trust"), trust, "soft")):
            painter.setPen(theme.colour(colour))
            room = QRectF(box.right() + theme.px(GRID), y - line / 2, theme.px(7 * GRID), line)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)

    def _paint_marks(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour("coral"))
        for position in self._marks:
            x = (self._x(box, position) + self._x(box, position + 1)) / 2
            large = 5.5 if position == self._turning else 3
            painter.drawEllipse(QPointF(x, box.bottom() + self._look.theme.px(GRID)), large, large)
