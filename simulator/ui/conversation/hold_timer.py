"""Lets a hold or a transfer be felt: counts quickly the seconds that it takes on the simulated clock."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

TICK = 50
FAST = 20
"""Simulated seconds that go by in a second."""
LEAST, MOST = 1.5, 4.0
"""The least and the most seconds that a wait takes: long enough to be felt, short enough not to be resented."""


def things_move() -> bool:
    """Whether things may move by themselves; where they may not, Qt sets the text cursor to stand still."""
    return QGuiApplication.styleHints().cursorFlashTime() > 0


class HoldTimer(QObject):
    """Counts simulated seconds up to how long the wait takes.

    Signals: `counted` at each step, `ended` once, at the end or when it is skipped.
    """

    counted = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0
        self._so_far = 0.0
        self._timer = QTimer(self)
        self._timer.setObjectName("wait")
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._on_tick)

    @property
    def running(self) -> bool:
        """Whether a wait is being counted."""
        return self._seconds > 0

    @property
    def so_far(self) -> int:
        """Simulated seconds gone by."""
        return int(self._so_far)

    @property
    def left(self) -> int:
        """Simulated seconds to come."""
        return self._seconds - self.so_far

    def begin(self, seconds: int) -> None:
        """Count up to so many simulated seconds."""
        self._seconds, self._so_far = seconds, 0.0
        self._timer.start()

    def set_paused(self, paused: bool) -> None:
        """Stop counting, or go on."""
        if paused or not self.running:
            self._timer.stop()
        else:
            self._timer.start()

    def stop(self) -> None:
        """Drop the wait without `ended`."""
        self._timer.stop()
        self._seconds = 0

    def skip(self) -> None:
        """Go to the end at once."""
        if self.running:
            self.stop()
            self.ended.emit()

    def _on_tick(self) -> None:
        real = min(max(self._seconds / FAST, LEAST), MOST)
        self._so_far = min(self._so_far + self._seconds * TICK / 1000 / real, self._seconds)
        if self._so_far >= self._seconds:
            self.skip()
        else:
            self.counted.emit()
