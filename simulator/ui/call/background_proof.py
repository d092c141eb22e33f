"""Has a scenario proved while its briefing or its first line is read, so that nobody waits for the proof."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.core.errors import ScenarioUnplayable
from simulator.ui.window.background_task import BackgroundTask

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.workflow.playable import Playable

UNDISTURBED = 500
"""Milliseconds that the window has to itself after a page was opened, enough for somebody who goes on at once."""
PATIENCE = 0.2
"""Seconds that closing waits for a proof to end: nearly all do, and the others are not needed."""


class BackgroundProof(QObject):
    """Proves the scenario that was opened last, on another thread.

    Signals: `refuted` with a scenario that can't be played after all, and the refusal.
    """

    refuted = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._next: Playable | None = None
        self._running: dict[Playable, BackgroundTask] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_undisturbed)

    def begin(self, playable: Playable) -> None:
        """Prove a scenario once the window has nothing else to do, unless that has been done or is under way."""
        self._timer.stop()
        if not playable.proof.known and playable not in self._running:
            self._next = playable
            self._timer.start(UNDISTURBED)

    def close(self) -> None:
        """Prove nothing more. A proof under way may run on: it writes nothing, and ends with the program at the latest."""
        self._timer.stop()
        for task in self._running.values():
            task.drop()
            task.wait(PATIENCE)
        self._running.clear()

    def _on_undisturbed(self) -> None:
        playable, self._next = self._next, None
        if playable is None:
            return
        # without a parent, so that closing the window does not wait for it
        task = self._running[playable] = BackgroundTask(playable.proof.analysis, long=True)
        task.done.connect(partial(self._on_proved, playable))
        task.failed.connect(partial(self._on_failed, playable))
        task.start()

    def _on_proved(self, playable: Playable, _: object) -> None:
        self._running.pop(playable, None)

    def _on_failed(self, playable: Playable, error: Exception) -> None:
        self._running.pop(playable, None)
        if not isinstance(error, ScenarioUnplayable):
            raise error
        self.refuted.emit(playable, error)
