"""Waits until somebody who writes pauses, so that not every letter is kept on its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

LULL = 400
"""Milliseconds."""


class Debounce(QTimer):
    """`timeout` comes once nothing was typed for a moment, or at once with `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(LULL)

    def end(self) -> None:
        """Wait no longer."""
        if self.isActive():
            self.stop()
            self.timeout.emit()
