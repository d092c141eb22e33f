"""Going back to a decision: said before the first time what it means for the score."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from simulator.ui.conversation.presenter import Presenter
from simulator.ui.widgets.notice import Notice


class StepBack(QObject):
    """Takes a step back, and asks before the first one of an attempt whose score counts."""

    def __init__(self, notice: Notice, presenter: Presenter, parent: QObject) -> None:
        super().__init__(parent)
        self._notice = notice
        self._presenter = presenter

    @property
    def asking(self) -> bool:
        """Whether the question stands."""
        return self._notice.alarmed and self._notice.text == self._question

    @property
    def _question(self) -> str:
        return self.tr("Go back? From here your score counts as reached with help. What you chose first is kept.")

    def ask(self, position: int) -> None:
        """Go back to a decision (from 0); before the first time the trainee is asked."""
        practice = self._presenter.practice
        if practice is None or practice.assessed or practice.finished or self._notice.alarmed:
            return
        if practice.helped or not practice.counts:
            self._presenter.rewind(position)
            return
        go_back = self.tr("Go back"), partial(self._presenter.rewind, position)
        self._notice.alarm(self._question, (self.tr("Stay here"), self._notice.clear), go_back)
