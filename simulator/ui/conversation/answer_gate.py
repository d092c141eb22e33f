"""Keeps a key that was meant for what was there before from answering what has just come."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

MOMENT = 400
"""Milliseconds in which nobody can have read an option that has just come under the keys."""


class AnswerGate(QObject):
    """Closed for a moment each time the keyboard comes to an option by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._to_all = False
        self._answered = 0
        self._timer = QTimer(self)
        self._timer.setObjectName("answer-gate")
        self._timer.setSingleShot(True)
        self._timer.setInterval(MOMENT)

    @property
    def closed(self) -> bool:
        """Whether neither key nor click may answer: the options have only just come in place of something else."""
        return self._to_all and self._timer.isActive()

    @property
    def closed_to_enter(self) -> bool:
        """Whether what presses the option that is marked may not answer: another one has only just been marked."""
        return self._timer.isActive()

    def closed_to(self, number: int) -> bool:
        """Whether an option's key or a click on it may not answer: it has just done so, and another option came in its place."""
        return self._timer.isActive() and (self._to_all or number == self._answered)

    def answer(self, number: int) -> None:
        """Take, for a moment, no second answer by the same number; others are meant."""
        self._to_all, self._answered = False, number
        self._timer.start()

    def close(self) -> None:
        """Take no answer for a moment."""
        self._to_all = True
        self._timer.start()

    def close_to_enter(self) -> None:
        """Take, for a moment, no answer by pressing the option that is marked."""
        self._to_all = self.closed
        self._timer.start()

    def open(self) -> None:
        """Take answers again, because nobody sees the options any more."""
        self._timer.stop()
        self._answered = 0
