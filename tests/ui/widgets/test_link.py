"""A link of as many lines as it needs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.ui.style.theme import Theme
from simulator.ui.widgets.link import Link

LONG = "Say what you can do before you say what you cannot: a chance missed"


@pytest.fixture
def link(look, qtbot):
    made = Link(look, LONG, "somewhere")
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_it_is_followed_with_the_keyboard(link, qtbot, key):
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, key)


def test_it_wraps_where_there_is_less_room(link):
    assert link.heightForWidth(200) > link.heightForWidth(1000)


def test_it_grows_with_the_text_size(link, look):
    before = link.heightForWidth(600)
    look.set_theme(Theme(dark=False, scale=2.0))
    assert link.heightForWidth(600) > 1.5 * before


def test_the_keyboard_is_seen_on_it(link):
    link.setFocus()
    focused = link.grab().toImage()
    link.clearFocus()
    assert focused != link.grab().toImage()
