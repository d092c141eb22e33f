"""The column of a call: who takes what room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from simulator.ui.conversation.conversation_column import Need, shared


@pytest.mark.parametrize(
    ("needs", "room", "heights"),
    [
        ([Need(40, 20), Need(4, 4)], 100, [40, 4]),
        ([Need(40, 20), Need(4, 4)], 44, [40, 4]),
        ([Need(40, 0), Need(60, 0)], 80, [30, 50]),
        ([Need(40, 35), Need(60, 0)], 80, [35, 45]),
        ([Need(4, 4), Need(100, 72)], 60, [4, 72]),
        ([Need(0, 0), Need(41, 0), Need(41, 0)], 41, [0, 21, 20]),
        ([], 0, []),
    ],
    ids=["enough", "just enough", "equal shares", "one at its least", "too little for all", "odd", "nobody"],
)
def test_where_room_is_short_all_give_way_alike(needs, room, heights):
    assert sum(heights) <= max(room, sum(need.least for need in needs))
    assert shared(needs, room) == heights


def test_the_conversation_takes_what_is_left(caller):
    page = caller.find("conversation").parentWidget()
    talk, choices = caller.find("conversation"), caller.find("choices")
    before = talk.height()
    caller.window.resize(caller.window.width(), caller.window.height() + 60)
    caller.settle()
    assert talk.height() == before + 60
    assert choices.geometry().bottom() == page.rect().bottom()


def test_what_comes_and_goes_takes_its_room_from_the_conversation(caller):
    before = caller.find("conversation").geometry()
    caller.press("p")
    paused = caller.find("conversation").geometry()
    assert paused.top() > before.top()
    assert paused.bottom() == before.bottom()
    caller.press("p")
    assert caller.find("conversation").geometry() == before


def test_tab_leads_from_the_choices_to_the_bar_the_conversation_and_the_papers(caller):
    met = []
    while not met or QApplication.focusWidget() is not met[0]:
        met.append(QApplication.focusWidget())
        caller.press(Qt.Key.Key_Tab)
    names = [widget.objectName() for widget in met]
    assert names[:5] == ["choice-1", "choice-2", "choice-3", "choice-4", "leave"]
    assert names.index("leave") < names.index("conversation") < names.index("record-label")
