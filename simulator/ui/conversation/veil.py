"""What lies over the choices while a message is being written, so that nobody reads the answers before what they answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.ui.style import text_fitting
from simulator.ui.style.appearance import Appearance
from simulator.ui.widgets.basics import PressButton


class Veil(PressButton):
    """A ground with one line of words; a click takes it away. The keyboard stays with the choices behind it."""

    def __init__(self, look: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("veil")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the words."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("ground"))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("soft"))
        text_fitting.draw_centred(painter, QRectF(self.rect()), self.text())
        painter.end()
