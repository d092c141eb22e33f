"""One feeling of the customer on two ways through a conversation, drawn on the same axes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from simulator.ui.charts.chart import Chart
from simulator.ui.charts.plot import Plot, PlotLine
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID, SMALL

HEIGHT = 168


class MoodComparison(Chart):
    """The way it was, pale and dashed, and the other way; a hairline stands where they part."""

    def __init__(self, look: Appearance, name: str, first: Sequence[int], other: Sequence[int], parting: int | None) -> None:
        """`first` and `other` are levels from 0 to 10, one for the beginning and one after each decision."""
        super().__init__()
        self._look = look
        self._levels = (first, other)
        self._parting = parting
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("%s, as it was: %s; this time: %s") % (name, _listed(first), _listed(other)))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The usual size, scaled."""
        return QSize(self._look.theme.px(300), self._look.theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can still be read."""
        return QSize(self._look.theme.px(200), self._look.theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairlines, both lines, and their names."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(SMALL))
        plot = self._plot()
        plot.draw_levels(painter, theme.colour("line"))
        plot.draw_parting(painter, theme.pen("line", 1.5))
        plot.draw_lines(painter)
        plot.draw_names(painter, theme.px(18), theme.px(GRID))
        painter.end()

    def _plot(self) -> Plot:
        theme = self._look.theme
        names = (self.tr("This time"), self.tr("As it was"))
        metrics = QFontMetrics(theme.font(SMALL))
        wide = max(metrics.horizontalAdvance(name) for name in names) + theme.px(1.5 * GRID)
        box = QRectF(self.rect()).adjusted(theme.px(GRID / 2), theme.px(GRID), -wide, -theme.px(GRID))
        first, other = self._levels
        lines = (
            PlotLine(names[0], other, theme.colour("accent")),
            PlotLine(names[1], first, theme.colour("soft"), dashed=True),
        )
        return Plot(box, lines, parting=self._parting)


def _listed(levels: Sequence[int]) -> str:
    return ", ".join(map(str, levels))
