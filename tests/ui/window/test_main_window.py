"""The window: one page at a time, large enough for all of it, and the signals of its life."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from simulator.ui.window.main_window import SMALLEST, MainWindow


@pytest.fixture
def window(look, qtbot):
    made = MainWindow(look)
    for name in ("practise", "progress", "settings", "play", "people"):
        made.add_page(name, QLabel(name))
    yield made
    made.close()
    made.deleteLater()


def test_it_is_painted_once(window, qtbot):
    with qtbot.waitSignal(window.painted):
        window.show()
    with qtbot.assertNotEmitted(window.painted, wait=50):
        window.repaint()


def test_it_does_not_shrink_below_what_the_pages_need(window):
    window.resize(300, 200)
    assert (window.width(), window.height()) == (SMALLEST.width(), SMALLEST.height()) == (1024, 640)


def test_a_page_is_brought_to_the_front(window):
    window.show()
    for name in ("progress", "settings", "practise"):
        window.show_page(name)
        assert window.page == name
        assert [label.text() for label in window.findChildren(QLabel) if label.isVisible()] == [name]


def test_the_call_and_the_question_who_have_the_window_for_themselves(window):
    window.show()
    for name, railed in (("practise", True), ("play", False), ("people", False), ("settings", True)):
        window.show_page(name)
        assert window.rail.isVisible() is railed


def test_a_page_that_does_not_exist_is_a_mistake(window):
    with pytest.raises(KeyError):
        window.show_page("nowhere")


def test_closing_is_told(window, qtbot):
    window.show()
    with qtbot.waitSignal(window.closed):
        window.close()


def test_the_window_is_named(window):
    assert window.windowTitle() == "First Call"
