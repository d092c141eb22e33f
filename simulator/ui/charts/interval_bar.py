"""A share of chances taken, with the interval in which the true share probably lies."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from simulator.core.scoring.scorecard import Taken
from simulator.core.scoring.wilson_interval import wilson
from simulator.ui.charts.chart import Chart
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import Texts


class IntervalBar(Chart):
    """A slim bar for the share, from 0 at the left to all at the right, and under it a whisker for the interval of 95 %.

    There must have been a chance.
    """

    def __init__(self, look: Appearance, taken: Taken) -> None:
        super().__init__()
        self._look = look
        self._taken = taken
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("%d of %n chances taken: %s", "", taken.chances) % (taken.taken, interval(taken)))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The size of a slim bar."""
        return QSize(self._look.theme.px(160), self._look.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scale, the share and the whisker."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        high, top = theme.px(8), theme.px(3)
        whole = QRectF(0.5, top, self.width() - 1, high)
        painter.setPen(theme.pen("line"))
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(whole, high / 2, high / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        share = self._taken.taken / self._taken.chances
        painter.drawRoundedRect(QRectF(whole.left(), top, whole.width() * share, high), high / 2, high / 2)
        self._paint_whisker(painter, whole)
        painter.end()

    def _paint_whisker(self, painter: QPainter, whole: QRectF) -> None:
        theme = self._look.theme
        reach = theme.px(3)
        middle = self._sharp(whole.bottom() + theme.px(3) + reach)
        low, high = (
            self._sharp(whole.left() + whole.width() * bound) for bound in wilson(self._taken.taken, self._taken.chances)
        )
        painter.setPen(theme.pen("ink", 1.5))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for end in (low, high):
            painter.drawLine(QPointF(end, middle - reach), QPointF(end, middle + reach))

    def _sharp(self, place: float) -> float:
        """Move a place to the middle of the nearest pixel of the screen, where a thin line is crisp at any scale."""
        ratio = self.devicePixelRatioF()
        return (int(place * ratio) + 0.5) / ratio


def interval(taken: Taken) -> str:
    """Write the interval of 95 % for chances taken, as in “between 30 and 90 of 100, so far”."""
    low, high = wilson(taken.taken, taken.chances)
    return Texts.tr("between %d and %d of 100, so far") % (round(100 * low), round(100 * high))
