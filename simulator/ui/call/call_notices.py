"""The notices above a call: that it is paused, that it can't be saved, that it went on elsewhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from simulator.ui.conversation.presenter import Presenter
from simulator.ui.widgets.notice import Notice


class CallNotices(QObject):
    """Shows them in the notice of the page.

    Signals: `reread_asked` where the call went on elsewhere and is to be read again.
    """

    reread_asked = Signal()

    def __init__(self, notice: Notice, presenter: Presenter, parent: QObject) -> None:
        super().__init__(parent)
        self._notice = notice
        self._presenter = presenter
        presenter.saving_failed.connect(self._on_saving_failed)
        presenter.overtaken.connect(self._on_overtaken)
        presenter.kept_apart.connect(self._on_kept_apart)

    def toggle_pause(self) -> None:
        """Pause the call or go on with it; while a notice waits for an answer, it can't be paused."""
        if self._presenter.paused or not self._notice.alarmed:
            self._presenter.set_paused(not self._presenter.paused)

    def tell_pause(self) -> None:
        """Say that the call is paused, and give the keyboard to the button that goes on."""
        go_on = partial(self._presenter.set_paused, paused=False)
        self._notice.tell(self.tr("Paused. The clock is stopped."), self.tr("Continue"), go_on, stays=True)
        self._notice.answer(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saving_failed(self, message: str, hint: str) -> None:
        again = self.tr("Try again"), self._presenter.retry
        go_on = self.tr("Continue without saving"), self._presenter.go_on_unsaved
        self._notice.alarm(f"{message} {hint}", again, go_on)

    def _on_overtaken(self, message: str) -> None:
        self._notice.alarm(message, (self.tr("Read it again"), self.reread_asked.emit))

    def _on_kept_apart(self) -> None:
        text = self.tr(
            "This conversation was continued in another window meanwhile. Both are kept: what you decided here is now a "
            "conversation of its own."
        )
        self._notice.tell(text)
