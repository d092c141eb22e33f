"""The customer's mood and trust over the conversation, as two slim curves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.core.debrief import Reading
from simulator.ui.look import Look
from simulator.ui.plot import Line, Plot
from simulator.ui.theme import GRID, SMALL


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
        theme = self._look.theme
        plot = self.plot()
        plot.draw_levels(painter, theme.colour("line"))
        self.paint_marks(painter, plot)
        plot.draw_lines(painter)
        painter.setFont(theme.font(SMALL))
        plot.draw_names(painter, theme.px(18), theme.px(GRID))
        painter.end()

    def plot(self) -> Plot:
        """Give the curves as they stand in the widget."""
        theme = self._look.theme
        names = theme.px(8 * GRID)
        box = QRectF(self.rect()).adjusted(theme.px(GRID / 2), theme.px(GRID), -names, -theme.px(2 * GRID))
        mood = Line(self.tr("Mood"), [reading.mood for reading in self._readings], theme.colour("accent"))
        trust = Line(self.tr("Trust"), [reading.trust for reading in self._readings], theme.colour("soft"), dashed=True)
        return Plot(box, (mood, trust))

    def paint_marks(self, painter: QPainter, plot: Plot) -> None:
        """Draw a dot below the curves for each mark."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour("coral"))
        for position in self._marks:
            large = 5.5 if position == self._turning else 3
            painter.drawEllipse(self.dot(plot, position), large, large)

    def dot(self, plot: Plot, position: int) -> QPointF:
        """Give where the dot of a decision (from 0) stands."""
        return QPointF(plot.x(position + 0.5), plot.box.bottom() + self._look.theme.px(GRID))
