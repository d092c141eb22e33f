"""Across a counter: what is seen is as large as what is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.ui.conversation.case import Case
from simulator.ui.conversation.counter_view import CounterView
from simulator.ui.conversation.entries import ACTION, CAPTION, CUSTOMER, Said
from simulator.ui.conversation.phone_view import PhoneView

SEEN = Said(CAPTION, "She puts the heater down a touch too hard. A child sleeps in the sling.")
LINE = Said(CUSTOMER, "Is there somebody here who decides?")


@pytest.fixture(params=[CounterView, PhoneView])
def view(qtbot, look, request):
    made = request.param(look)
    qtbot.addWidget(made)
    made.show_case(Case("Ingrid Solberg", "Lumen and Lark"))
    made.resize(700, 400)
    made.show()
    return made


def place(view, number):
    view.executeDelayedItemsLayout()
    return view.visualRect(view.model().index(number, 0))


def test_what_is_seen_stands_in_the_middle_and_nobody_says_it(view, qtbot):
    view.show_entries([SEEN, LINE])
    image = view.grab(place(view, 0)).toImage()
    ground = image.pixel(2, 2)
    drawn = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]
    assert abs((min(drawn) + max(drawn)) / 2 - image.width() / 2) < 12
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.assertNotEmitted(view.line_picked):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_at_the_counter_captions_are_larger(qtbot, look):
    heights = []
    for kind in (CounterView, PhoneView):
        made = kind(look)
        qtbot.addWidget(made)
        made.resize(700, 400)
        made.show()
        made.show_entries([SEEN._replace(text="Cold hands.")])
        heights.append(place(made, 0).height())
    assert heights[0] > heights[1]


def test_a_screen_reader_hears_what_is_seen_and_where_one_is(qtbot, look):
    made = CounterView(look)
    qtbot.addWidget(made)
    made.show_case(Case("Ingrid Solberg", "Lumen and Lark"))
    made.show_entries([SEEN, LINE, Said(ACTION, "Look at the plug.", 0)])
    rows = [made.model().data(made.model().index(number, 0), Qt.ItemDataRole.AccessibleTextRole) for number in range(3)]
    assert made.accessibleName() == "At the counter with Ingrid Solberg"
    assert rows[0] == f"You see: {SEEN.text}"
    assert rows[2] == "You do: Look at the plug."
