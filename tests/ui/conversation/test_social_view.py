"""A public post with its comments, and what is said in private."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.ui.conversation.case import Case
from simulator.ui.conversation.entries import AGENT, CUSTOMER, POST, Said
from simulator.ui.conversation.social_view import SocialView

FIRST = Said(CUSTOMER, "Will it hold at seven or not?", portrait="daniel")
ANSWER = Said(AGENT, "At seven it will not hold.", 0)
SECOND = Said(CUSTOMER, "Fair enough.", portrait="daniel")
CASE = Case("Jamal Whitaker", "Rookery Broadband", "Slow", "daniel")


@pytest.fixture
def view(qtbot, look):
    made = SocialView(look)
    qtbot.addWidget(made)
    made.show_case(CASE)
    made.resize(800, 600)
    made.show()
    return made


def place(view, number):
    view.executeDelayedItemsLayout()
    return view.visualRect(view.model().index(number, 0))


def told(view, number):
    return view.model().data(view.model().index(number, 0), Qt.ItemDataRole.AccessibleTextRole)


def picture(view, number):
    return view.grab(place(view, number)).toImage()


def test_what_was_said_first_is_the_post_and_the_rest_are_comments(view):
    view.show_entries([FIRST, ANSWER, SECOND])
    assert [entry.side for entry in view.entries.entries] == [POST, AGENT, CUSTOMER]
    assert view.shown == (FIRST, ANSWER, SECOND)
    assert place(view, 0).height() > place(view, 2).height()


def test_a_screen_reader_hears_what_everybody_reads_and_what_not(view):
    view.show_entries([FIRST, ANSWER, SECOND, ANSWER._replace(private=True, text="Your number, please.")])
    assert view.accessibleName() == "Public post of Jamal Whitaker, with its comments"
    assert told(view, 0) == "Public post of the customer: Will it hold at seven or not?"
    assert told(view, 1) == "Your comment: At seven it will not hold."
    assert told(view, 3) == "Private message. Your comment: Your number, please."


def test_the_comments_are_counted_and_private_messages_are_not(view):
    view.show_entries([FIRST])
    assert view._post.comments == 0
    view.show_entries([FIRST, ANSWER, SECOND])
    assert view._post.comments == 2
    one = picture(view, 0)
    view.show_entries([FIRST, ANSWER, SECOND, ANSWER._replace(private=True)])
    assert view._post.comments == 2
    view.show_entries([FIRST, ANSWER, SECOND, ANSWER])
    assert picture(view, 0) != one


def test_a_private_message_looks_another_way(view):
    view.show_entries([FIRST, ANSWER])
    public = picture(view, 1)
    view.show_entries([FIRST, ANSWER._replace(private=True)])
    assert picture(view, 1) != public


def test_how_many_read_along_stands_on_the_post_where_it_is_known(view):
    view.show_entries([FIRST])
    alone = picture(view, 0)
    view.show_case(CASE._replace(onlookers=214))
    view.show_entries([FIRST])
    assert picture(view, 0) != alone


def test_comments_are_indented(view):
    view.show_entries([FIRST, ANSWER])
    image = view.grab().toImage()
    ground = image.pixel(2, 2)

    def begins(number):
        row = place(view, number)
        return next(x for x in range(image.width()) if image.pixel(x, row.center().y()) != ground)

    assert begins(1) > begins(0) + 20


def test_enter_on_the_post_hears_it_and_on_ones_own_comment_goes_back(view, qtbot):
    view.show_entries([FIRST, ANSWER])
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitSignal(view.line_picked) as picked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert picked.args == [FIRST.text, 5]
    assert view.model().data(view.model().index(0, 0), Qt.ItemDataRole.AccessibleDescriptionRole) is not None
    view.setCurrentIndex(view.model().index(1, 0))
    with qtbot.waitSignal(view.decision_picked) as decided:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert decided.args == [0]
