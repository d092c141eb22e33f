"""Pauses a call while the list of keys is read, so that nobody loses time by reading it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from simulator.ui.conversation.presenter import Presenter
from simulator.ui.window.main_window import MainWindow


class PauseForHelp(QObject):
    """Pauses the call under way when the list opens, and lets it go on when the list is closed."""

    def __init__(self, window: MainWindow, presenter: Presenter, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._held = False
        window.keys_opened.connect(self._on_keys_opened)
        window.keys_closed.connect(self._on_keys_closed)

    def _on_keys_opened(self) -> None:
        self._held = self._presenter.practice is not None and not self._presenter.paused
        if self._held:
            self._presenter.set_paused(True)

    def _on_keys_closed(self) -> None:
        if self._held:
            self._presenter.set_paused(False)
