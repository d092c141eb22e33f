"""Tells once which of the saved progress is damaged, on the page that is about to be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from simulator.ui.style.texts import translated
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.slow_call import page_calls

if TYPE_CHECKING:
    from simulator.ui.navigation import Navigation
    from simulator.workflow.services import Services


class DamageReport(QObject):
    """Collects what can't be read until it can be told.

    Signals: `noticed` when something saved can't be read, perhaps on another thread.
    """

    noticed = Signal()

    def __init__(self, window: MainWindow, home: Navigation, services: Services, tell: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._home, self._services, self._tell = window, home, services, tell
        self._arriving = page_calls(window)
        # later: the reader is about to show another page, and may be on another thread
        self.noticed.connect(self._tell_damage, Qt.ConnectionType.QueuedConnection)
        self._arriving.ended.connect(self._tell_damage, Qt.ConnectionType.QueuedConnection)
        services.progress.watch_damage(self.noticed.emit)

    def take(self) -> str:
        """Return what is to be told now, and tell it no more."""
        if self._arriving.running:
            return ""  # it is told on the page that is on its way
        damage = self._services.progress.take_damage()
        if damage and self._window.page == "practise":
            self._home.refresh()  # what is left out now may still be shown there
        return damage

    def _tell_damage(self) -> None:
        damage = self.take()
        if damage:
            self._tell(translated(damage))
