"""Lets the customer be heard: says each new line in the mood of the moment, and falls silent when the trainee answers."""

from __future__ import annotations

from PySide6.QtCore import QObject

from simulator.core.scenario import Choice
from simulator.settings import Settings
from simulator.speech.utterance import Utterance, utterance
from simulator.ui.presenter import Presenter
from simulator.ui.voice import VoicePlayer

AHEAD = 4


class Speaking(QObject):
    """Joins a presenter with a voice; the silence that counts begins when the customer has finished."""

    def __init__(self, presenter: Presenter, voice: VoicePlayer, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._voice = voice
        self._on = settings.voice
        self.set_settings(settings)
        presenter.session_changed.connect(self._on_session_changed)
        presenter.wait_begun.connect(self.stop)
        presenter.pause_changed.connect(self._on_pause_changed)
        voice.finished.connect(lambda _: presenter.set_speaking(False))
        if presenter.practice is not None:
            self._on_session_changed()

    def set_settings(self, settings: Settings) -> None:
        """Take over whether to speak, and how loud."""
        self._on = settings.voice
        self._voice.set_volume(settings.volume)
        self._voice.set_enabled(settings.voice)
        if not settings.voice:
            self._presenter.set_speaking(False)

    def warm_up(self) -> None:
        """Get ready to speak; for a moment when nobody waits."""
        if self._on:
            self._voice.warm_up()

    def replay(self) -> None:
        """Say the last line again."""
        if self._on and self._presenter.practice is not None:
            self._voice.replay()

    def stop(self) -> None:
        """Be silent."""
        self._voice.stop()
        self._presenter.set_speaking(False)

    def close(self) -> None:
        """Leave nothing behind."""
        self._voice.close()

    def _on_session_changed(self) -> None:
        self._voice.stop()
        self._presenter.set_speaking(False)
        session = self._presenter.session
        if not self._on or not session.line:
            return
        self._presenter.set_speaking(True)
        self._voice.speak(self._said(session.line, session.moment.mood))
        self._voice.prepare([self._next(choice) for choice in session.moment.offered[:AHEAD]])

    def _on_pause_changed(self, paused: bool) -> None:
        if paused:
            self.stop()

    def _next(self, choice: Choice) -> Utterance:
        after = self._presenter.session.moment.follow(choice.id)
        return self._said(after.line, after.mood)

    def _said(self, line: str, mood: int) -> Utterance:
        scenario = self._presenter.scenario
        return utterance(self._presenter.filled(line), scenario.customer.voice, scenario.language, mood)
