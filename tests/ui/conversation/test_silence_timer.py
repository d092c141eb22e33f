"""The silence on its own: it begins after reading, can be held back, and tells how near its end is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from simulator.ui.conversation.silence_timer import READING, TICK, SilenceTimer, reading_time

TEXTS = ["one two three four", "five six seven eight"]


class Silence:
    """A silence that a test lets run, and what it tells."""

    def __init__(self) -> None:
        self.timer = SilenceTimer()
        self.left: list[float] = []
        self.ends = 0
        self.timer.neared.connect(self.left.append)
        self.timer.ran_out.connect(self._on_ran_out)

    def _on_ran_out(self) -> None:
        self.ends += 1

    def run(self, seconds: float) -> None:
        """Let so many seconds go by."""
        for _ in range(round(seconds * 1000 / TICK)):
            self.timer.findChild(QTimer, "silence").timeout.emit()


@pytest.fixture
def silence(qapp):
    made = Silence()
    yield made
    made.timer.stop()


def test_reading_takes_its_time_by_the_word():
    assert reading_time(TEXTS) == 8 / READING
    assert reading_time([]) == 0


def test_the_silence_begins_when_the_texts_can_have_been_read(silence):
    silence.timer.begin(5, TEXTS)
    silence.run(reading_time(TEXTS))
    assert silence.left == []
    silence.run(1)
    assert silence.left[-1] == pytest.approx(1 - 1 / 5)


def test_it_runs_out_once_its_seconds_are_over(silence):
    silence.timer.begin(5, TEXTS)
    silence.run(reading_time(TEXTS) + 5 - TICK / 1000)
    assert silence.ends == 0
    silence.run(TICK / 1000)
    assert silence.ends == 1


def test_what_is_held_back_goes_on_where_it_was(silence):
    silence.timer.begin(5, ())
    silence.run(4)
    silence.timer.set_held(True)
    silence.run(60)
    assert silence.ends == 0
    assert silence.timer.running
    silence.timer.set_held(False)
    silence.run(1)
    assert silence.ends == 1


def test_a_silence_that_is_taken_back_says_so_once(silence):
    silence.timer.begin(5, ())
    silence.run(1)
    silence.timer.clear()
    silence.timer.clear()
    assert silence.left[-1] == -1
    assert silence.left.count(-1) == 1
    assert not silence.timer.running


def test_a_silence_that_stops_stays_as_it_was_told(silence):
    silence.timer.begin(5, ())
    silence.run(1)
    silence.timer.stop()
    assert silence.left[-1] == pytest.approx(1 - 1 / 5)
    assert not silence.timer.running


def test_one_that_begins_anew_has_all_its_time(silence):
    silence.timer.begin(5, ())
    silence.run(4)
    silence.timer.begin(5, ())
    silence.run(4)
    assert silence.ends == 0
