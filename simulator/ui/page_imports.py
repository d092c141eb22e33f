"""Imports the pages that come after the first paint, one by one, whenever the window has nothing else to do.

On its own thread: a class of Qt's that is made on another one, while this one looks into what Qt knows of its classes, brings the
program down.
"""

from __future__ import annotations

from collections import deque
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

MODULES = (
    "simulator.ui.window.background_task",
    "simulator.ui.window.slow_call",
    "simulator.ui.damage_report",
    "simulator.ui.conversation.presenter",
    "simulator.ui.conversation.conversation_view",
    "simulator.ui.conversation.choice_panel",
    "simulator.ui.conversation.projector",
    "simulator.ui.call.play_page",
    "simulator.ui.call.call_under_way",
    "simulator.ui.call.briefing_controller",
    "simulator.ui.debrief.debrief_page",
    "simulator.ui.call.call_controller",
    "simulator.ui.call.guided_call",
    "simulator.ui.settings.settings_page",
    "simulator.ui.settings.settings_sections",
    "simulator.ui.resume",
    "simulator.ui.drills.drill_controller",
)
"""What is needed once everything behind the window is open, what others need first."""


class PageImports(QObject):
    """Imports one module at each turn of the event loop; what is wanted sooner is imported where it is wanted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = deque(MODULES)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._import_next)

    def begin(self) -> None:
        """Begin, or go on."""
        self._turn.start(0)

    def close(self) -> None:
        """Import nothing more."""
        self._turn.stop()

    def _import_next(self) -> None:
        if self._left:
            import_module(self._left.popleft())
        else:
            self._turn.stop()
