"""Messages that are written as one waits: each takes the time that its words deserve, unless nothing may move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.core.scenario.session import Session
from simulator.ui.conversation.entries import CAPTION, TYPING, Said, first_said, is_answered
from simulator.ui.conversation.hold_timer import things_move
from simulator.ui.widgets.screen_reader import screen_reader_active

LEAST, EACH, MOST = 600, 22, 2_200
"""Milliseconds that a message takes at least, for each of its letters, and at most: felt, and not resented."""


def writing_time(text: str) -> int:
    """Milliseconds that it takes to write a text."""
    return min(max(EACH * len(text), LEAST), MOST)


class TypingPause(QObject):
    """Holds back the customer's messages after an answer, and tells that they are being written.

    `arriving` says whether any is held back. Signals: `came` when one more is to be seen.
    """

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._entries: Sequence[Said] = ()
        self._seen = 0
        self._timer = QTimer(self)
        self._timer.setObjectName("typing")
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_written)

    @property
    def arriving(self) -> bool:
        """Whether something is still being written."""
        return self._timer.isActive()

    def entries(self, session: Session, entries: Sequence[Said]) -> Sequence[Said]:
        """The entries to be seen now, of all those of a session; after an answer, the customer's messages only as they come."""
        before, self._session = self._session, session
        if before is session and self.arriving and entries == self._entries:
            return self._seen_so_far()
        self._timer.stop()
        self._entries, self._seen = entries, len(entries)
        if is_answered(before, session) and things_move() and not screen_reader_active():
            self._seen = first_said(entries)
            self._go_on()
        return self._seen_so_far()

    def skip(self) -> None:
        """Let all be seen at once."""
        if self.arriving:
            self._timer.stop()
            self._seen = len(self._entries)
            self.came.emit()

    def end(self) -> None:
        """Hold nothing back until the next answer."""
        self._timer.stop()
        self._session = None

    def _seen_so_far(self) -> Sequence[Said]:
        if not self.arriving:
            return self._entries
        return [*self._entries[: self._seen], Said(TYPING, "")]

    def _go_on(self) -> None:
        """Begin the next message; what is only seen comes with the words after it."""
        while self._seen < len(self._entries) - 1 and self._entries[self._seen].side == CAPTION:
            self._seen += 1
        if self._seen < len(self._entries):
            self._timer.start(writing_time(self._entries[self._seen].text))

    def _on_written(self) -> None:
        self._seen += 1
        self._go_on()
        self.came.emit()
