"""Where the person and the papers stand beside a conversation."""

from __future__ import annotations

import pytest

from simulator.ui.conversation.channels import PLACES
from simulator.ui.conversation.frame_places import across_the_counter, at_the_left, by_the_side
from tests.ui.person import in_window

SIZES = [(1024, 585), (1280, 745), (1920, 1025), (640, 400), (512, 320)]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("channel", PLACES)
def test_the_talk_keeps_more_than_half_of_the_width(channel, width, height):
    place = PLACES[channel](width, height)
    assert width - place.left - place.right >= width // 2
    assert 0 < place.face <= max(place.left, place.right)


@pytest.mark.parametrize(("width", "left"), [(1024, False), (1280, True), (1920, True)])
def test_on_the_phone_the_person_is_large_at_the_left_where_there_is_room(width, left):
    place = at_the_left(width, 745)
    assert place.person_left is left
    assert (place.face >= 176) is left


def test_in_a_very_wide_window_there_are_three_columns_in_every_channel_but_at_the_counter():
    assert by_the_side(1920, 1025).person_left
    assert not by_the_side(1280, 745).person_left
    assert across_the_counter(1920, 1025).right == 0


def test_in_a_low_window_the_name_stands_beside_a_small_face():
    assert by_the_side(1024, 585).beside
    assert not by_the_side(1280, 745).beside


def test_the_papers_stand_below_the_person_at_the_counter():
    place = across_the_counter(1280, 745)
    assert place.person_left
    assert place.side_left
    assert place.face >= 300


@pytest.mark.parametrize(("size", "sides"), [((1024, 640), 1), ((1280, 800), 2), ((1920, 1080), 2)])
def test_the_window_shows_the_person_and_the_papers_beside_the_talk(caller, size, sides):
    caller.window.resize(*size)
    caller.settle()
    talk, person, papers = (in_window(caller.find(name)) for name in ("conversation", "person", "side"))
    assert talk.right() < papers.left()
    assert papers.right() <= caller.window.width()
    assert (person.right() < talk.left()) is (sides == 2)
    assert in_window(caller.find("record-label")).bottom() < caller.window.height()
