"""The first thing painted after an answer is the whole next scene, as it then stays."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.paths import find_paths
from simulator.ui.conversation.conversation_column import ConversationColumn
from simulator.ui.style.paragraph import Paragraph
from tests.ui.person import LEFT, Person

READ = 30
"""Turns of the event loop; somebody who reads leaves the program more."""


@pytest.fixture
def talker(open_program, paths, qtbot):
    """Give somebody who has just taken a call of long lines and long answers."""
    shutil.copy(find_paths().scenarios / "disputed-charge.yaml", paths.scenarios)
    made = Person(open_program(paths), qtbot)
    made.introduce("Ada")
    made.call("The charge nobody made")
    made.look()
    return made


def read():
    for _ in range(READ):
        QApplication.processEvents()


def on_the_screen(person):
    """Give the conversation and the choices as they were painted, without painting them."""
    window, room = person.window, stage_of(person)
    picture = window.screen().grabWindow(window.winId(), room.x(), room.y(), room.width(), room.height())
    assert picture.size() == room.size()
    return picture.toImage()


def painted_anew(person):
    image = person.window.grab(stage_of(person)).toImage()
    return image.convertToFormat(on_the_screen(person).format())


def stage_of(person):
    stage = person.window.findChild(ConversationColumn)
    return QRect(stage.mapTo(person.window, QPoint(0, 0)), stage.size())


def made(person):
    return person.program.call.presenter.session.choice_ids


def answer(person, how, number):
    """Answer, and let the program do no more than paint what must be painted."""
    button = person.find(f"choice-{number}")
    before = len(made(person))
    if how == "key":
        QTest.keyClick(QApplication.focusWidget(), str(number))
    elif how == "Enter":
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
    else:
        QTest.mouseClick(button, LEFT)
    assert len(made(person)) == before + 1
    QApplication.sendPostedEvents()


@pytest.mark.parametrize("how", ["key", "Enter", "mouse"])
@pytest.mark.parametrize(("width", "height", "text_size"), [(1280, 800, 100), (1024, 640, 150)])
def test_the_next_scene_is_all_there_at_once_and_stays_as_it_is(talker, how, width, height, text_size):
    talker.program.set_settings(talker.program.settings._replace(text_size=text_size))
    talker.window.resize(width, height)
    read()
    for turn in range(5):
        if not talker.choices:  # the customer is on hold
            assert turn > 1
            break
        talker.look()
        before = on_the_screen(talker)
        answer(talker, how, 1 + turn % len(talker.choices))
        first = on_the_screen(talker)
        read()
        assert first != before
        assert first == on_the_screen(talker)
        assert first == painted_anew(talker)


def test_nothing_is_laid_out_or_drawn_anew_for_whoever_has_read_the_choices(talker, monkeypatch):
    read()
    drawn = []
    for method in ("__init__", "draw"):
        real = getattr(Paragraph, method)
        monkeypatch.setattr(Paragraph, method, lambda *given, real=real, **how: drawn.append(given) or real(*given, **how))
    answer(talker, "key", 1)
    assert drawn == []


def test_whoever_answers_without_a_glance_sees_the_same(talker):
    for turn in range(4):
        answer(talker, "key", 1 + turn % 2)  # the same number pressed at once would be a slip
    hasty = on_the_screen(talker)
    read()
    assert on_the_screen(talker) == hasty
    assert len(made(talker)) == 4


def test_the_customer_and_the_clock_follow_the_scene(talker):
    read()
    person, clock = talker.find("person"), talker.texts()[2]
    before = person.grab().toImage()
    for number in (1, 2):
        answer(talker, "key", number)
    read()
    assert person.grab().toImage() != before
    assert talker.texts()[2] != clock


def test_a_call_that_is_left_at_once_leaves_nothing_behind(talker):
    answer(talker, "key", 1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    read()
    assert talker.at == "practise"
