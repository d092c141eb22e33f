"""The customer is heard: each new line once, in the mood of the moment, and never over the trainee."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

from simulator.settings import Settings
from simulator.speech.utterance import Utterance
from simulator.ui.presenter import Presenter
from simulator.ui.speaking import Speaking
from tests.conversations import ROOF, practice


class Voice(QObject):
    """Writes down what it is asked to say, and finishes when it is told to."""

    finished = Signal(str)

    def __init__(self):
        super().__init__()
        self.said, self.prepared, self.stops, self.replays = [], [], 0, 0
        self.volume = self.enabled = self.closed = None

    def speak(self, utterance):
        """Say this."""
        self.said.append(utterance.text)

    def prepare(self, utterances):
        """Get these ready."""
        self.prepared = [utterance.text for utterance in utterances]

    def stop(self):
        """Be silent."""
        self.stops += 1

    def replay(self):
        """Say the last line again."""
        self.replays += 1

    def can_say(self, utterance):
        """Say yes to all but one line."""
        return utterance.text != "Nobody can say this."

    def set_volume(self, percent):
        """Set the loudness."""
        self.volume = percent

    def set_enabled(self, enabled):
        """Switch on or off."""
        self.enabled = enabled

    def close(self):
        """Leave nothing behind."""
        self.closed = True


ON, OFF = Settings(voice=True, volume=40), Settings(voice=False)


@pytest.fixture
def presenter(qapp):
    made = Presenter()
    yield made
    made.leave()


@pytest.fixture
def voice(qapp):
    return Voice()


@pytest.fixture
def speaking(presenter, voice):
    return Speaking(presenter, voice, ON)


def test_the_settings_reach_the_voice(speaking, voice):
    assert (voice.volume, voice.enabled) == (40, True)
    speaking.set_settings(Settings(voice=False, volume=90))
    assert (voice.volume, voice.enabled) == (90, False)


def test_each_new_line_is_said_once(speaking, presenter, voice):
    presenter.begin(practice(), timers=False)
    presenter.choose("own")
    presenter.choose("vague")
    assert voice.said == ["My parcel lies on a roof.", "Good. What happens now?", "I will order elsewhere."]


def test_what_may_come_next_is_made_ready(speaking, presenter, voice):
    presenter.begin(practice(), timers=False)
    assert voice.prepared[:2] == ["Good. What happens now?", "Wonderful. And now?"]


def test_an_answer_silences_the_customer(speaking, presenter, voice):
    presenter.begin(practice(), timers=False)
    before = voice.stops
    presenter.choose("own")
    assert voice.stops > before


def test_the_names_in_a_line_are_said(speaking, presenter, voice):
    presenter.begin(practice(text=ROOF.replace("My parcel", "{agent} of {company}, my parcel")), timers=False)
    assert voice.said[0].startswith("Ada of Swift Parcels, my parcel")


def test_the_silence_waits_for_the_end_of_the_line(speaking, presenter, voice):
    presenter.begin(practice(), timers=True)
    timer = presenter.findChild(QTimer)
    for _ in range(500):
        timer.timeout.emit()
    assert presenter.session.made == ()
    voice.finished.emit("My parcel lies on a roof.")
    for _ in range(100):
        if timer.isActive():
            timer.timeout.emit()
    assert presenter.session.made == ("silence",)


def test_a_voice_that_is_off_says_nothing_and_holds_nothing_up(presenter, voice):
    silent = Speaking(presenter, voice, OFF)
    presenter.begin(practice(), timers=True)
    timer = presenter.findChild(QTimer)
    for _ in range(100):
        if timer.isActive():
            timer.timeout.emit()
    assert voice.said == []
    assert presenter.session.made == ("silence",)
    silent.close()


def test_switched_off_in_mid_line_it_holds_the_silence_no_longer(speaking, presenter):
    presenter.begin(practice(), timers=True)
    speaking.set_settings(OFF)
    timer = presenter.findChild(QTimer)
    for _ in range(100):
        if timer.isActive():
            timer.timeout.emit()
    assert presenter.session.made == ("silence",)


def test_a_pause_silences_the_customer(speaking, presenter, voice):
    presenter.begin(practice(), timers=False)
    before = voice.stops
    presenter.set_paused(True)
    assert voice.stops == before + 1


def test_the_last_line_is_said_again_on_demand(speaking, presenter, voice):
    speaking.replay()
    assert voice.replays == 0
    presenter.begin(practice(), timers=False)
    speaking.replay()
    assert voice.replays == 1


def test_closing_closes_the_voice(speaking, voice):
    speaking.close()
    assert voice.closed


def test_a_line_of_a_call_that_is_over_is_said_again(speaking, voice):
    speaking.say(Utterance("My parcel lies on a roof."))
    assert voice.said == ["My parcel lies on a roof."]


def test_a_voice_that_is_off_says_no_old_line_either(presenter, voice):
    silent = Speaking(presenter, voice, OFF)
    silent.say(Utterance("My parcel lies on a roof."))
    assert voice.said == []


def test_whether_a_line_can_be_said_is_known(speaking, presenter, voice):
    assert speaking.can_say(Utterance("My parcel lies on a roof."))
    assert not speaking.can_say(Utterance("Nobody can say this."))
    assert not Speaking(presenter, voice, OFF).can_say(Utterance("My parcel lies on a roof."))
