"""The silence of somebody who doesn't answer: it begins once there was time to read the options, and then it runs out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

TICK = 250
READING = 4.0
"""Words a second that a trainee is given to read the options before the silence begins."""


def reading_time(texts: Iterable[str]) -> float:
    """Seconds that it takes to read some texts."""
    return sum(len(text.split()) for text in texts) / READING


class SilenceTimer(QObject):
    """Counts one silence at a time.

    Signals: `neared` with what is left of the silence (1.0 to 0.0, below 0 where none runs any more), `ran_out`.
    """

    neared = Signal(float)
    ran_out = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._after = 0.0
        self._reading = 0.0
        self._waited = 0.0
        self._held = False
        self._timer = QTimer(self)
        self._timer.setObjectName("silence")
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._on_tick)

    @property
    def running(self) -> bool:
        """Whether a silence is being counted, even if it is held back."""
        return self._timer.isActive()

    def begin(self, after: float, texts: Iterable[str]) -> None:
        """Count anew: the texts are read, and then it takes so many seconds."""
        self.clear()
        self._after, self._reading = after, reading_time(texts)
        self._timer.start()

    def set_held(self, held: bool) -> None:
        """Hold the silence back where it is, or let it go on."""
        self._held = held

    def stop(self) -> None:
        """Count no further; what was sent of the silence stays."""
        self._timer.stop()

    def clear(self) -> None:
        """Count no further, and take back what was sent of the silence."""
        self._timer.stop()
        if self._waited:
            self._waited = 0.0
            self.neared.emit(-1.0)

    def _on_tick(self) -> None:
        if self._held:
            return
        self._waited += TICK / 1000
        passed = self._waited - self._reading
        if passed >= self._after:
            self.ran_out.emit()
        elif passed > 0:
            self.neared.emit(1 - passed / self._after)
