"""The user's own files as far as the window reaches them: the folder of scenarios, and copies of the progress."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from simulator.core.errors import SimulatorError
from simulator.folders import make_folder
from simulator.ui.people.progress_copy import ProgressCopy
from simulator.ui.style.texts import error_text
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.slow_call import SlowCalls

if TYPE_CHECKING:  # opened on another thread after the first paint
    from datetime import datetime

    from simulator.ui.settings.settings_page import SettingsPage
    from simulator.workflow.services import Services


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
            make_folder(folder)
        except OSError as error:
            self.reported.emit(self.tr("The folder %s can't be made: %s.") % (folder, error.strerror or error))
            return
        self.reported.emit(self.tr("Put scenario files into %s; they appear when you come back to this window.") % folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def serve(self, page: SettingsPage, services: Services, now: Callable[[], datetime]) -> None:
        """Let the settings page show where the progress is, and offer copies of it, with the trainer's PIN where there is one."""
        progress, people = services.progress, services.people
        page.show_place(progress.place if progress.saving else "")
        calls = SlowCalls(self)
        copies = ProgressCopy(self._window, progress, now, calls)
        form = page.copy_pin

        def ask(guarded: bool) -> None:
            if not guarded:
                copies.ask(page.copy)
                return
            page.copy.hide()
            form.ask(lambda pin, _: people.check_trainer_pin(pin), page.copy.text(), old=self.tr("The trainer's PIN"))
            form.focus_first()

        def close() -> None:
            form.hide()
            page.copy.show()
            page.copy.setFocus(Qt.FocusReason.OtherFocusReason)

        def go_on() -> None:
            close()
            copies.ask(page.copy)

        page.copy.clicked.connect(lambda: calls.begin(people.has_trainer_pin, ask, self._on_refused))
        form.left.connect(close)
        form.passed.connect(go_on)
        copies.saved.connect(self.reported)
        copies.refused.connect(self._on_refused)

    def _on_refused(self, error: SimulatorError) -> None:
        self.reported.emit(" ".join((self.tr("No copy was saved."), error_text(error))))
