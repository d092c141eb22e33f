"""A chat as a messenger shows it: bursts, times told once, and dots."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.ui.conversation.case import Case
from simulator.ui.conversation.chat_view import ChatView
from simulator.ui.conversation.entries import AGENT, CUSTOMER, TYPING, Said

ONE, TWO = Said(CUSTOMER, "hi! shoes came", time="10:31"), Said(CUSTOMER, "they fit my left thumb", time="10:31")
ANSWER = Said(AGENT, "Which pair is it?", 0, time="10:32")


@pytest.fixture
def view(qtbot, look):
    made = ChatView(look)
    qtbot.addWidget(made)
    made.show_case(Case("Amina", "Farrow and Tread", "Shoes", "amina"))
    made.resize(700, 400)
    made.show()
    return made


def place(view, number):
    view.executeDelayedItemsLayout()
    return view.visualRect(view.model().index(number, 0))


def told(view, number):
    return view.model().data(view.model().index(number, 0), Qt.ItemDataRole.AccessibleTextRole)


def test_messages_in_a_row_stand_closer_than_those_of_two_people(view):
    view.show_entries([ONE._replace(time=""), TWO._replace(time=""), ANSWER._replace(time="")])
    apart = [place(view, number + 1).top() - place(view, number).top() for number in range(2)]
    assert place(view, 1).height() < place(view, 2).height()
    assert apart[1] < apart[0]


def test_a_time_is_told_once(view):
    view.show_entries([ONE, TWO, ANSWER])
    with_times = [place(view, number).height() for number in range(3)]
    view.show_entries([entry._replace(time="") for entry in (ONE, TWO, ANSWER)])
    without = [place(view, number).height() for number in range(3)]
    assert [one > two for one, two in zip(with_times, without, strict=True)] == [True, False, True]


def test_a_screen_reader_hears_the_time_and_who_writes(view):
    view.show_entries([ONE, TWO, ANSWER])
    assert view.accessibleName() == "Chat with Amina"
    assert told(view, 0) == "10:31. Customer: hi! shoes came"
    assert told(view, 1) == "Customer: they fit my left thumb"
    assert told(view, 2) == "10:32. Your message: Which pair is it?"


def test_a_screen_reader_hears_that_somebody_is_writing(view):
    view.show_entries([ONE, Said(TYPING, "")])
    assert told(view, 1) == "The customer is writing."


def test_the_dots_stand_at_the_customers_side_and_rest_when_nobody_looks(view, qtbot):
    view.show_entries([ONE, Said(TYPING, "")])
    image = view.grab(place(view, 1)).toImage()
    drawn = [x for x in range(image.width()) if image.pixel(x, image.height() // 2) != image.pixel(image.width() - 4, 4)]
    assert max(drawn) < image.width() / 3
    assert view._dots.isActive()
    view.hide()
    assert not view._dots.isActive()


def test_enter_on_the_dots_picks_nothing(view, qtbot):
    view.show_entries([ONE, Said(TYPING, "")])
    view.setCurrentIndex(view.model().index(1, 0))
    with qtbot.assertNotEmitted(view.line_picked), qtbot.assertNotEmitted(view.decision_picked):
        qtbot.keyClick(view, Qt.Key.Key_Return)
