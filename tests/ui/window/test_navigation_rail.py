"""The rail: where one can go, and who is practising."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from simulator.ui import places
from simulator.ui.style.colours import LIGHT
from simulator.ui.style.theme import Theme
from simulator.ui.window.navigation_rail import LEAST, NAMED, TALL, NavigationRail, RailButton

PLACES = [place.name for place in places.PLACES]


@pytest.fixture
def rail(look, qtbot):
    made = NavigationRail(look, places.PLACES)
    qtbot.addWidget(made)
    made.resize(made.width(), 640)
    made.show()
    return made


def button(rail, name):
    return rail.findChild(RailButton, f"go-{name}")


@pytest.mark.parametrize("place", PLACES)
def test_a_click_picks_a_place(rail, qtbot, place):
    with qtbot.waitSignal(rail.place_picked) as picked:
        qtbot.mouseClick(button(rail, place), Qt.MouseButton.LeftButton)
    assert [one.name for one in picked.args] == [place]


def test_the_place_that_is_open_is_marked_and_only_that(rail):
    for place in PLACES:
        rail.show_place(place)
        assert [name for name in PLACES if button(rail, name).isChecked()] == [place]


def test_a_page_that_is_no_place_leaves_the_mark(rail):
    rail.show_place("progress")
    rail.show_place("people")
    assert button(rail, "progress").isChecked()


def test_nobody_is_shown_until_somebody_practises(rail, qtbot):
    person = button(rail, "switch-person")
    assert not person.isVisible()
    rail.show_person("Ada Lovelace", "june")
    assert person.isVisible()
    assert person.text() == "Ada"
    assert (person.accessibleName(), person.toolTip()) == ("Ada Lovelace is practising", "Switch to somebody else")
    with qtbot.waitSignal(rail.person_asked):
        qtbot.mouseClick(person, Qt.MouseButton.LeftButton)
    rail.show_person("", "")
    assert not person.isVisible()


def test_the_marked_place_looks_unlike_the_others(rail):
    rail.show_place("practise")
    here, there = (button(rail, name).grab().toImage() for name in ("practise", "progress"))
    middle = here.width() // 2
    assert here.pixelColor(middle, 4) == QColor(LIGHT.accent_soft)
    assert there.pixelColor(middle, 4) == QColor(LIGHT.surface)


def test_the_rail_grows_with_the_text_size(rail, look):
    before = rail.width()
    look.set_theme(Theme(dark=False, scale=1.5))
    assert rail.width() == pytest.approx(1.5 * before, abs=1)


def test_a_long_name_is_shortened_to_the_rail(rail, look):
    rail.show_person("Wolfeschlegelsteinhausenbergerdorff", "june")
    person = button(rail, "switch-person")
    image = person.grab().toImage()
    edge = {image.pixelColor(x, y).name().upper() for x in (3, image.width() - 4) for y in range(44, 60)}
    assert edge == {LIGHT.surface}


def shown(rail):
    """Give the buttons of the rail as it is laid out, from the top."""
    rail.layout().activate()
    return sorted((one for one in rail.findChildren(RailButton) if one.isVisible()), key=lambda one: one.y())


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_name_is_whole_in_the_lowest_window_at_every_text_size(rail, look, scale):
    rail.show_person("Ada Lovelace", "june")
    look.set_theme(Theme(dark=False, scale=scale))
    rail.resize(rail.width(), 640)
    buttons = shown(rail)
    assert len(buttons) == len(PLACES) + 1
    assert all(one.named and one.height() >= look.theme.px(NAMED) for one in buttons)
    assert buttons[-1].geometry().bottom() < 640
    assert all(upper.geometry().bottom() < lower.y() for upper, lower in pairwise(buttons))


def test_where_there_is_no_room_for_names_the_icons_stay(rail, look):
    rail.show_person("Ada Lovelace", "june")
    look.set_theme(Theme(dark=False, scale=2.0))
    rail.resize(rail.width(), 440)
    buttons = shown(rail)
    assert not any(one.named for one in buttons)
    assert all(one.height() >= look.theme.px(LEAST) for one in buttons)
    assert buttons[-1].geometry().bottom() < 440


def test_in_a_window_with_room_the_places_are_as_tall_as_they_should_be(rail, look):
    assert {one.height() for one in shown(rail)} == {look.theme.px(TALL)}
