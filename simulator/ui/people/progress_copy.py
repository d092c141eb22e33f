"""A copy of everybody's progress: where it goes is asked, and it is written beside the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton

from simulator.ui.widgets.file_dialog import ask_where_to_save
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.slow_call import SlowCalls

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.workflow.saved_progress import SavedProgress


class ProgressCopy(QObject):
    """Saves copies, one at a time, among other `calls` where it is not to be done beside them.

    Signals: `saved` with the message to show, `refused` with the SimulatorError that says why not.
    """

    saved = Signal(str)
    refused = Signal(object)

    def __init__(self, window: MainWindow, progress: SavedProgress, now: Callable[[], datetime], calls: SlowCalls) -> None:
        super().__init__(window)
        self._window = window
        self._progress = progress
        self._now = now
        self._calls = calls

    def ask(self, button: QAbstractButton) -> None:
        """Ask where to save a copy, and write it there; `button` is the one that asked."""
        if self._calls.running:
            return
        proposed = Path(f"first-call-progress-{self._now().astimezone():%Y-%m-%d}.sqlite")
        title, kind = self.tr("Save a copy of the progress"), self.tr("Progress (*.sqlite)")
        chosen = ask_where_to_save(self._window, title, proposed, kind)
        if chosen is not None:
            text = self.tr("A copy of the progress of everybody here was saved as %s.") % chosen
            self._calls.begin(
                lambda: self._progress.save_copy(chosen), lambda _: self.saved.emit(text), self.refused.emit, button
            )
