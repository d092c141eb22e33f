"""Reports the errors that were caught, in at most one dialog, however many there are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.settings import Settings
from simulator.ui.style.appearance import Appearance
from simulator.ui.window.exception_hook import ExceptionHook
from simulator.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # no start needs it
    from simulator.ui.window.error_dialog import ErrorDialog


class ErrorReporter(QObject):
    """Shows errors in the window.

    Signals: `reported` with a sentence for the page in front, `opened` when a dialog has come up and the person is held up.
    """

    reported = Signal(str)
    opened = Signal()

    def __init__(self, log: Path, look: Appearance, window: MainWindow, settings: Callable[[], Settings]) -> None:
        super().__init__(window)
        self._catcher = ExceptionHook(log, self)
        self._look = look
        self._window = window
        self._settings = settings
        self._dialog: ErrorDialog | None = None
        self._count = 0
        self._known: set[str] = set()
        self._catcher.caught.connect(self.reported)
        self._catcher.broke.connect(self.show_error)
        window.closed.connect(self._on_window_closed)

    def install(self) -> None:
        """Begin to catch errors that nothing else catches."""
        self._catcher.install()

    def show_error(self, place: str, description: str, times: int) -> None:
        """Report a bug: in a dialog where it is new, else in a sentence; while a dialog is open, more are only counted."""
        self._count += 1
        if self._dialog is not None:
            self._dialog.count(self._count)
        elif place in self._known:
            self.reported.emit(self.tr("The same thing went wrong again. Nothing is lost; you can continue."))
        else:
            self._known.add(place)
            self._open(description)

    def _open(self, description: str) -> None:
        from simulator.ui.window.error_dialog import ErrorDialog
        from simulator.workflow.error_report import report

        self._count = 1
        self._dialog = ErrorDialog(self._look, report(description, self._settings(), self._facts()), self._window)
        self._dialog.left.connect(self._on_left)
        self._dialog.open()
        self.opened.emit()

    def _facts(self) -> dict[str, str]:
        from PySide6 import __version__ as pyside_version
        from PySide6.QtCore import qVersion
        from PySide6.QtGui import QGuiApplication

        surroundings = f"{qVersion()} (PySide6 {pyside_version}, {QGuiApplication.platformName()})"
        return {"Qt": surroundings, "Page": self._window.page}

    def _on_left(self) -> None:
        self._dialog = None
        if self._window.isVisible():
            self._window.activateWindow()

    def _on_window_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.close()
