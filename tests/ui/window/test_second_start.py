"""A second start brings the window that is open to the front, and opens one of its own wherever that would be no help."""

from __future__ import annotations

import os
import socket
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simulator.running_window import TOKEN, bring_forward
from simulator.ui.window import second_start
from simulator.ui.window.second_start import SecondStart

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these go by a socket; Windows has a pipe")


@pytest.fixture
def place(tmp_path):
    return tmp_path / "window.socket"


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def listening(window, place):
    """Give a window that listens for other starts."""
    made = SecondStart(window, place)
    made.listen()
    yield made
    made.close()


def start_again(qtbot, place):
    """Start a second time, beside the window; say whether the window came to the front."""
    came = []
    other = threading.Thread(target=lambda: came.append(bring_forward(place)))
    other.start()
    qtbot.waitUntil(lambda: bool(came))
    other.join()
    return came[0]


def test_the_window_that_is_open_comes_to_the_front(qtbot, window, listening, place):
    window.setWindowState(Qt.WindowState.WindowMinimized)
    assert start_again(qtbot, place)
    assert not window.isMinimized()
    assert window.isVisible()


def test_it_comes_as_often_as_it_is_asked(qtbot, listening, place):
    assert [start_again(qtbot, place) for _ in range(3)] == [True, True, True]


def test_where_no_window_is_open_there_is_none_to_show(place):
    assert not bring_forward(place)


def test_a_window_that_was_closed_leaves_nothing_behind(qtbot, listening, place):
    listening.close()
    assert not place.exists()
    assert not bring_forward(place)


def test_what_a_killed_window_left_behind_is_no_window_and_is_taken_over(qtbot, window, place):
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(place))
    left.close()
    assert not bring_forward(place)
    made = SecondStart(window, place)
    made.listen()
    assert start_again(qtbot, place)
    made.close()


def test_a_window_on_another_screen_is_no_help(qtbot, listening, place, monkeypatch):
    monkeypatch.setattr(second_start, "here", lambda: ["another"])
    assert not start_again(qtbot, place)


def test_the_window_gets_the_right_to_the_keyboard_that_the_second_start_was_given(qtbot, listening, place, monkeypatch):
    monkeypatch.setenv(TOKEN, "for the second")
    request = b'{"screen": %s, "token": "for the first"}' % repr(second_start.here()).replace("'", '"').encode()
    assert listening._answer(request) == b"shown"
    assert os.environ[TOKEN] == "for the first"


@pytest.mark.parametrize("request_", [b"", b"nonsense", b"[]", b"{}", b'{"screen": 1}', b"\xff"])
def test_who_says_something_else_is_answered_and_nothing_happens(listening, request_):
    assert listening._answer(request_) == b"other"


def test_a_window_that_hangs_keeps_nobody_waiting(place, monkeypatch):
    monkeypatch.setattr("simulator.running_window.PATIENCE", 0.01)
    with socket.socket(socket.AF_UNIX) as hanging:
        hanging.bind(str(place))
        hanging.listen(1)
        assert not bring_forward(place)


def test_the_second_of_two_windows_leaves_the_first_one_to_listen(qtbot, window, listening, place):
    second = SecondStart(window, place)
    second.listen()
    second.close()
    assert place.exists()
    assert start_again(qtbot, place)


@pytest.mark.parametrize("name", ["a" * 120, "no/folder"])
def test_where_nothing_can_listen_every_start_opens_a_window(window, tmp_path, name):
    made = SecondStart(window, tmp_path / name / "window.socket")
    made.listen()
    made.close()


def test_others_may_not_ask(listening, place):
    assert place.stat().st_mode & 0o077 == 0
