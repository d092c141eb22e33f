"""A program that was stopped hard goes on at the very page; what was not looked back on is offered."""

from __future__ import annotations

import json

import pytest

from simulator.workflow import bookmark
from tests.conversations import BROKEN, write
from tests.ui.person import Person


@pytest.fixture
def restart(open_program, paths, qtbot):
    """Stop a program as a power cut does: nothing is told to anybody, and start it again on what is on the disk."""

    def again(person):
        kept = paths.bookmark.read_bytes()
        person.window.close()
        paths.bookmark.write_bytes(kept)
        return Person(open_program(paths), qtbot)

    return again


@pytest.mark.parametrize(
    ("button", "page"), [("go-progress", "progress"), ("go-settings", "settings"), ("go-switch-person", "people")]
)
def test_the_page_that_was_open_is_open_again(ada, restart, button, page):
    ada.click(button)
    assert restart(ada).at == page


def test_after_a_proper_end_the_library_comes_first(ada, open_program, paths, qtbot):
    ada.click("go-settings")
    ada.window.close()
    assert Person(open_program(paths), qtbot).at == "practise"


def test_the_briefing_that_was_read_is_open_again(ada, restart):
    ada.click_card("The parcel on the roof")
    again = restart(ada)
    assert again.at == "briefing"
    again.click("take-call")
    assert again.line == "My parcel lies on a roof."


def test_the_problems_that_were_read_are_open_again(ada, restart, paths, open_program, qtbot):
    ada.window.close()
    write(paths.own_scenarios, broken=BROKEN)
    person = Person(open_program(paths), qtbot)
    person.click_card("broken")
    assert person.at == "problems"
    assert restart(person).at == "problems"


def test_the_debrief_that_was_read_is_open_again(caller, restart):
    caller.answer("That was", "A new one")
    caller.look_back()
    score = caller.find("score").text()
    again = restart(caller)
    assert again.at == "debrief"
    assert again.find("score").text() == score
    again.click("home")
    assert not again.can_see("banner")


def test_an_earlier_debrief_that_was_read_again_is_open_again(caller, restart):
    caller.answer("That was", "A new one")
    caller.look_back()
    first = caller.find("score").text()
    caller.click("again")
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.click("go-progress")
    caller.click("attempt-1")
    assert caller.find("score").text() == first
    assert restart(caller).find("score").text() == first


def test_a_call_that_goes_on_is_offered_and_not_begun(caller, restart):
    caller.answer("I'm")
    again = restart(caller)
    assert again.at == "practise"
    again.click("go-on")
    assert again.line == "Good. What happens now?"


def test_a_stop_while_the_call_is_being_taken_leads_to_the_call(caller, restart, paths):
    kept = json.loads(paths.bookmark.read_text(encoding="utf-8"))
    kept |= {"page": "briefing", "about": str(paths.scenarios / "roof.yaml")}
    paths.bookmark.write_text(json.dumps(kept), encoding="utf-8")
    again = restart(caller)
    again.click("go-on")
    assert again.line == "My parcel lies on a roof."


def test_a_debrief_that_was_not_seen_yet_is_offered(caller, restart):
    caller.answer("I'm", "A new one")
    again = restart(caller)
    assert again.at == "practise"
    assert again.sees("“The parcel on the roof” is over, and you have not looked back on it yet.")
    again.click_text("Look back")
    assert again.at == "debrief"
    assert again.find("score").text() == "100"
    again.click("home")
    assert not again.can_see("banner")


def test_a_debrief_that_is_not_wanted_is_offered_no_more_and_kept(caller, restart):
    caller.answer("I'm", "A new one")
    again = restart(caller)
    again.click_text("Not now")
    assert not again.can_see("banner")
    third = restart(again)
    assert not third.can_see("banner")
    third.click("go-progress")
    third.click("attempt-0")
    assert third.find("score").text() == "100"


def test_each_trainee_is_offered_their_own(caller, restart):
    caller.answer("I'm", "A new one")
    again = restart(caller)
    again.click("go-switch-person")
    again.introduce("Ben")
    assert not again.can_see("banner")
    again.call("The parcel on the roof")
    again.answer("I'm", "A new one")
    again.look_back()
    again.click("go-switch-person")
    again.click_text("Ada")
    assert again.sees("you have not looked back on it yet")


def test_somebody_else_does_not_come_upon_the_page(ada, restart, paths):
    ada.click("go-progress")
    ada.program.office.store.add_trainee("Ben", "", ada.program.home._now())
    kept = json.loads(paths.bookmark.read_text(encoding="utf-8"))
    paths.bookmark.write_text(json.dumps(kept | {"trainee": 2}), encoding="utf-8")
    assert restart(ada).at == "practise"


def test_attempts_from_before_the_bookmark_are_not_offered(caller, restart, paths):
    caller.answer("I'm", "A new one")
    paths.bookmark.write_text("{}", encoding="utf-8")
    assert not restart(caller).can_see("banner")


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "null",
        '{"place": 3}',
        '{"page": 7, "seen": []}',
        '{"seen": {"1": "x"}}',
        '{"page": "debrief", "about": "99"}',
    ],
)
def test_a_damaged_bookmark_leads_to_the_library(ada, open_program, paths, qtbot, damage):
    ada.window.close()
    if damage.startswith('{"') and "place" not in damage:
        damage = json.dumps({"place": str(paths.database), "trainee": 1} | json.loads(damage))
    paths.bookmark.write_text(damage, encoding="utf-8")
    assert Person(open_program(paths), qtbot).at == "practise"


def test_a_bookmark_that_cannot_be_written_is_no_trouble(ada, monkeypatch):
    def refuse(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bookmark, "write_values", refuse)
    ada.click("go-settings")
    ada.click("go-practise")
    assert not ada.sees("No space left")


def test_the_bookmark_names_nobody(ada, paths):
    ada.click("go-progress")
    assert "Ada" not in paths.bookmark.read_text(encoding="utf-8")
