"""Messages that come one after the other: all but the first take a moment to appear, unless nothing may move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.core.scenario.session import Session
from simulator.ui.conversation.entries import CAPTION, Said, first_said, is_answered
from simulator.ui.conversation.hold_timer import things_move

PAUSE = 700
"""Milliseconds between two messages."""


class Reveal(QObject):
    """Holds back the later messages of an answer that has just been given.

    Signals: `came` when one more is to be seen.
    """

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._entries: Sequence[Said] = ()
        self._seen = 0
        self._timer = QTimer(self)
        self._timer.setObjectName("reveal")
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._on_turn)

    def entries(self, session: Session, entries: Sequence[Said]) -> Sequence[Said]:
        """The entries to be seen now, of all those of a session; what was said before, and the last words, come at once."""
        before, self._session = self._session, session
        if before is session and self._timer.isActive() and entries == self._entries:
            return entries[: self._seen]
        self._timer.stop()
        self._entries, self._seen = entries, len(entries)
        if is_answered(before, session) and things_move():
            self._seen = self._after_next(first_said(entries))
            if self._seen < len(entries):
                self._timer.start()
        return entries[: self._seen]

    def end(self) -> None:
        """Let all be seen, and hold nothing back until the next answer."""
        self._timer.stop()
        self._session = None

    def _on_turn(self) -> None:
        self._seen = self._after_next(self._seen)
        if self._seen >= len(self._entries):
            self._timer.stop()
        self.came.emit()

    def _after_next(self, start: int) -> int:
        """The place after the next message: what is seen with its words, or alone."""
        if start < len(self._entries) and self._entries[start].side == CAPTION and start + 1 < len(self._entries):
            return start + 2
        return start + 1
