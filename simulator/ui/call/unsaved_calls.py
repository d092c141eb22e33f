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
        text = self.tr("Nothing can be saved right now; your decisions are remembered until First Call is closed. %s") % fault
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
        self._question = ""
        self._closing = False

    def let_go(self, practice: Practice | None) -> None:
        """Save a call that is being left, and those left before; what can't be saved is reported above every page and kept."""
        if practice is not None and not practice.saving:
            self._waiting.append(practice)
        self.try_again()

    @property
    def titles(self) -> str:
        """Name the calls that are only remembered; empty where there are none."""
        return ", ".join(f"“{practice.attempt.title}”" for practice in self._waiting)

    def find(self, attempt_id: int) -> Practice | None:
        """Return the call that is remembered of an attempt; None where the store knows all of it."""
        return next((one for one in self._waiting if one.attempt.id == attempt_id), None)

    def take(self, attempt_id: int) -> Practice | None:
        """Hand over the call that is remembered of an attempt, to go on with it."""
        practice = self.find(attempt_id)
        if practice is not None:
            self._waiting.remove(practice)
            self._window.notice.clear()
            self.try_again()
        return practice

    def forget(self, attempt_id: int) -> None:
        """Let go of what is remembered of an attempt: it was discarded."""
        self.take(attempt_id)

    def try_again(self) -> None:
        """Save what can be saved now."""
        if self._waiting and self._window.notice.alarmed:
            self._window.notice.clear()
        for practice in tuple(self._waiting):
            try:
                together = practice.save_again()
            except StoreError as error:
                self._tell(practice, error_text(error))
                return
            except SimulatorError as error:
                self._waiting.remove(practice)
                self._window.notice.tell(error_text(error))
            else:
                self._waiting.remove(practice)
                self._window.notice.tell(self._saved_text(together=together) % practice.attempt.title)
                self.saved.emit()

    def _saved_text(self, *, together: bool) -> str:
        if together:
            return self.tr("“%s” is now saved, with all your decisions.")
        return self.tr(
            "“%s” was continued in another window meanwhile. Both are kept: what you decided here is a conversation of its own."
        )

    def ask_before_closing(self, practice: Practice | None) -> bool:
        """Ask once before the window is closed while decisions are not saved, those of the call under way included.

        False where all is saved, or where somebody closes it again while the question stands.
        """
        unsaved = [one for one in (*self._waiting, practice) if one is not None and not one.saving and not _saved(one)]
        if not unsaved or self._closing or (self._question and self._window.notice.text == self._question):
            return False
        titles = ", ".join(f"“{one.attempt.title}”" for one in unsaved)
        self._question = self.tr("What you decided in %s could not be saved, and is lost when First Call is closed.") % titles
        stay = self.tr("Stay"), self.try_again
        self._window.notice.alarm(self._question, stay, (self.tr("Close and lose it"), self._close_all_the_same))
        self._window.notice.focus_first()
        return True

    def _close_all_the_same(self) -> None:
        self._closing = True
        self._window.close()

    def _tell(self, practice: Practice, fault: str) -> None:
        text = self.tr("“%s” is not saved yet. It is remembered until First Call is closed. %s") % (practice.attempt.title, fault)
        self._window.notice.alarm(text, (self.tr("Try saving again"), self.try_again), (self.tr("Discard it"), self._ask))

    def _ask(self) -> None:
        """Ask before what is remembered is forgotten."""
        question = self.tr("What you decided in %s since it could no longer be saved is lost then.") % self.titles
        self._window.notice.alarm(question, (self.tr("Keep it"), self.try_again), (self.tr("Discard it"), self._waiting.clear))
        self._window.notice.focus_first()


def _saved(practice: Practice) -> bool:
    """Try to save what was decided in a call, and return whether that could be done."""
    try:
        practice.save_again()
    except SimulatorError:
        return False
    return True
