"""The projector's window: opened and closed from any call, on another screen if there is one."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.projector_window import ProjectorWindow
from simulator.ui.style.appearance import Appearance
from simulator.ui.widgets.basics import let_go
from simulator.ui.window.main_window import MainWindow


class Projector(QObject):
    """Holds the projector's window while there is one (`window`, else None)."""

    def __init__(self, look: Appearance, main: MainWindow, presenter: Presenter) -> None:
        super().__init__(main)
        self._look = look
        self._main = main
        self._presenter = presenter
        self.window: ProjectorWindow | None = None

    def toggle(self) -> None:
        """Open the window, or close it."""
        if self.window is not None:
            self.window.close()
            return
        self.window = ProjectorWindow(self._look, self._presenter)
        self.window.closed.connect(self._on_closed)
        self.window.keys_asked.connect(self._main.show_keys)
        self._main.set_second(self.window)
        others = [screen for screen in QGuiApplication.screens() if screen is not self._main.screen()]
        if others:
            self.window.setGeometry(others[0].geometry())
            self.window.showFullScreen()
        else:
            self.window.show()

    def close(self) -> None:
        """Close the window where there is one."""
        if self.window is not None:
            self.window.close()

    def _on_closed(self) -> None:
        if self.window is not None:
            # it is still handling its own closing, and Python would delete it at once
            let_go(self.window)
            self.window = None
            self._main.set_second(None)
        self._main.activateWindow()
