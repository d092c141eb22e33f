"""A row that looks as if it could be clicked, and can be: anywhere on it, or by the button in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLayout


class RowCard(QFrame):
    """A framed row; for the keyboard and for a screen reader there is a button in it, which does the same.

    Signals: `clicked` with the mouse.
    """

    clicked = Signal()

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setProperty("role", "fold")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setLayout(layout)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
