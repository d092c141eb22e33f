"""The window within its screen: never larger than what is free there, and again where it was left."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from simulator.ui.window.screen_fit import FRAME, SMALLEST, ScreenFit, screen_key, smallest, usual, within

FREE = {
    "1366x768 at 125 %": QRect(0, 0, 1093, 574),
    "1280x800": QRect(0, 0, 1280, 768),
    "1920x1080 at 150 %": QRect(0, 27, 1280, 667),
    "1920x1080": QRect(0, 0, 1920, 1040),
    "a second one at the left": QRect(-1366, 100, 1366, 728),
}


@pytest.fixture(params=FREE.values(), ids=FREE.keys())
def free(request):
    return request.param


def fits(place, free):
    """Say whether a window with its frame lies in the free area."""
    aside = FRAME.width() // 2
    return free.contains(place.adjusted(-aside, aside - FRAME.height(), aside, aside))


def test_the_first_size_and_the_smallest_one_fit_into_what_is_free(free):
    for size in (usual(free), smallest(free)):
        assert size.width() <= free.width() - FRAME.width()
        assert size.height() <= free.height() - FRAME.height()
    assert smallest(QRect(0, 0, 2560, 1440)) == SMALLEST == QSize(1024, 640)


@pytest.mark.parametrize("place", [QRect(0, 0, 4000, 3000), QRect(-5000, -5000, 10, 10), QRect(9000, 9000, 1280, 800)])
def test_a_place_from_another_screen_is_brought_into_this_one(place, free):
    assert fits(within(place, free), free)


def test_a_place_that_fits_stays_as_it_is():
    place = QRect(300, 200, 1100, 700)
    assert within(place, QRect(0, 0, 1920, 1040)) == place


@pytest.fixture
def small_screen(monkeypatch):
    """Have no more room than a 1366x768 laptop leaves at 125 %."""
    monkeypatch.setattr("PySide6.QtGui.QScreen.availableGeometry", lambda screen: FREE["1366x768 at 125 %"])


@pytest.mark.usefixtures("small_screen")
def test_the_program_opens_within_a_small_screen(program):
    assert program.window.height() <= 574 - FRAME.height()
    assert program.window.width() <= 1093 - FRAME.width()


def test_the_program_opens_where_it_was_left(open_program, paths):
    first = open_program(paths)
    first.window.setGeometry(QRect(200, 120, 1111, 702))
    first.window.close()
    assert open_program(paths).window.geometry() == QRect(200, 120, 1111, 702)


def test_a_window_that_filled_the_screen_fills_it_again(open_program, paths, qtbot):
    first = open_program(paths)
    first.window.showMaximized()
    qtbot.waitUntil(first.window.isMaximized)
    first.window.close()
    assert open_program(paths).window.isMaximized()


def test_where_the_screen_is_gone_the_window_opens_on_one_that_is_there(tmp_path, qtbot):
    file = tmp_path / "window.json"
    file.write_text(json.dumps({"last": "beamer 1024x768 1", "screens": {"beamer 1024x768 1": [3000, 0, 1024, 700, False]}}))
    window = QWidget()
    qtbot.addWidget(window)
    ScreenFit(window, file)
    free = QGuiApplication.primaryScreen().availableGeometry()
    assert window.size() == usual(free)
    assert free.contains(window.geometry())


def test_each_screen_has_a_place_of_its_own(tmp_path, qtbot):
    file = tmp_path / "window.json"
    other = {"beamer 1024x768 1": [0, 0, 1000, 600, False]}
    file.write_text(json.dumps({"last": "beamer 1024x768 1", "screens": other}))
    window = QWidget()
    qtbot.addWidget(window)
    fit = ScreenFit(window, file)
    window.setGeometry(QRect(QPoint(40, 60), QSize(1200, 720)))
    window.show()
    fit.keep()
    kept = json.loads(file.read_text())
    key = screen_key(QGuiApplication.primaryScreen())
    assert kept == {"last": key, "screens": other | {key: [40, 60, 1200, 720, False]}}


@pytest.mark.parametrize("screens", [7, [], {"x": []}, {"KEY": [1, 2]}, {"KEY": ["a"] * 5}, {"KEY": [10**30, 0, 1, 1, False]}])
def test_a_damaged_memory_is_as_none(tmp_path, qtbot, screens):
    key = screen_key(QGuiApplication.primaryScreen())
    file = tmp_path / "window.json"
    file.write_text(json.dumps({"last": key, "screens": screens}).replace("KEY", key))
    window = QWidget()
    qtbot.addWidget(window)
    ScreenFit(window, file).keep()
    assert window.size() == usual(QGuiApplication.primaryScreen().availableGeometry())


def test_a_window_that_comes_to_a_smaller_screen_is_made_smaller(program, monkeypatch):
    monkeypatch.setattr("PySide6.QtGui.QScreen.availableGeometry", lambda screen: FREE["1366x768 at 125 %"])
    program.window.screen().availableGeometryChanged.emit(FREE["1366x768 at 125 %"])
    assert program.window.height() <= 574 - FRAME.height()
    assert program.window.width() <= 1093 - FRAME.width()
