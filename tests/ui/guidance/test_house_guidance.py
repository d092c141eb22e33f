"""What is of the house is marked wherever principles show, and problems of its file are told in the library."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tests.conversations import HOUSE, HOUSED, START, write


@pytest.fixture
def housed(paths):
    """Put a scenario that cites the house, and the house layer, among the trainers' own."""
    (paths.scenarios / "roof.yaml").unlink()
    write(paths.own_scenarios, roof=HOUSED, guidance=HOUSE)


def test_the_debrief_names_the_house(housed, caller):
    caller.answer("That was", "A new one")
    caller.look_back()
    caller.unfold(1)
    assert caller.sees("Ring back by five (house)")
    caller.click("fold-sources")
    assert caller.sees("Ring back by five (house): a rule of the house")


def test_the_guidance_page_lists_it_and_says_whose_rule_it_is(housed, ada):
    ada.click("go-guidance")
    ada.type("five o'clock")
    ada.settle()
    assert ada.find("principle-name").text() == "Ring back by five (house)"
    assert ada.sees("House style (house)")
    assert ada.sees("It is a rule of the house, added by your trainers.")


def test_the_guidance_page_follows_the_file(paths, housed, ada):
    ada.click("go-guidance")
    ada.click("go-practise")
    house = paths.own_scenarios / "guidance.yaml"
    house.write_text(HOUSE.replace('"Ring back by five"', '"Ring back by six"'), encoding="utf-8")
    ada.click("go-guidance")
    ada.type("five o'clock")
    ada.settle()
    assert ada.find("principle-name").text() == "Ring back by six (house)"


@pytest.fixture
def clock(monkeypatch):
    """Give the time of the program, which stands still until the test changes it."""
    time = [START]
    monkeypatch.setattr("simulator.app.now", lambda: time[0])
    return time


def test_where_the_file_has_gone_what_was_held_is_looked_back_on_and_drilled_by_it(clock, paths, housed, caller):
    caller.answer("That was", "A new one")
    (paths.own_scenarios / "guidance.yaml").unlink()
    clock[0] += timedelta(days=2)
    caller.look_back()
    caller.unfold(1)
    assert caller.sees("Ring back by five (house)")
    caller.click("home")
    caller.qtbot.waitUntil(lambda: caller.can_see("due-line"))
    caller.click("open-drills")
    caller.press(Qt.Key.Key_Return)
    caller.answer("I'm")
    assert caller.sees("Ring back by five (house): shown")
    assert caller.sees("Name five o'clock, and keep it.")


def test_where_the_file_has_gone_every_page_opens_and_tells_only_of_what_there_is(paths, housed, caller):
    caller.answer("That was", "A new one")
    caller.look_back()
    (paths.own_scenarios / "guidance.yaml").unlink()
    for page in ("progress", "guidance", "practise"):
        caller.click(f"go-{page}")
        caller.settle()
        assert caller.at == page
        assert not caller.sees("House style (house)")


def test_a_broken_house_layer_stands_first_in_the_library_and_goes_when_it_is_mended(paths, housed, ada):
    house = paths.own_scenarios / "guidance.yaml"
    house.write_text(HOUSE.replace("  house-style:", "  empathy:"), encoding="utf-8")
    ada.program.services.library.refresh(ada.program.services.opener)
    ada.program.home.show_library()
    ada.settle()
    ada.program.home.library.show_rows(ada.program.services.rows)
    ada.click_card("guidance.yaml")
    assert ada.at == "problems"
    assert ada.sees("house-id-taken")
    assert ada.sees("This file has 2 problems. Conversations can't cite what has one before it is fixed.")
    house.write_text(HOUSE, encoding="utf-8")
    ada.click("check-again")
    assert ada.at == "practise"
