"""A sound file is heard from its beginning to its end, and whatever goes wrong with it is told; nothing here makes a sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.speech.loudspeaker import Playing
from simulator.ui.voice.sound_player import SoundPlayer

HELLO, GOODBYE = Path("/sounds/hello.wav"), Path("/sounds/goodbye.wav")
LOOK = 25
"""Milliseconds after which the player has looked at the loudspeaker again."""


class Speaker:
    """Takes the place of the loudspeaker: plays when a test says so."""

    has_library = True

    def __init__(self):
        self.asked, self.amplitude, self.there, self.playing = [], 1.0, True, Playing()

    def has_device(self):
        """As the test wants it."""
        return self.there

    def play(self, path):
        """Begin with a file."""
        self.asked.append(path)
        self.playing = Playing()
        return self.playing

    def stop(self):
        """Be silent."""
        self.asked.append("stop")

    def set_amplitude(self, amplitude):
        """Set the loudness."""
        self.amplitude = amplitude

    def close(self):
        """Let go."""
        self.asked.append("close")


@pytest.fixture
def speaker():
    return Speaker()


@pytest.fixture
def sound(qapp, virtual_time, speaker):
    """Something to play on, and what it has told."""
    made = SoundPlayer(loudspeaker=speaker)
    made.told = []
    for name in ("began", "ended", "failed"):
        getattr(made, name).connect(lambda name=name: made.told.append(name))
    yield made
    made.close()


def test_nothing_is_asked_of_the_loudspeaker_before_there_is_something_to_hear(sound, speaker):
    sound.set_volume(50)
    sound.stop()
    assert speaker.asked == []


def test_a_file_is_told_of_when_it_begins_and_when_it_is_over(sound, speaker, virtual_time):
    sound.play(HELLO)
    virtual_time.advance(LOOK)
    assert sound.told == []
    speaker.playing.turns = 1
    virtual_time.advance(LOOK)
    assert sound.told == ["began"]
    speaker.playing.turns = 2
    virtual_time.advance(LOOK)
    assert sound.told == ["began"]
    speaker.playing.over = True
    virtual_time.advance(LOOK)
    assert sound.told == ["began", "ended"]


def test_a_file_that_is_over_before_anybody_looked_has_begun_too(sound, speaker, virtual_time):
    sound.play(HELLO)
    speaker.playing.turns, speaker.playing.over = 3, True
    virtual_time.advance(LOOK)
    assert sound.told == ["began", "ended"]


def test_nothing_more_is_told_of_a_file_that_was_stopped(sound, speaker, virtual_time):
    sound.play(HELLO)
    speaker.playing.turns = 1
    virtual_time.advance(LOOK)
    sound.stop()
    assert speaker.asked == [HELLO, "stop"]
    speaker.playing.over = True
    virtual_time.advance(60_000)
    assert sound.told == ["began"]


def test_who_stops_a_file_as_it_begins_hears_nothing_of_its_end(sound, speaker, virtual_time):
    sound.began.connect(sound.stop)
    sound.play(HELLO)
    speaker.playing.turns, speaker.playing.over = 1, True
    virtual_time.advance(LOOK)
    assert sound.told == ["began"]


def test_the_next_file_takes_the_place_of_the_one_that_is_heard(sound, speaker, virtual_time):
    sound.play(HELLO)
    first = speaker.playing
    sound.play(GOODBYE)
    first.turns, first.over = 1, True
    virtual_time.advance(LOOK)
    assert sound.told == []
    speaker.playing.turns, speaker.playing.over = 1, True
    virtual_time.advance(LOOK)
    assert sound.told == ["began", "ended"]


def test_a_file_that_cannot_be_played_is_told_and_the_next_one_is_heard(sound, speaker, virtual_time):
    sound.play(HELLO)
    speaker.playing.failed = True
    virtual_time.advance(LOOK)
    assert sound.told == ["failed"]
    sound.play(GOODBYE)
    speaker.playing.turns = 1
    virtual_time.advance(LOOK)
    assert sound.told == ["failed", "began"]


def test_a_file_that_takes_longer_to_begin_than_anyone_would_wait_has_failed(sound, virtual_time):
    sound.play(HELLO)
    virtual_time.advance(2_900)
    assert sound.told == []
    virtual_time.advance(200)
    assert sound.told == ["failed"]


def test_a_file_may_take_as_long_as_it_takes_while_it_is_heard(sound, speaker, virtual_time):
    sound.play(HELLO)
    for turn in range(1, 60):
        speaker.playing.turns = turn
        virtual_time.advance(1_000)
    assert sound.told == ["began"]


def test_where_the_device_is_pulled_out_the_file_is_over(sound, speaker, virtual_time):
    sound.play(HELLO)
    speaker.playing.turns = 1
    virtual_time.advance(LOOK)
    virtual_time.advance(3_100)
    assert sound.told == ["began", "ended"]
    assert speaker.asked == [HELLO, "stop"]


@pytest.mark.parametrize(("percent", "amplitude"), [(0, 0), (50, 0.25), (100, 1), (900, 1), (-3, 0)])
def test_equal_steps_of_loudness_are_ratios_of_amplitude(sound, speaker, percent, amplitude):
    sound.set_volume(percent)
    assert speaker.amplitude == pytest.approx(amplitude)


@pytest.mark.parametrize("there", [True, False])
def test_whether_there_is_a_device_is_what_the_loudspeaker_says(sound, speaker, there):
    speaker.there = speaker.has_library = there
    assert sound.has_device() is there
    assert sound.has_library() is there


def test_closing_lets_go_of_the_loudspeaker_and_tells_nothing(sound, speaker, virtual_time):
    sound.play(HELLO)
    sound.close()
    speaker.playing.over = True
    virtual_time.advance(60_000)
    assert speaker.asked == [HELLO, "close"]
    assert sound.told == []
