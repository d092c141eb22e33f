"""The name of a line that ends before the other stands at its end, and nothing runs through it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainterPath

from simulator.ui.charts.label_placement import CLEAR, Around, beside, stroked
from simulator.ui.charts.plot import Plot, PlotLine

BOX = QRectF(5, 8, 330, 150)
WIDE, TALL, GAP = 60.0, 18.0, 8.0
NAME = QSizeF(WIDE, TALL)
FREE = Around(QRectF(0, 0, 400, 200), (), (), ())


def plot(first, other, parting=None):
    return Plot(
        BOX, (PlotLine("This time", first, QColor("teal")), PlotLine("As it was", other, QColor("gray"))), parting=parting
    )


def ends(drawn, *levels):
    return [QPointF(drawn.x(len(line) - 1), drawn.y(line[-1])) for line in levels]


def far(room, end):
    """Give how far the nearest point of a room is from the end of its line."""
    across = max(room.left() - end.x(), end.x() - room.right(), 0)
    down = max(room.top() - end.y(), end.y() - room.bottom(), 0)
    return math.hypot(across, down)


def test_with_room_all_around_a_name_stands_right_of_the_end():
    assert beside(QPointF(100, 50), NAME, GAP, FREE) == QRectF(108, 41, WIDE, TALL)


def test_it_gives_way_to_what_stands_there():
    other = QRectF(120, 45, WIDE, TALL)
    room = beside(QPointF(100, 50), NAME, GAP, FREE._replace(names=(other,)))
    assert not room.intersects(other)
    assert far(room, QPointF(100, 50)) < TALL


def test_it_stays_within_the_picture():
    room = beside(QPointF(395, 195), NAME, GAP, FREE)
    assert FREE.within.contains(room)


def test_a_line_that_goes_on_does_not_run_through_it():
    on = QPainterPath(QPointF(0, 50))
    on.lineTo(400, 50)
    (taken,) = stroked([on])
    room = beside(QPointF(100, 50), NAME, GAP, FREE._replace(lines=(taken,)))
    assert room.bottom() <= 50 - CLEAR / 2 + 2 or room.top() >= 50 + CLEAR / 2 - 2


def test_a_hairline_is_left_alone_where_there_is_room_beside_it():
    hair = QRectF(0, 50, 400, 1)
    room = beside(QPointF(100, 50), NAME, GAP, FREE._replace(hairlines=(hair,)))
    assert not room.adjusted(0, 2, 0, -2).intersects(hair)
    assert far(room, QPointF(100, 50)) < TALL


def test_the_line_that_ends_early_is_named_there_and_the_other_at_the_right():
    drawn = plot([5, 4, 6, 7, 8, 9, 9], [5, 4, 3])
    now, was = drawn.rooms([WIDE, WIDE], TALL, GAP)
    assert now.left() == BOX.right() + GAP
    assert was.left() == drawn.x(2) + GAP
    assert was.center().y() == pytest.approx(drawn.y(3))


def test_it_does_not_matter_which_of_the_two_ends_early():
    drawn = plot([5, 4, 7], [5, 4, 3, 2, 1, 1])
    now, was = drawn.rooms([WIDE, WIDE], TALL, GAP)
    assert now.left() == drawn.x(2) + GAP
    assert was.left() == BOX.right() + GAP


def test_where_the_other_line_goes_on_through_the_end_the_name_stands_beside_it():
    drawn = plot([5, 5, 5, 5, 5, 5], [5, 5, 5])
    _, was = drawn.rooms([WIDE, WIDE], TALL, GAP)
    assert was.bottom() < drawn.y(5) + 2 or was.top() > drawn.y(5) - 2


levels = st.lists(st.integers(0, 10), min_size=1, max_size=14)


@given(first=levels, other=st.lists(st.integers(0, 10), min_size=2, max_size=14))
def test_the_names_stay_apart_in_the_picture_and_near_their_ends(first, other):
    drawn = plot(first, other, parting=0)
    rooms = drawn.rooms([WIDE, WIDE], TALL, GAP)
    assert not rooms[0].adjusted(0, 1, 0, -1).intersects(rooms[1])
    assert all(BOX.adjusted(-1, -2 * GAP, GAP + WIDE + 1, 2 * GAP).contains(room) for room in rooms)
    for room, end in zip(rooms, ends(drawn, first, other), strict=True):
        assert far(room, end) <= 2.5 * TALL
