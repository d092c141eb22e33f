"""Waits until somebody who is typing pauses, so that not every letter is saved on its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

LULL = 400
"""Milliseconds."""


class Debounce(QTimer):
    """`timeout` comes once nothing has been typed for a moment, or at once with `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(LULL)

    def end(self) -> None:
        """Wait no longer."""
        if self.isActive():
            self.stop()
            self.timeout.emit()
