"""A slim bar for chances taken out of chances had."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from simulator.core.scoring.scorecard import Taken
from simulator.ui.charts.chart import Chart
from simulator.ui.style.appearance import Appearance


class ShareBar(Chart):
    """One segment a chance, filled where it was taken; paler where there is too little to say."""

    def __init__(self, look: Appearance, taken: Taken, *, enough: bool) -> None:
        super().__init__()
        self._look = look
        self._taken = taken
        self._enough = enough
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("%d of %n chances taken", "", taken.chances) % taken.taken)

    def sizeHint(self) -> QSize:
        """The size of a slim bar."""
        return QSize(self._look.theme.px(160), self._look.theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments; more than twenty become one bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme = self._look.theme
        high = theme.px(8)
        top = (self.height() - high) / 2
        segments = self._taken.chances if self._taken.chances <= 20 else 1
        gap = 3 if segments > 1 else 0
        wide = (self.width() - gap * (segments - 1)) / segments
        full = theme.colour("accent")
        full.setAlphaF(1.0 if self._enough else 0.45)
        for number in range(segments):
            room = QRectF(number * (wide + gap), top, wide, high)
            taken = segments > 1 and number < self._taken.taken
            if theme.clear and not taken:
                painter.setPen(theme.pen("line", 1))
                room.adjust(0.5, 0.5, -0.5, -0.5)
            painter.setBrush(full if taken else theme.colour("ground" if theme.clear else "line"))
            painter.drawRoundedRect(room, high / 2, high / 2)
            painter.setPen(Qt.PenStyle.NoPen)
        if segments == 1:
            painter.setBrush(full)
            share = self._taken.taken / self._taken.chances
            painter.drawRoundedRect(QRectF(0, top, self.width() * share, high), high / 2, high / 2)
        painter.end()
