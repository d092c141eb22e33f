"""One thing to say or do: its words, its key, and how it shows that it can be pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.ui.conversation.choice_button import ChoiceButton
from tests.conversations import MARKUP

LONG = "Longer words " * 12


@pytest.fixture
def choice(qtbot, look):
    made = ChoiceButton(look, "1")
    qtbot.addWidget(made)
    made.resize(600, 60)
    made.show()
    return made


def test_longer_words_make_a_choice_higher(choice):
    choice.show_choice("Short.", action=False)
    short = choice.heightForWidth(600)
    choice.show_choice(LONG, action=False)
    assert choice.heightForWidth(600) > short
    assert choice.heightForWidth(300) > choice.heightForWidth(600)


def test_a_choice_is_never_lower_than_a_finger_needs(choice):
    choice.show_choice("x", action=False)
    assert choice.heightForWidth(600) >= 44


def test_a_mark_stands_at_the_right_and_below_the_words_where_there_is_little_room(choice):
    choice.show_choice("Short.", action=False)
    plain = choice.heightForWidth(600), choice.heightForWidth(300)
    choice.show_choice("Short.", action=False, mark="opens a record")
    assert choice.heightForWidth(600) == plain[0]
    assert choice.heightForWidth(300) > plain[1]


def test_an_action_is_drawn_apart_from_words(choice):
    choice.show_choice("Look it up.", action=False)
    words = choice.grab().toImage()
    choice.show_choice("Look it up.", action=True)
    assert choice.grab().toImage() != words


def test_the_keyboard_s_choice_is_drawn_apart(choice, qtbot):
    choice.show_choice("Hello.", action=False)
    choice.clearFocus()
    plain = choice.grab().toImage()
    choice.activateWindow()
    qtbot.waitUntil(choice.isActiveWindow)
    choice.setFocus()
    assert choice.grab().toImage() != plain


def test_a_choice_under_the_pointer_is_drawn_apart(choice, qtbot):
    choice.show_choice("Hello.", action=False)
    plain = choice.grab().toImage()
    choice.setDown(True)
    assert choice.grab().toImage() != plain


def test_markup_is_drawn_letter_by_letter(choice):
    choice.show_choice(MARKUP, action=False)
    shown = choice.grab().toImage()
    choice.show_choice("x & & 100 %s", action=False)
    assert choice.grab().toImage() != shown
    choice.show_choice("A && B", action=False)
    doubled = choice.grab().toImage()
    choice.show_choice("A & B", action=False)
    assert choice.grab().toImage() != doubled


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_presses_it(choice, qtbot, key):
    choice.show_choice("Hello.", action=False)
    choice.setFocus()
    with qtbot.waitSignal(choice.clicked):
        qtbot.keyClick(choice, key)
