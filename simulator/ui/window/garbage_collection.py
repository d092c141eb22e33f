"""Garbage is collected on the window's thread alone.

Python collects wherever it happens to be. On another thread that ends Qt objects there: one that is disconnected holds a lock of
Qt's and waits for Python's, while the window holds Python's and waits for Qt's, and both wait for ever.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK = 5_000
"""Milliseconds between two looks whether there is enough to collect."""


class GarbageCollection(QObject):
    """Stands in for Python's own collecting from `begin` to `end`; before and after that nothing changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._automatic = gc.isenabled()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Collect every now and then."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Collect no more."""
        self._timer.stop()
        if self._automatic:
            gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation that has grown beyond its threshold, and with it the younger ones."""
        grown = [new > most for new, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(grown):
            gc.collect(max(generation for generation, is_full in enumerate(grown) if is_full))
