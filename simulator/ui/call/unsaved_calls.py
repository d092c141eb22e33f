"""Calls that are played on while nothing can be saved: the user is told, and they are saved as soon as that is possible."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simulator.core.errors import SimulatorError, StoreError
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.widgets.notice import Notice
from simulator.ui.window.main_window import MainWindow
from simulator.workflow.practice import Practice


class UnsavedBar(Notice):
    """Says during a call that nothing is saved, and offers to try again."""

    def __init__(self, look: Appearance, presenter: Presenter) -> None:
        super().__init__(look)
        self._presenter = presenter
        presenter.saving_changed.connect(self._on_saving_changed)

    def _on_saving_changed(self, fault: str) -> None:
        if not fault:
            self.clear()
            return
        text = self.tr("Nothing is saved at the moment; what you decide is remembered until First Call is closed. %s") % fault
        self._show("note", text, [(self.tr("Try saving again"), self._presenter.save_again)], closable=False)


class UnsavedCalls(QObject):
    """Holds on to calls that were left before they could be saved.

    Signals: `saved` when one of them was saved after all.
    """

    saved = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Practice] = []

    def let_go(self, practice: Practice | None) -> None:
        """Save a call that is being left, and those left before; what can't be saved is reported above every page and kept."""
        if practice is not None and not practice.saving:
            self._waiting.append(practice)
        self.try_again()

    def try_again(self) -> None:
        """Save what can be saved now."""
        if self._waiting and self._window.notice.alarmed:
            self._window.notice.clear()
        for practice in tuple(self._waiting):
            try:
                practice.save_again()
            except StoreError as error:
                self._tell(practice, error_text(error))
                return
            except SimulatorError as error:
                self._waiting.remove(practice)
                self._window.notice.tell(error_text(error))
            else:
                self._waiting.remove(practice)
                self._window.notice.tell(self.tr("“%s” is saved now, with everything you decided.") % practice.attempt.title)
                self.saved.emit()

    def _tell(self, practice: Practice, fault: str) -> None:
        text = self.tr("“%s” is not saved yet. It is remembered until First Call is closed. %s") % (practice.attempt.title, fault)
        self._window.notice.alarm(
            text, (self.tr("Try saving again"), self.try_again), (self.tr("Let it go"), self._waiting.clear)
        )
