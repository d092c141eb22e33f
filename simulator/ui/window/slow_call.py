"""The one way for the window to call what may be slow: PINs, drills, copies, files, a database on the network.

A decision is no such call: it is on the disk before the next line is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from simulator.core.errors import SimulatorError
from simulator.ui.style.texts import Texts, error_text
from simulator.ui.widgets.screen_reader import announce
from simulator.ui.window.background_task import BackgroundTask
from simulator.ui.window.main_window import MainWindow

PATIENCE = 200
"""Milliseconds after which a button says that its call is still under way; most calls are over before that could be read."""

OnDone = Callable[[Any], object]
OnRefused = Callable[[SimulatorError], object]


class SlowCall(BackgroundTask):
    """Calls people, attempts, drills or progress on another thread; `start` begins it.

    Signals: `ended` in any case; then `done` with the result, or `refused` with the SimulatorError that says why not. Any
    other error is raised.
    """

    ended = Signal()
    refused = Signal(object)

    def _on_returned(self, result: object, error: BaseException | None) -> None:
        if self._dropped:  # while this was on its way
            return
        self.ended.emit()
        if error is None:
            self.done.emit(result)
        elif isinstance(error, SimulatorError):
            self.refused.emit(error)
        else:
            raise error


class SlowCalls(QObject):
    """The slow calls of one part of the window, one at a time: what is asked for while one is under way is not done.

    Signals: `ended` whenever a call is over, before what came of it is done.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._call: SlowCall | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._on_patience_over)
        self._button: QAbstractButton | None = None
        self._text = ""

    @property
    def running(self) -> bool:
        """Whether a call is under way."""
        return self._call is not None

    def begin(self, work: Callable[[], object], done: OnDone, refused: OnRefused, button: QAbstractButton | None = None) -> None:
        """Call `work` on another thread, and then `done` with its result or `refused` with the reason, on the window's.

        The `button` that asked for it says so where it takes longer.
        """
        if self.running:
            return
        for dropped in self.findChildren(SlowCall):
            if dropped.over:
                dropped.deleteLater()
        self._call = call = SlowCall(work, self, long=True)
        self._button = button
        call.ended.connect(self._on_ended)
        call.done.connect(done)
        call.refused.connect(refused)
        self._wait.start(PATIENCE)
        call.start()

    def drop(self) -> None:
        """Let the call that is under way end by itself; nothing comes of it here."""
        if self._call is not None:
            self._call.drop()
            self._call = None
            self._show_over()
            self.ended.emit()

    def close(self) -> None:
        """Wait for the call that is under way; nothing comes of it here."""
        if self._call is not None:
            self._call.wait()
            self.drop()

    def _on_patience_over(self) -> None:
        if self._button is not None and isValid(self._button):
            self._text = self._button.text()
            self._button.setText(Texts.tr("One moment …"))
            announce(self._button, self._button.text())

    def _on_ended(self) -> None:
        if self._call is not None:
            self._call.wait()
            self._call.deleteLater()
            self._call = None
            self._show_over()
            self.ended.emit()

    def _show_over(self) -> None:
        self._wait.stop()
        if self._button is not None and self._text and isValid(self._button):  # its dialog may have been closed
            self._button.setText(self._text)
        self._button, self._text = None, ""


def page_calls(window: MainWindow) -> PageCalls:
    """The calls of a window that lead to another page; there is one for all, so that only one page is on its way."""
    return window.findChild(PageCalls) or PageCalls(window)


class PageCalls(SlowCalls):
    """Calls what a page needs before it is shown: what was asked for last counts, and where nobody has gone elsewhere since."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self, work: Callable[[], object], show: OnDone) -> None:
        """Call `work` on another thread and `show` its result; why that can't be done is told on the page in front.

        The pointer says so where it takes longer.
        """
        self.drop()
        page = self._window.page
        self.begin(work, lambda result: self._show(page, show, result), self._tell)

    def _on_patience_over(self) -> None:
        super()._on_patience_over()
        self._window.setCursor(Qt.CursorShape.BusyCursor)
        announce(self._window, Texts.tr("One moment …"))

    def _show_over(self) -> None:
        super()._show_over()
        self._window.unsetCursor()

    def _show(self, page: str, show: OnDone, result: object) -> None:
        if self._window.page == page:
            show(result)

    def _tell(self, error: SimulatorError) -> None:
        self._window.rail.show_place(self._window.place)
        self._window.front_notice.tell(error_text(error))
