"""Asks before an assessment is left, because it can't be resumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.core.errors import SimulatorError
from simulator.ui.call.play_page import PlayPage
from simulator.ui.style.texts import error_text
from simulator.ui.window.slow_call import SlowCalls
from simulator.workflow.practice import Practice

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.workflow.services import Services


class LeaveConfirmation(QObject):
    """Puts its question on the play page.

    Signals: `left` once the assessment is broken off, `refused` with a message where that can't be done.
    """

    left = Signal()
    refused = Signal(str)

    def __init__(self, page: PlayPage, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._services = services
        self._calls = SlowCalls(self)
        self._calls.ended.connect(self._on_ended)

    def ask(self, practice: Practice) -> None:
        """Ask, or withdraw the question if it is there already."""
        question = self.tr(
            "An assessment is one sitting. Leave it? Progress will list it as left unfinished, and it can't be resumed."
        )
        if self._page.notice.text == question:  # pressing Esc again means to stay
            self._page.end_question()
            return
        leave = (self.tr("Leave it"), lambda: self._break_off(practice))
        self._page.notice.alarm(question, (self.tr("Stay"), self._page.end_question), leave)

    def _break_off(self, practice: Practice) -> None:
        attempt, attempts = practice.attempt.id, self._services.attempts
        self._page.notice.tell(self.tr("One moment …"))
        self._page.setEnabled(False)  # nothing is decided any more
        self._calls.begin(lambda: attempts.discard(attempt), lambda _: self.left.emit(), self._on_refused)

    def _on_ended(self) -> None:
        self._page.notice.clear()
        self._page.setEnabled(True)

    def _on_refused(self, error: SimulatorError) -> None:
        self._page.focus_first()
        self.refused.emit(error_text(error))
