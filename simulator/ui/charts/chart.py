"""A drawing that a screen reader takes for a picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget


class Chart(QLabel):
    """Draws itself; its accessible name says what is to be seen.

    It is a label, because Qt has no accessible role for other widgets that draw themselves; and it holds a picture, which is what
    makes it a picture to a screen reader.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        self.setPixmap(nothing)
