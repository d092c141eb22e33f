"""The table of places: one line there and one page are all that a new place needs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from simulator.ui import places
from simulator.ui.window.page import Page
from simulator.ui.window.place import Place

NAMES = [place.name for place in places.PLACES]


class StudioPage(QLabel, Page):
    """The page of a made-up place."""

    name = "studio"


def open_studio(home):
    """Make the page and show it."""
    home._window.add_page(StudioPage("Here scenarios are written."))
    home._window.show_page("studio")


@pytest.fixture
def studio(monkeypatch, request):
    monkeypatch.setattr(places, "PLACES", (*places.PLACES, Place("studio", lambda: "Studio", open_studio)))
    return request.getfixturevalue("ada")


def test_a_new_place_is_on_the_rail_and_opens_its_page(studio):
    studio.click("go-studio")
    assert studio.sees("Here scenarios are written.")
    assert studio.find("go-studio").isChecked()
    studio.click("go-progress")
    assert not studio.sees("Here scenarios are written.")


def test_a_new_place_has_the_next_number(studio):
    studio.press(str(len(NAMES) + 1), Qt.KeyboardModifier.ControlModifier)
    assert studio.sees("Here scenarios are written.")


def test_every_place_opens_a_page_of_its_name(ada):
    for number, name in enumerate(NAMES, 1):
        ada.press(str(number), Qt.KeyboardModifier.ControlModifier)
        assert ada.window.page == name
        assert ada.find(f"go-{name}").isChecked()
