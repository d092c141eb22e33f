"""Draws what may come next while the trainee reads, so that after the answer it only has to be shown."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, QTimer

from simulator.core.scenario.model import Choice
from simulator.core.scenario.session import Session
from simulator.ui.conversation.channel import ChannelView
from simulator.ui.conversation.choice_panel import ChoicePanel
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.transcript import added


class Prerenderer(QObject):
    """Takes one choice after the other, each in its own turn of the event loop, so that a key never waits for more than one."""

    def __init__(self, presenter: Presenter, talk: ChannelView, choices: ChoicePanel) -> None:
        super().__init__(choices)
        self._presenter = presenter
        self._talk = talk
        self._choices = choices
        self._coming: deque[Choice] = deque()
        self._session: Session | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)

    def set_view(self, talk: ChannelView) -> None:
        """Draw for another view."""
        self._talk = talk

    def begin(self) -> None:
        """Begin with the choices of this moment."""
        self._session = self._presenter.session
        self._coming = deque(() if self._presenter.question else self._presenter.offered)
        self._timer.start()

    def stop(self) -> None:
        """Draw nothing more."""
        self._timer.stop()

    def _on_turn(self) -> None:
        practice = self._presenter.practice
        if practice is None or practice.session is not self._session or not self._coming or not self._talk.widget.isVisible():
            self._timer.stop()
            return
        before, after = practice.session, practice.session.choose(self._coming.popleft().id)
        self._talk.prepare(added(self._presenter, before, after))
        offered = practice.options(after)
        self._choices.prepare(offered, [self._presenter.filled(choice.text) for choice in offered])
