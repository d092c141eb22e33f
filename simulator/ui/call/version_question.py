"""Asks which version of a scenario is wanted where its file was changed since a call was begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.ui.style.script import isolated
from simulator.ui.window.main_window import MainWindow
from simulator.workflow.practice import Practice

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.workflow.playable import Playable


class VersionQuestion(QObject):
    """Puts its question on the page in front; nothing is begun before it is answered.

    Signals: `going_on_picked` with the practice as it was left, `new_picked` with that practice, which is to be dropped, and the
    scenario as it is now.
    """

    going_on_picked = Signal(object)
    new_picked = Signal(object, object)

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def ask(self, practice: Practice, now: Playable) -> None:
        """Ask, with the keyboard on what throws nothing away."""
        decided = len(practice.attempt.transcript)
        question = self.tr(
            "“%s” was changed after you began this conversation. You can continue it as it was, or start with the new version, "
            "which deletes the %n decisions made so far.",
            "",
            decided,
        )
        if not decided:
            question = self.tr(
                "“%s” was changed after you began this conversation. You can continue it as it was, or start with the new "
                "version."
            )
        go_on = self.tr("Continue as it was"), lambda: self.going_on_picked.emit(practice)
        anew = self.tr("Start with the new version"), lambda: self.new_picked.emit(practice, now)
        notice = self._window.front_notice
        notice.alarm(question % isolated(practice.attempt.title), go_on, anew)
        notice.focus_first()
