"""The user's own files as far as the window reaches them: the folder of scenarios, and copies of the progress."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from simulator.core.errors import SimulatorError
from simulator.ui.style.texts import error_text
from simulator.ui.widgets.file_dialog import ask_where_to_save
from simulator.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # opened on another thread after the first paint
    from datetime import datetime

    from simulator.ui.settings.settings_page import SettingsPage
    from simulator.workflow.saved_progress import SavedProgress


class UserFiles(QObject):
    """Opens the folder and saves the copies.

    Signals: `reported` with a message about the result.
    """

    reported = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open_folder(self, folder: Path) -> None:
        """Create the folder of the user's own scenarios if it is missing, and open it on the desktop."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.reported.emit(self.tr("The folder %s can't be made: %s.") % (folder, error.strerror or error))
            return
        self.reported.emit(self.tr("Put scenario files into %s; they appear when you come back to this window.") % folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def serve(self, page: SettingsPage, progress: SavedProgress, now: Callable[[], datetime]) -> None:
        """Let the settings page show where the progress is, and offer copies of it."""
        page.show_place(progress.place if progress.saving else "")
        page.copy_asked.connect(lambda: self.save_copy(progress, now()))

    def save_copy(self, progress: SavedProgress, now: datetime) -> None:
        """Ask where to save a copy of everybody's progress, and write it there."""
        proposed = Path(f"first-call-progress-{now.astimezone():%Y-%m-%d}.sqlite")
        chosen = ask_where_to_save(self._window, self.tr("Save a copy of the progress"), proposed, self.tr("Progress (*.sqlite)"))
        if chosen is None:
            return
        try:
            progress.save_copy(chosen)
        except SimulatorError as error:
            self.reported.emit(" ".join((self.tr("No copy was saved."), error_text(error))))
        else:
            self.reported.emit(self.tr("A copy of the progress of everybody here was saved as %s.") % chosen)
