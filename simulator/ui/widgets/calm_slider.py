"""A slider that leaves the mouse wheel to the page, unless somebody has clicked it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider


class CalmSlider(QSlider):
    """Every slider of the window is one of these: a page that is scrolled must not change what lies under the pointer."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._clicked = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the wheel from now on."""
        self._clicked = True
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the wheel to the page again."""
        self._clicked = False
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change only where somebody has clicked; else the page scrolls."""
        if self._clicked and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
