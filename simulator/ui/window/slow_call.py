"""The one way for the window to call what may be slow: PINs, drills, copies, a database on the network."""

from __future__ import annotations

from PySide6.QtCore import Signal

from simulator.core.errors import SimulatorError
from simulator.ui.window.background_task import BackgroundTask


class SlowCall(BackgroundTask):
    """Calls people, attempts, drills or progress on another thread; `start` begins it.

    Signals: `ended` in any case; then `done` with the result, or `refused` with the SimulatorError that says why not. Any
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
