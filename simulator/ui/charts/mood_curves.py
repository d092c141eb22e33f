"""The customer's mood and trust over the conversation, as two slim curves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.core.scoring.debrief import MoodReading
from simulator.ui.charts.chart import Chart
from simulator.ui.charts.plot import Plot, PlotLine
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID, SMALL


class MoodCurves(Chart):
    """Two lines from 0 to 10, told apart by colour, by dashes and by their names at the right end."""

    def __init__(self, look: Appearance, height: int = 96, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._height = height
        self._readings: Sequence[MoodReading] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_readings(self, readings: Sequence[MoodReading]) -> None:
        """Draw other readings: one for the beginning and one after each decision."""
        self._readings = readings
        if readings:
            last = readings[-1]
            self.setAccessibleName(self.tr("Mood %d of 10, trust %d of 10") % (last.mood, last.trust))
            levels = ", ".join(f"{reading.mood}/{reading.trust}" for reading in readings)
            self.setAccessibleDescription(self.tr("Mood and trust after each decision: %s") % levels)
        self.update()

    def set_height(self, height: int) -> None:
        """Draw them as high as so many pixels before scaling."""
        if height != self._height:
            self._height = height
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The size with the height asked for, scaled."""
        return QSize(self._look.theme.px(200), self._look.theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can still be read."""
        return QSize(self._look.theme.px(120), self._look.theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairlines, the curves and their names."""
        if not self._readings:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        plot = self.plot()
        plot.draw_levels(painter, theme.colour("line"))
        plot.draw_lines(painter)
        painter.setFont(theme.font(SMALL))
        plot.draw_names(painter, theme.px(18), theme.px(GRID))
        painter.end()

    def plot(self) -> Plot:
        """The curves as they lie in the widget."""
        theme = self._look.theme
        names, metrics = (self.tr("Mood"), self.tr("Trust")), QFontMetrics(theme.font(SMALL))
        wide = max(theme.px(8 * GRID), *(metrics.horizontalAdvance(name) + theme.px(1.5 * GRID) for name in names))
        box = QRectF(self.rect()).adjusted(theme.px(GRID / 2), theme.px(GRID), -wide, -theme.px(2 * GRID))
        mood = PlotLine(names[0], [reading.mood for reading in self._readings], theme.colour("accent"))
        trust = PlotLine(names[1], [reading.trust for reading in self._readings], theme.colour("soft"), dashed=True)
        return Plot(box, (mood, trust))
