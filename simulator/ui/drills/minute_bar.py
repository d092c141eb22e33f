"""A thin line that runs out within a minute. It shows how long a drill should take; nothing happens when it has run out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.ui.style.appearance import Appearance

TICK = 250
MINUTE = 60_000
"""Milliseconds."""


class MinuteBar(QWidget):
    """A minute as a line as wide as there is room; out of sight it stops."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._passed = MINUTE
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._on_tick)
        self.setObjectName("minute")
        self.setFixedHeight(4)
        self.setAccessibleName(self.tr("One minute for this drill; nothing happens when it is up"))

    @property
    def left(self) -> float:
        """The part of the minute that is left, 1.0 to 0.0."""
        return 1 - self._passed / MINUTE

    def run(self) -> None:
        """Begin a minute."""
        self._passed = 0
        self._timer.start()
        self.update()

    def stop(self) -> None:
        """Show no minute."""
        self._passed = MINUTE
        self._timer.stop()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop where nobody sees it."""
        super().hideEvent(event)
        self.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is left."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour("accent"))
        painter.drawRect(QRectF(0, 0, self.width() * self.left, self.height()))
        painter.end()

    def _on_tick(self) -> None:
        self._passed = min(self._passed + TICK, MINUTE)
        if self._passed == MINUTE:
            self._timer.stop()
        self.update()
