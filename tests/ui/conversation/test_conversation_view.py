"""The conversation as bubbles: what is drawn, what a screen reader hears, and what can be gone back to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.ui.conversation.conversation_view import ConversationView
from simulator.ui.conversation.entries import ACTION, AGENT, CAPTION, CUSTOMER, NOTE, RECORD, Said
from simulator.ui.style.theme import Theme
from tests.conversations import MARKUP

HELLO = Said(CUSTOMER, "Hello.", portrait="marta")
ANSWER = Said(AGENT, "Good morning.", 0)
LONG = "a rather long sentence that has to wrap " * 6


@pytest.fixture
def view(qtbot, look):
    made = ConversationView(look)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def place(view, number):
    view.executeDelayedItemsLayout()
    return view.visualRect(view.model().index(number, 0))


@pytest.mark.parametrize(
    ("side", "told"),
    [
        (CUSTOMER, "Customer: Hi"),
        (AGENT, "You: Hi"),
        (ACTION, "You did: Hi"),
        (RECORD, "Record: Hi"),
        (NOTE, "Note: Hi"),
        (CAPTION, "You see: Hi"),
    ],
)
def test_a_screen_reader_hears_who_says_it(view, side, told):
    view.show_entries([Said(side, "Hi")])
    assert view.model().data(view.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == told
    assert view.model().data(view.model().index(0, 0)) == "Hi"


def test_an_entry_that_does_not_exist_has_no_text(view):
    assert view.model().data(view.model().index(3, 0)) is None


def test_the_keyboard_comes_to_what_was_said_last(view, qtbot):
    view.show_entries([HELLO, ANSWER])
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.clearFocus()
    view.setFocus()
    assert view.currentIndex().row() == 1
    assert [index.row() for index in view.selectedIndexes()] == [1]


def test_entries_that_go_on_are_added_to_those_before(view, qtbot):
    view.show_entries([HELLO])
    with qtbot.waitSignal(view.model().rowsInserted), qtbot.assertNotEmitted(view.model().modelReset):
        view.show_entries([HELLO, ANSWER])
    assert view.model().rowCount() == 2


def test_entries_that_differ_replace_those_before(view, qtbot):
    view.show_entries([HELLO, ANSWER])
    with qtbot.waitSignal(view.model().modelReset):
        view.show_entries([HELLO])
    assert view.model().rowCount() == 1


def test_the_same_entries_change_nothing(view, qtbot):
    view.show_entries([HELLO])
    with qtbot.assertNotEmitted(view.model().modelReset), qtbot.assertNotEmitted(view.model().rowsInserted):
        view.show_entries([HELLO])
    assert view.model().rowCount() == 1


def test_the_newest_entry_is_in_sight(view):
    view.show_entries([Said(CUSTOMER, f"{number} {LONG}") for number in range(12)])
    assert view.viewport().rect().contains(place(view, 11).center())
    view.resize(500, 300)
    assert view.viewport().rect().contains(place(view, 11).center())


def test_long_words_wrap_and_take_more_room(view):
    view.show_entries([HELLO, Said(CUSTOMER, LONG)])
    assert place(view, 1).height() > 2 * place(view, 0).height()
    high = place(view, 1).height()
    view.resize(420, 400)
    assert place(view, 1).height() > high


def test_a_larger_text_takes_more_room(view, look):
    view.show_entries([Said(CUSTOMER, LONG)])
    before = place(view, 0).height()
    look.set_theme(Theme(dark=False, scale=2.0))
    assert place(view, 0).height() > 1.8 * before


def test_nothing_scrolls_sideways(view):
    view.show_entries([Said(CUSTOMER, "W" * 300), Said(AGENT, LONG)])
    place(view, 1)
    assert view.horizontalScrollBar().maximum() == 0


def test_the_sides_are_drawn_apart(view):
    view.show_entries([Said(CUSTOMER, "Same words."), Said(AGENT, "Same words.", 0)])
    image = view.grab().toImage()
    drawn = []
    for number in range(2):
        rect = place(view, number)
        row = [image.pixel(x, rect.top() + 12) for x in range(rect.width())]
        drawn.append(sum(x for x, pixel in enumerate(row) if pixel != row[2]) / max(1, sum(pixel != row[2] for pixel in row)))
    assert drawn[0] < view.width() / 2 < drawn[1]


def test_what_is_seen_is_drawn_in_the_middle_without_a_bubble(view):
    view.show_entries([Said(CAPTION, "A kettle boils.")])
    image, rect = view.grab().toImage(), place(view, 0)
    ground = image.pixel(2, rect.top() + 2)
    drawn = [x for x in range(rect.width()) for y in range(rect.top(), rect.bottom()) if image.pixel(x, y) != ground]
    assert abs((min(drawn) + max(drawn)) / 2 - rect.width() / 2) < 4
    assert len(drawn) < 0.2 * (max(drawn) - min(drawn)) * rect.height()


def test_several_new_messages_are_in_sight_together(view):
    said = [Said(CUSTOMER, f"{number} {LONG}") for number in range(12)]
    view.show_entries([*said, ANSWER, HELLO, Said(CAPTION, "A kettle boils."), HELLO])
    assert all(view.viewport().rect().contains(place(view, number)) for number in (13, 14, 15))


def test_a_message_that_comes_later_is_brought_into_sight(view):
    said = [ANSWER, *(Said(CUSTOMER, f"{number} {LONG}") for number in range(6))]
    for count in range(2, 8):
        view.show_entries(said[:count])
        assert view.viewport().rect().contains(place(view, count - 1).center())
    assert view.wanted == place(view, 6).height()


def test_markup_is_drawn_letter_by_letter(view):
    view.show_entries([Said(CUSTOMER, MARKUP)])
    shown = view.grab().toImage()
    view.show_entries([Said(CUSTOMER, "x & & 100 %s")])
    assert view.grab().toImage() != shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_on_an_answer_picks_that_decision(view, qtbot, key):
    view.show_entries([HELLO, ANSWER])
    view.setCurrentIndex(view.model().index(1, 0))
    with qtbot.waitSignal(view.decision_picked) as picked:
        qtbot.keyClick(view, key)
    assert picked.args == [0]


def test_a_double_click_on_an_answer_picks_that_decision(view, qtbot):
    view.show_entries([HELLO, ANSWER])
    spot = place(view, 1).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(view.decision_picked) as picked:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert picked.args == [0]


@pytest.mark.parametrize("how", ["Enter", "double click"])
def test_a_line_of_the_customer_is_picked_with_the_mood_of_its_moment(view, qtbot, how):
    view.show_entries([Said(CUSTOMER, "No!", mood=1), ANSWER, HELLO])
    with qtbot.waitSignal(view.line_picked) as picked:
        if how == "Enter":
            view.setCurrentIndex(view.model().index(0, 0))
            qtbot.keyClick(view, Qt.Key.Key_Return)
        else:
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 0).center())
            qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 0).center())
    assert picked.args == ["No!", 1]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (HELLO, "Press Enter to hear this line again."),
        (ANSWER, "Press Enter to go back to this decision."),
        (Said(NOTE, "."), None),
    ],
)
def test_a_screen_reader_hears_what_enter_does(view, entry, told):
    view.show_entries([entry])
    assert view.model().data(view.model().index(0, 0), Qt.ItemDataRole.AccessibleDescriptionRole) == told


def test_a_line_of_the_customer_is_no_decision(view, qtbot):
    view.show_entries([HELLO, ANSWER])
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.assertNotEmitted(view.decision_picked):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_the_arrows_and_the_other_keys_that_move_lead_through_the_entries(view, qtbot):
    view.show_entries([Said(CUSTOMER, f"{number} {LONG}") for number in range(30)])
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.clearFocus()
    view.setFocus()
    seen = []
    for key in ("Key_Up", "Key_Home", "Key_Up", "Key_Down", "Key_PageDown", "Key_End", "Key_Down", "Key_PageUp"):
        qtbot.keyClick(view, getattr(Qt.Key, key))
        row = view.currentIndex().row()
        assert view.viewport().rect().intersects(place(view, row)), key
        assert [index.row() for index in view.selectedIndexes()] == [row]
        seen.append(row)
    assert seen[:4] == [28, 0, 0, 1]
    assert 1 < seen[4] < 28
    assert seen[5:7] == [29, 29]
    assert 20 < seen[7] < 29


def test_the_wheel_and_the_scroll_bar_lead_to_what_was_said_first(view, qtbot):
    view.show_entries([Said(CUSTOMER, f"{number} {LONG}") for number in range(12)])
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    bar.setValue(0)
    assert place(view, 0).top() == 0
    assert view.indexAt(place(view, 1).center()).row() == 1
    view.scrollTo(view.model().index(11, 0))
    assert view.viewport().rect().contains(place(view, 11))


def test_a_click_marks_the_entry_under_the_pointer(view, qtbot):
    view.show_entries([HELLO, ANSWER, Said(CUSTOMER, "On Friday?")])
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 1).center())
    assert view.currentIndex().row() == 1
    assert [index.row() for index in view.selectedIndexes()] == [1]
    below = place(view, 2).bottom() + 20
    assert not view.indexAt(place(view, 2).center() + type(place(view, 2).center())(0, below)).isValid()


def test_a_short_talk_stands_at_the_foot_just_above_the_answers(view):
    view.show_entries([HELLO, ANSWER])
    assert 0 <= view.viewport().height() - place(view, 1).bottom() <= 8
    view.resize(700, 300)
    assert 0 <= view.viewport().height() - place(view, 1).bottom() <= 8
    assert not view.indexAt(place(view, 0).topLeft() - place(view, 0).bottomRight()).isValid()


def test_what_the_customer_has_said_last_is_larger_until_it_is_answered(view):
    line = Said(CUSTOMER, "On Friday? " * 8)
    view.show_entries([line])
    high = place(view, 0).height()
    view.show_entries([line, ANSWER])
    assert place(view, 0).height() < high
    view.show_entries([line, ANSWER, line])
    assert place(view, 2).height() == high > place(view, 0).height()


def test_a_long_line_is_no_larger_than_the_rest(view):
    line = Said(CUSTOMER, LONG * 3)
    view.show_entries([line])
    high = place(view, 0).height()
    view.show_entries([line, ANSWER])
    assert place(view, 0).height() == high


def test_only_the_title_of_a_record_is_drawn_and_all_of_it_is_told(view):
    record = Said(RECORD, "March bill\n" + "Sixty euros. " * 40)
    view.show_entries([record])
    assert place(view, 0).height() < 60
    assert "Sixty euros." in view.model().data(view.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
