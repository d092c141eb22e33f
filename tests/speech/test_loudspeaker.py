"""The loudspeaker plays, stops at once and never keeps anybody waiting; the device is one of a test, or one that nobody hears."""

from __future__ import annotations

import sys
import threading
from array import array

import miniaudio
import pytest

from simulator.speech import loudspeaker
from simulator.speech.loudspeaker import HELD, PERIOD, Loudspeaker
from tests.guard import GUARD
from tests.speech.test_sound_file import write_wav

RATE = 1000
TAIL = RATE * PERIOD * HELD // 1000
"""Frames that the device still holds when the last one was handed over."""


class Device:
    """Takes the place of a sound device: asks for frames when a test says so."""

    made: list[Device]
    broken = False
    context_kept = True

    def __init__(self, form, channels, rate, *rest, **more):
        if Device.broken:
            raise miniaudio.MiniaudioError("no device")
        self.form, self.channels, self.rate = form, channels, rate
        self.pieces, self.closed, self.thread = None, False, threading.current_thread()
        Device.made.append(self)

    def start(self, pieces):
        """Begin to ask."""
        self.pieces = pieces

    def ask(self, frames):
        """Ask for as many frames; None at the end."""
        try:
            return self.pieces.send(frames)
        except StopIteration:
            return None

    def close(self):
        """Be let go of."""
        self.closed = True


@pytest.fixture
def speaker(monkeypatch):
    """Return a loudspeaker on devices of the test."""
    monkeypatch.setattr(Device, "made", [], raising=False)
    monkeypatch.setattr(miniaudio, "PlaybackDevice", Device)
    made = Loudspeaker(["NULL"])
    yield made
    made.close()


@pytest.fixture
def path(tmp_path):
    """Return a sound file of ten frames."""
    return write_wav(tmp_path / "a.wav", samples=range(100, 200, 10), rate=RATE)


def settle(speaker):
    """Wait until the loudspeaker has done what it was told."""
    done = threading.Event()
    speaker._order(done.set)
    assert done.wait(GUARD)


def begun(speaker, path):
    """Play a file, and return how far it is and the device it is played on."""
    playing = speaker.play(path)
    settle(speaker)
    return playing, Device.made[-1]


def test_a_file_is_handed_over_from_its_beginning_to_its_end(speaker, path):
    playing, device = begun(speaker, path)
    assert (device.channels, device.rate, device.form) == (1, RATE, miniaudio.SampleFormat.SIGNED16)
    assert playing.turns == 0
    assert list(device.ask(6)) == [100, 110, 120, 130, 140, 150]
    assert playing.turns == 1
    assert list(device.ask(6)) == [160, 170, 180, 190]
    assert not playing.over


def test_it_is_over_when_what_the_device_holds_has_been_heard_too(speaker, path):
    playing, device = begun(speaker, path)
    assert device.ask(10) is not None
    assert list(device.ask(TAIL - 1)) == []
    assert list(device.ask(1)) == []
    assert not playing.over
    assert device.ask(1) is None
    assert playing.over


def test_stopped_it_hands_over_nothing_more_and_lets_go_of_the_device(speaker, path):
    playing, device = begun(speaker, path)
    device.ask(2)
    speaker.stop()
    assert device.ask(2) is None
    settle(speaker)
    assert device.closed
    assert not playing.over


def test_a_file_that_was_stopped_before_it_began_opens_no_device(speaker, path):
    hold = threading.Event()
    speaker._order(lambda: hold.wait(GUARD))
    playing = speaker.play(path)
    speaker.stop()
    hold.set()
    settle(speaker)
    assert Device.made == []
    assert not playing.over
    assert not playing.failed


def test_the_next_file_takes_the_place_of_the_one_before(speaker, path):
    _, first = begun(speaker, path)
    _, second = begun(speaker, path)
    assert first.closed
    assert not second.closed
    assert first.ask(1) is None
    assert list(second.ask(1)) == [100]


def test_each_file_is_played_on_the_device_that_is_the_system_s_choice_by_then(speaker, path):
    begun(speaker, path)
    begun(speaker, path)
    assert len(Device.made) == 2


def test_the_loudness_changes_what_is_heard_next(speaker, path):
    speaker.set_amplitude(0.25)
    _, device = begun(speaker, path)
    assert device.ask(2) == array("h", [25, 27])
    speaker.set_amplitude(0)
    assert device.ask(2) == array("h", [0, 0])
    speaker.set_amplitude(1)
    assert device.ask(2) == array("h", [140, 150])


def test_nothing_is_opened_on_the_thread_of_who_asks(speaker, path):
    begun(speaker, path)
    assert Device.made[0].thread is not threading.current_thread()


@pytest.mark.parametrize("content", [None, b"RIFF and nothing that could be heard, but long enough to look at it"])
def test_a_file_that_cannot_be_played_is_told_and_the_next_one_is_heard(speaker, path, tmp_path, content):
    bad = tmp_path / "bad.wav"
    if content is not None:
        bad.write_bytes(content)
    playing = speaker.play(bad)
    settle(speaker)
    assert playing.failed
    _, device = begun(speaker, path)
    assert list(device.ask(1)) == [100]
    assert speaker.has_device()


def test_a_device_that_does_not_begin_is_told_and_let_go_of(speaker, path, monkeypatch):
    monkeypatch.setattr(Device, "start", lambda *_: (_ for _ in ()).throw(miniaudio.MiniaudioError("busy")))
    playing, device = begun(speaker, path)
    assert playing.failed
    assert device.closed


def test_a_computer_without_a_device_has_none_until_one_comes(speaker, path, monkeypatch):
    monkeypatch.setattr(Device, "broken", True)
    assert not speaker.has_device()
    playing = speaker.play(path)
    settle(speaker)
    assert playing.failed
    monkeypatch.setattr(Device, "broken", False)
    speaker.has_device()
    settle(speaker)
    assert speaker.has_device()
    assert all(device.closed for device in Device.made)


def test_a_device_that_goes_away_is_noticed_by_the_next_file(speaker, path, monkeypatch):
    assert speaker.has_device()
    monkeypatch.setattr(Device, "broken", True)
    speaker.play(path)
    settle(speaker)
    assert not speaker.has_device()


def test_a_computer_without_the_library_for_sound_says_which_it_is(speaker, path, monkeypatch):
    assert speaker.has_library
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    assert not speaker.has_device()
    assert not speaker.has_library
    playing = speaker.play(path)
    settle(speaker)
    assert playing.failed


def test_sound_that_hangs_keeps_nobody_waiting(speaker, monkeypatch):
    monkeypatch.setattr(loudspeaker, "FIRST_LOOK", 0.01)
    hold = threading.Event()
    speaker._order(lambda: hold.wait(GUARD))
    assert not speaker.has_device()
    speaker.close()
    hold.set()


def test_nothing_is_done_before_there_is_something_to_do():
    made = Loudspeaker()
    made.set_amplitude(0.5)
    made.stop()
    made.close()
    assert made._thread is None


def test_closed_it_leaves_no_thread(speaker, path):
    begun(speaker, path)
    thread = speaker._thread
    speaker.close()
    assert not thread.is_alive()
    assert Device.made[-1].closed


def test_the_library_itself_plays_a_file_to_its_end(tmp_path):
    speaker = Loudspeaker(["NULL"])
    over = threading.Event()

    class Watched(loudspeaker.Playing):
        """Tells when it is over."""

        def __setattr__(self, name, value):
            super().__setattr__(name, value)
            if name == "over" and value:
                over.set()

    playing = speaker._playing = Watched()
    speaker._order(lambda: speaker._start(write_wav(tmp_path / "a.wav", samples=range(500)), playing))
    assert over.wait(GUARD)
    assert playing.turns
    speaker.close()


def test_what_the_library_keeps_of_a_device_is_let_go_of_with_it(monkeypatch):
    freed = []
    monkeypatch.setattr(miniaudio, "lib", _Library(miniaudio.lib, freed))
    device = miniaudio.PlaybackDevice(backends=[miniaudio.Backend.NULL])
    loudspeaker._close(device)
    assert len(freed) == 1


class _Library:
    """The library's own functions, of which the one that frees is watched."""

    def __init__(self, real, freed):
        self._real, self._freed = real, freed

    def __getattr__(self, name):
        return getattr(self._real, name)

    def ma_context_uninit(self, context):
        """Free it."""
        self._freed.append(context)
        return self._real.ma_context_uninit(context)
