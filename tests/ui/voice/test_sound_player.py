"""A sound file is heard from its beginning to its end, and whatever goes wrong with it is told; nothing here makes a sound."""

# ruff: noqa: D102, N802, N815 - what takes the place of classes of Qt has their names

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6 import QtMultimedia
from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal, Slot

from simulator.ui.voice.sound_player import SoundPlayer

Status, State = QtMultimedia.QMediaPlayer.MediaStatus, QtMultimedia.QMediaPlayer.PlaybackState
HELLO, GOODBYE = Path("/sounds/hello.wav"), Path("/sounds/goodbye.wav")


class Sink(QObject):
    """Takes the place of Qt's loudspeaker."""

    volumeChanged = Signal()

    def __init__(self, parent):
        super().__init__(parent)
        self.volume, self.used = 1.0, "built in"

    def setVolume(self, volume):
        self.volume = volume

    def device(self):
        return self.used

    def setDevice(self, device):
        self.used = device


class Devices:
    """Takes the place of what Qt knows of the computer's sound devices."""

    there = ("built in",)

    @classmethod
    def audioOutputs(cls):
        return cls.there

    @classmethod
    def defaultAudioOutput(cls):
        return cls.there[-1]


class Player(QObject):
    """Takes the place of Qt's player: opens and plays when a test says so."""

    durationChanged = Signal()
    playbackStateChanged = Signal()
    mediaStatusChanged = Signal()
    made: Player | None = None

    def __init__(self, parent):
        super().__init__(parent)
        Player.made = self
        self.opened, self.asked = [], []
        self.status, self.state = Status.NoMedia, State.StoppedState

    def setAudioOutput(self, sink):
        self.sink = sink

    def setSource(self, source):
        self.opened.append(Path(source.toLocalFile()) if source != QUrl() else None)
        self.status = Status.LoadingMedia if self.opened[-1] else Status.NoMedia

    def mediaStatus(self):
        return self.status

    def playbackState(self):
        return self.state

    @Slot()
    def play(self):
        self.asked.append("play")

    @Slot()
    def stop(self):
        self.asked.append("stop")
        self.state = State.StoppedState

    def turn(self, status=None, state=None):
        """Come to another state, as Qt's player does by itself."""
        self.status, self.state = status or self.status, state or self.state
        self.mediaStatusChanged.emit()
        self.playbackStateChanged.emit()
        QCoreApplication.processEvents()


@pytest.fixture
def sound(qapp, monkeypatch):
    """Something to play on, and what it has told."""
    monkeypatch.setattr(QtMultimedia, "QMediaPlayer", Player)
    monkeypatch.setattr(QtMultimedia, "QAudioOutput", Sink)
    monkeypatch.setattr(QtMultimedia, "QMediaDevices", Devices)
    monkeypatch.setattr(Player, "made", None)
    made = SoundPlayer()
    made.told = []
    for name in ("began", "ended", "failed"):
        getattr(made, name).connect(lambda name=name: made.told.append(name))
    yield made
    made.close()


def open_and_play():
    """Let the player open what it was given, and begin with it."""
    Player.made.turn(Status.LoadedMedia, State.StoppedState)
    if Player.made.asked[-1:] == ["play"]:
        Player.made.turn(Status.BufferedMedia, State.PlayingState)


def test_nothing_is_loaded_before_there_is_something_to_hear(sound):
    sound.set_volume(50)
    sound.stop()
    assert Player.made is None


def test_a_file_is_told_of_when_it_begins_and_when_it_is_over(sound):
    sound.play(HELLO)
    assert Player.made.opened[-1] == HELLO
    assert sound.told == []
    open_and_play()
    assert sound.told == ["began"]
    Player.made.turn(Status.EndOfMedia, State.StoppedState)
    assert sound.told == ["began", "ended"]


def test_a_file_that_is_over_before_anybody_looked_has_begun_too(sound):
    sound.play(HELLO)
    Player.made.turn(Status.LoadedMedia)
    Player.made.turn(Status.EndOfMedia)
    assert sound.told == ["began", "ended"]


def test_nothing_more_is_told_of_a_file_that_was_stopped(sound):
    sound.play(HELLO)
    open_and_play()
    sound.stop()
    assert Player.made.asked == ["play", "stop"]
    Player.made.turn(Status.EndOfMedia, State.StoppedState)
    assert sound.told == ["began"]


def test_a_file_that_was_stopped_while_it_was_opened_is_never_played(sound):
    sound.play(HELLO)
    sound.stop()
    open_and_play()
    assert Player.made.asked == []
    assert sound.told == []


def test_a_file_is_not_let_go_of_while_it_is_opened_and_the_next_one_is_heard_instead(sound):
    sound.play(HELLO)
    sound.play(GOODBYE)
    assert Player.made.opened == [None, HELLO]
    Player.made.turn(Status.LoadedMedia)
    assert Player.made.opened[-1] == GOODBYE
    assert Player.made.asked == []
    open_and_play()
    Player.made.turn(Status.EndOfMedia, State.StoppedState)
    assert sound.told == ["began", "ended"]


def test_the_next_file_silences_the_one_that_is_heard(sound):
    sound.play(HELLO)
    open_and_play()
    sound.play(GOODBYE)
    assert Player.made.asked == ["play", "stop"]
    assert Player.made.opened[-1] == GOODBYE


def test_the_same_file_is_read_anew_as_it_may_be_another_by_now(sound):
    for _ in range(2):
        sound.play(HELLO)
        open_and_play()
        Player.made.turn(Status.EndOfMedia, State.StoppedState)
    assert Player.made.opened == [None, HELLO, None, HELLO]


def test_a_file_that_cannot_be_played_is_told_and_the_next_one_is_heard(sound):
    sound.play(HELLO)
    Player.made.turn(Status.InvalidMedia)
    assert sound.told == ["failed"]
    sound.play(GOODBYE)
    open_and_play()
    assert sound.told == ["failed", "began"]


def test_a_bad_file_that_nobody_wants_any_more_is_not_told_of(sound):
    sound.play(HELLO)
    sound.play(GOODBYE)
    Player.made.turn(Status.InvalidMedia)
    assert Player.made.opened[-1] == GOODBYE
    assert sound.told == []


def test_a_file_that_takes_longer_to_open_than_anyone_would_wait_has_failed(sound, virtual_time):
    sound.play(HELLO)
    virtual_time.advance(2_900)
    assert sound.told == []
    virtual_time.advance(200)
    assert sound.told == ["failed"]


def test_a_file_that_was_opened_may_take_as_long_as_it_takes(sound, virtual_time):
    sound.play(HELLO)
    open_and_play()
    virtual_time.advance(60_000)
    assert sound.told == ["began"]


def test_where_the_device_is_pulled_out_the_file_is_over(sound):
    sound.play(HELLO)
    open_and_play()
    Player.made.turn(state=State.StoppedState)
    assert sound.told == ["began", "ended"]


def test_headphones_that_came_meanwhile_are_used_from_the_next_file_on(sound, monkeypatch):
    sound.play(HELLO)
    assert Player.made.sink.used == "built in"
    open_and_play()
    monkeypatch.setattr(Devices, "there", ("built in", "headphones"))
    sound.play(GOODBYE)
    assert Player.made.sink.used == "headphones"


@pytest.mark.parametrize(("percent", "amplitude"), [(0, 0), (50, 0.25), (100, 1), (900, 1), (-3, 0)])
def test_the_loudness_is_kept_until_there_is_something_to_hear_and_changes_at_once_then(sound, percent, amplitude):
    sound.set_volume(percent)
    sound.play(HELLO)
    assert Player.made.sink.volume == pytest.approx(amplitude)
    sound.set_volume(10)
    assert Player.made.sink.volume == pytest.approx(0.01)
    sound.set_volume(percent)
    assert Player.made.sink.volume == pytest.approx(amplitude)


@pytest.mark.parametrize("devices", [(), ("built in",)])
def test_whether_there_is_a_device_is_what_qt_says(sound, monkeypatch, devices):
    monkeypatch.setattr(Devices, "there", devices)
    assert sound.has_device() is bool(devices)


def test_a_computer_without_the_library_for_sound_has_no_device(sound, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert not sound.has_device()


def test_closing_lets_go_of_the_file_and_tells_nothing(sound, virtual_time):
    sound.play(HELLO)
    sound.close()
    assert Player.made.opened[-1] is None
    open_and_play()
    virtual_time.advance(60_000)
    assert sound.told == []
