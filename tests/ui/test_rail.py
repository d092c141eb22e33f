"""The rail: where one can go, and who is practising."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from simulator.ui.rail import PLACES, Rail, RailButton
from simulator.ui.theme import LIGHT, Theme


@pytest.fixture
def rail(look, qtbot):
    made = Rail(look)
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
    assert picked.args == [place]


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
    assert person.accessibleName() == "Ada Lovelace is practising. Switch to somebody else."
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
