"""Reads, in the background, scenario files that have come, gone or changed, such as those that a trainer is writing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.ui.window.background_task import BackgroundTask

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.workflow.services import Services

SHOWN = 30
"""Milliseconds for showing the page that somebody turns to; until the files have been read, it shows what was known of them."""


class LibraryWatch(QObject):
    """Checks whether the library is still as it was when it was last read, and reads it again where it isn't.

    Signals: `read` with all rows, once that has been done.
    """

    read = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._task: BackgroundTask | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_shown)

    def look(self) -> None:
        """Read what is not known yet, unless that is being done already."""
        if self._task is None and self._services.library.is_old():
            self._timer.start(SHOWN)

    def close(self) -> None:
        """Read nothing more, and wait for what is being read."""
        self._timer.stop()
        if self._task is not None:
            self._task.drop()
            self._task.wait()

    def _on_shown(self) -> None:
        self._task = BackgroundTask(partial(self._services.library.refresh, self._services.opener), self, long=True)
        self._task.done.connect(self._on_read)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    def _on_read(self, rows: object) -> None:
        self._task = None
        self.read.emit(rows)
        self.look()  # files may have been changed while others were read

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        raise error
