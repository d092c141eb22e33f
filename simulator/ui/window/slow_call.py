"""The one way from the window to what may be slow behind it: PINs, drills, copies, a database on the network."""

from __future__ import annotations

from PySide6.QtCore import Signal

from simulator.core.errors import SimulatorError
from simulator.ui.window.background_task import BackgroundTask


class SlowCall(BackgroundTask):
    """A call of people, attempts, drills or progress on another thread; it begins with `start`.

    Signals: `ended` whatever came of it; then `done` with the result, or `refused` with the SimulatorError that says why not. Any
    other error is raised.
    """

    ended = Signal()
    refused = Signal(object)

    def _on_returned(self, result: object, error: BaseException | None) -> None:
        self.ended.emit()
        if error is None:
            self.done.emit(result)
        elif isinstance(error, SimulatorError):
            self.refused.emit(error)
        else:
            raise error
