"""A row of widgets that goes on in the next line where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from simulator.ui.widgets.basics import button
from simulator.ui.widgets.flow_layout import FlowLayout


def test_a_row_goes_on_in_the_next_line_where_the_width_ends(look, qtbot):
    buttons = [button(f"Button {number}") for number in range(6)]
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(*buttons)
    page.setLayout(flow)
    page.show()
    one = flow.sizeHint()
    flow.setGeometry(QRect(0, 0, one.width(), 500))
    assert len({made.y() for made in buttons}) == 1
    flow.setGeometry(QRect(0, 0, one.width() // 2, 500))
    assert len({made.y() for made in buttons}) >= 2
    assert all(made.geometry().right() < one.width() // 2 for made in buttons)
    assert not any(one.geometry().intersects(other.geometry()) for one in buttons for other in buttons if one is not other)
    assert flow.heightForWidth(one.width() // 2) >= 2 * flow.heightForWidth(one.width())


def test_an_empty_row_takes_no_room(qapp):
    flow = FlowLayout()
    assert flow.count() == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(0) is None
    assert flow.heightForWidth(100) == 0


def test_a_widget_wider_than_the_room_has_a_line_of_its_own(look, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    wide, narrow = button("A button with a great many words on it"), button("x")
    flow = FlowLayout(narrow, wide)
    page.setLayout(flow)
    flow.setGeometry(QRect(0, 0, 100, 300))
    assert wide.y() > narrow.y()
    assert wide.x() == narrow.x() == 0
