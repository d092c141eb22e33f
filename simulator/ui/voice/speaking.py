"""Speaks for the customer: says each new line in the mood of the moment, and stops when the trainee answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.core.scenario.model import Choice, Message, Scenario
from simulator.core.scenario.session import Session
from simulator.settings import Settings
from simulator.speech.spoken_form import load_rules
from simulator.speech.utterance import Utterance, option, utterance
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.voice.voice_player import VoicePlayer

AHEAD = 4


class SpokenLines(QObject):
    """Connects a presenter to a voice; the silence that is timed begins when everything has been said.

    After the customer, the options are read aloud if that is set, each with its number.

    Signals: `line_unheard` and `options_unheard` where somebody asked to hear them, but there is no voice.
    """

    line_unheard = Signal()
    options_unheard = Signal()

    def __init__(self, presenter: Presenter, voice: VoicePlayer, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._voice = voice
        self._on = settings.voice
        self._reads_options = settings.read_options
        self._lines_left: deque[Utterance] = deque()
        self._options: deque[Utterance] = deque()
        self._reading = False
        # the next scene is painted first
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._prepare)
        self.set_settings(settings)
        presenter.session_changed.connect(self._on_session_changed)
        presenter.wait_begun.connect(self.stop)
        presenter.draft_ended.connect(self._on_draft_ended)
        presenter.question_answered.connect(self._on_draft_ended)
        presenter.arriving_changed.connect(self._on_session_changed)
        presenter.pause_changed.connect(self._on_pause_changed)
        voice.finished.connect(self._go_on)
        if presenter.practice is not None:
            self._on_session_changed()

    def set_settings(self, settings: Settings) -> None:
        """Set whether to speak, how loudly, and whether to read the options."""
        self._on = settings.voice
        self._reads_options = settings.read_options
        if not settings.voice:
            self.stop()
        self._voice.set_volume(settings.volume)
        self._voice.set_enabled(settings.voice)

    def warm_up(self) -> None:
        """Get ready to speak; to be called when nobody is waiting."""
        if self._on:
            self._voice.warm_up()
            load_rules()

    def replay(self) -> None:
        """Say the last line again."""
        presenter = self._presenter
        if presenter.practice is None:
            return
        lines = self._lines(presenter.said, presenter.session.moment.mood)
        if lines and self.can_say(lines[0]):
            self._say(lines)
        else:
            self.line_unheard.emit()

    def say_again(self, line: str, mood: int) -> None:
        """Say any line of the customer again, as it was said in that mood."""
        if self._on and self._presenter.practice is not None and line:
            presenter = self._presenter
            heard = _message(presenter.session, line, presenter.filled)
            self._say([said(presenter.scenario, heard, mood, presenter.filled)])

    def read_options(self) -> None:
        """Read the options aloud at once, or stop if they are being read."""
        if self._reading:
            self.stop()
        elif self._presenter.practice is not None and not self._presenter.paused:
            options = self._offered()
            if options and self.can_say(options[0]):
                self._voice.stop()
                self._say((), options)
            else:
                self.options_unheard.emit()

    def can_say(self, utterance: Utterance) -> bool:
        """Whether a line would be heard, as far as is known without trying."""
        return self._on and self._voice.can_say(utterance)

    def say(self, utterances: Sequence[Utterance]) -> None:
        """Say lines of a call that is over, one after the other."""
        if self._on and utterances:
            self._options.clear()
            self._lines_left = deque(utterances[1:])
            self._voice.speak(utterances[0])

    def stop(self) -> None:
        """Stop speaking."""
        self._lines_left.clear()
        self._options.clear()
        self._reading = False
        self._voice.stop()
        self._presenter.set_speaking(False)

    def close(self) -> None:
        """Close the voice; nothing is said after that."""
        self._on = False
        self._soon.stop()
        self._lines_left.clear()
        self._options.clear()
        self._voice.close()

    def _on_session_changed(self) -> None:
        self.stop()
        session = self._presenter.session
        if not self._on:
            return
        if self._presenter.ringing or self._presenter.arriving:  # nothing is heard before it can be seen
            self._soon.start()
            return
        options = self._offered() if self._reads_options else ()
        self._say(self._lines(self._presenter.said_anew, session.moment.mood), options)
        self._soon.start()

    def _prepare(self) -> None:
        """Prepare what may be said next."""
        if not self._on or self._presenter.practice is None:
            return
        session = self._presenter.session
        coming = [line for choice in session.moment.offered[:AHEAD] for line in self._next(choice)]
        if self._presenter.ringing:
            coming = [*self._lines(session.said, session.moment.mood), *coming]
        self._voice.prepare([*self._lines_left, *self._options, *coming])

    def _on_draft_ended(self) -> None:
        if self._on and self._reads_options:
            self._voice.stop()
            self._say((), self._offered())

    def _on_pause_changed(self, paused: bool) -> None:
        if paused:
            self.stop()

    def _say(self, lines: Iterable[Utterance], options: Iterable[Utterance] = ()) -> None:
        """Say lines of the customer's, if there are any, and then the options."""
        self._lines_left, self._options = deque(lines), deque(options)
        self._reading = False
        self._go_on()

    def _go_on(self) -> None:
        """Say the next line, or read the next option; after the last one, the silence begins."""
        if self._lines_left:
            self._presenter.set_speaking(self._presenter.practice is not None)
            self._voice.speak(self._lines_left.popleft())
            return
        self._reading = bool(self._options)
        self._presenter.set_speaking(self._reading)
        if self._options:
            self._voice.speak(self._options.popleft())

    def _next(self, choice: Choice) -> list[Utterance]:
        moment = self._presenter.session.moment
        return self._lines(moment.said_after(choice.id), moment.follow(choice.id).mood)

    def _lines(self, messages: Iterable[Message], mood: int) -> list[Utterance]:
        """The utterances of what is said in a mood; what is only seen has none."""
        scenario, filled = self._presenter.scenario, self._presenter.filled
        return [said(scenario, message, mood, filled) for message in messages if message.text]

    def _offered(self) -> list[Utterance]:
        scenario, filled = self._presenter.scenario, self._presenter.filled
        words = _words(scenario, filled)
        return [
            option(number, filled(choice.text), scenario.customer.voice, scenario.language, words)
            for number, choice in enumerate(self._presenter.offered, 1)
        ]


EVEN = 5
"""The mood in which everybody else speaks: only that of the customer is followed."""


def said(scenario: Scenario, message: Message, mood: int, filled: Callable[[str], str]) -> Utterance:
    """Return the utterance for a message, by the voice of who says it; `mood` is the customer's, `filled` puts the names in."""
    speaker = scenario.speaker(message.speaker)
    words, feeling = _words(scenario, filled), EVEN if message.speaker else mood
    spoken = utterance(filled(message.text), speaker.voice, scenario.language, feeling, person=speaker.name, words=words)
    return replace(spoken, recording=message.audio) if message.audio else spoken


def _message(session: Session, line: str, filled: Callable[[str], str]) -> Message:
    """Find the message of a line that stands in the conversation, latest first: who said it, and its recording."""
    heard = [message for step in session.steps() for message in step.said] + [*session.said]
    return next((message for message in reversed(heard) if filled(message.text) == line), Message(line))


def _words(scenario: Scenario, filled: Callable[[str], str]) -> dict[str, str]:
    return {word: filled(spoken) for word, spoken in scenario.pronounce.items()}
