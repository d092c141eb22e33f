"""A program that was stopped hard goes on at the very page; what was not looked back on is offered."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt

from simulator.ui.conversation.presenter import Presenter
from simulator.ui.library import library_page
from simulator.workflow import last_page
from tests.conversations import BROKEN, ROOF, write
from tests.ui.person import Person


@pytest.fixture
def restart(open_program, paths, qtbot):
    """Stop a program as a power cut does: nothing is told to anybody, and start it again on what is on the disk."""

    def again(person):
        kept = {path: path.read_bytes() for path in (paths.last_page, paths.drafts) if path.exists()}
        person.window.close()
        for path, content in kept.items():
            path.write_bytes(content)
        return Person(open_program(paths), qtbot)

    return again


def words_kept(paths):
    """Give what the disk has of words that were not sent."""
    return paths.drafts.read_text(encoding="utf-8") if paths.drafts.exists() else ""


@pytest.mark.parametrize(
    ("button", "page"), [("go-progress", "progress"), ("go-settings", "settings"), ("go-switch-person", "people")]
)
def test_the_page_that_was_open_is_open_again(ada, restart, button, page):
    ada.click(button)
    assert restart(ada).at == page


def test_the_call_that_was_left_has_the_keyboard_as_soon_as_it_is_known(caller, restart, monkeypatch):
    caller.answer("I'm")
    told = []
    monkeypatch.setattr(library_page, "announce", lambda widget, text: told.append(text))
    again = restart(caller)
    assert again.find("go-on").hasFocus()
    assert told == ["You are in the middle of “The parcel on the roof” (1 decision made). Continue"]


def test_who_has_moved_the_keyboard_meanwhile_keeps_it(ada):
    search = ada.find("go-progress")
    search.setFocus()
    ada.program.home.library.offer_first()
    assert search.hasFocus()


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


def test_the_briefing_from_which_an_example_was_watched_is_open_again(watched, ada, restart):
    ada.click_card("The parcel on the roof")
    ada.click("watch-1")
    assert restart(ada).at == "briefing"


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


def test_the_two_questions_are_asked_again_with_what_stood_there(caller, restart, paths):
    caller.answer("That was", "A new one")
    caller.click("debrief")
    caller.type("I named a day.")
    caller.press(Qt.Key.Key_Tab)
    caller.type("Blame")
    caller.qtbot.waitUntil(lambda: "Blame" in words_kept(paths))
    again = restart(caller)
    assert again.at == "reflection"
    assert again.find("went-well").toPlainText() == "I named a day."
    assert again.find("would-change").toPlainText() == "Blame"
    again.click("to-debrief")
    assert again.sees("I named a day.")
    assert "named" not in words_kept(paths)


@pytest.fixture
def speaker(ada):
    """Give somebody who says it first, and has given the first answer."""
    ada.program.set_settings(ada.program.settings._replace(say_first=True))
    ada.call("The parcel on the roof")
    ada.press(Qt.Key.Key_Escape)
    ada.answer("That was")
    return ada


def test_what_was_being_said_first_stands_in_the_field_again(speaker, restart, paths):
    speaker.type("It leaves on Fri")
    speaker.qtbot.waitUntil(lambda: "on Fri" in words_kept(paths))
    again = restart(speaker)
    again.click("go-on")
    assert again.find("draft").toPlainText() == "It leaves on Fri"
    again.type("day.")
    assert again.find("draft").toPlainText() == "It leaves on Friday."
    again.press(Qt.Key.Key_Return)
    again.answer("A new one")
    assert again.program.call.presenter.practice.log[-1].typed == "It leaves on Friday."
    assert "leaves" not in words_kept(paths)


def test_words_are_kept_at_once_where_the_call_is_left(speaker, paths):
    speaker.type("It leaves")
    speaker.click("leave")
    assert "It leaves" in words_kept(paths)


def test_a_call_that_goes_on_is_offered_and_not_begun(caller, restart):
    caller.answer("I'm")
    again = restart(caller)
    assert again.at == "practise"
    again.click("go-on")
    assert again.line == "Good. What happens now?"


def test_a_stop_while_the_call_is_being_taken_leads_to_the_call(caller, restart, paths):
    kept = json.loads(paths.last_page.read_text(encoding="utf-8"))
    kept |= {"page": "briefing", "about": str(paths.scenarios / "roof.yaml")}
    paths.last_page.write_text(json.dumps(kept), encoding="utf-8")
    again = restart(caller)
    again.click("go-on")
    assert again.line == "My parcel lies on a roof."


def test_a_debrief_that_was_not_seen_yet_is_offered(caller, restart):
    caller.answer("I'm", "A new one")
    again = restart(caller)
    assert again.at == "practise"
    assert again.sees("“The parcel on the roof” is over, and you have not looked back on it yet.")
    again.click_text("Look back")
    assert again.at == "reflection"
    again.find("went-well").setFocus()
    again.type("I named a day.")
    again.click("to-debrief")
    assert again.find("score").text() == "100"
    assert again.sees("I named a day.", again.find("own-words"))
    again.click("home")
    assert not again.can_see("banner")


def test_a_call_whose_window_was_closed_at_its_end_is_asked_about_on_every_way_to_its_debrief(caller, restart):
    caller.answer("I'm", "A new one")
    again = restart(caller)
    again.click("go-progress")
    again.click("attempt-0")
    assert again.at == "reflection"
    again.click("to-debrief")
    again.click("go-progress")
    again.click("attempt-0")
    assert again.at == "debrief"


def test_the_very_first_call_is_offered_too_though_the_library_was_never_seen(person, restart):
    person.find("name").setFocus()
    person.type("Ada")
    person.click("start")
    call = person.program.call
    person.settle()
    call.open_row(person.program.services.rows[0])
    person.settle()
    call.take()
    person.settle()
    person.answer("I'm", "A new one")
    again = restart(person)
    again.click_text("Look back")
    again.click("to-debrief")
    assert again.find("score").text() == "100"


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
    ada.program.services.store.people.add("Ben", "", ada.program.home._now())
    kept = json.loads(paths.last_page.read_text(encoding="utf-8"))
    paths.last_page.write_text(json.dumps(kept | {"trainee": 2}), encoding="utf-8")
    assert restart(ada).at == "practise"


def test_attempts_from_before_the_bookmark_are_not_offered(caller, restart, paths):
    caller.answer("I'm", "A new one")
    paths.last_page.write_text("{}", encoding="utf-8")
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
    paths.last_page.write_text(damage, encoding="utf-8")
    assert Person(open_program(paths), qtbot).at == "practise"


def test_a_bookmark_that_cannot_be_written_is_no_trouble(ada, monkeypatch):
    def refuse(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(last_page, "write_values", refuse)
    ada.click("go-settings")
    ada.click("go-practise")
    assert not ada.sees("No space left")


def test_the_bookmark_names_nobody(ada, paths):
    ada.click("go-progress")
    assert "Ada" not in paths.last_page.read_text(encoding="utf-8")


ROOF_TITLE, SHED_TITLE = "The parcel on the roof", "The parcel on the shed"


@pytest.fixture
def roof_and_shed(ada, paths, qtbot):
    """Give somebody who has begun a call with one answer, and the file of another one."""
    words = {"id: roof": "id: shed", ROOF_TITLE: SHED_TITLE, "id: own": "id: mine", "[own, ": "[mine, "}
    shed = ROOF
    for word, other in words.items():
        shed = shed.replace(word, other)
    write(paths.scenarios, shed=shed)
    ada.program.home.look_again()
    qtbot.waitUntil(lambda: SHED_TITLE in [row.title for row in ada.find("cards").model().rows])
    ada.call(ROOF_TITLE)
    ada.answer("I'm")
    ada.press(Qt.Key.Key_Escape)
    return ada


def test_a_call_is_gone_on_with_after_another_one_was_looked_into(roof_and_shed):
    roof_and_shed.call(SHED_TITLE)
    roof_and_shed.press(Qt.Key.Key_Escape)
    roof_and_shed.click_card(ROOF_TITLE)
    roof_and_shed.click("go-on-here")
    assert roof_and_shed.talk[0][1] == "My parcel lies on a roof."
    assert roof_and_shed.line == "Good. What happens now?"


def test_the_word_on_an_answer_of_one_call_is_not_asked_for_in_the_next(roof_and_shed, monkeypatch):
    roof_and_shed.call(SHED_TITLE)
    roof_and_shed.answer("I'm")
    roof_and_shed.press("w")
    roof_and_shed.press(Qt.Key.Key_Escape)
    roof_and_shed.click_card(ROOF_TITLE)
    monkeypatch.setattr(Presenter, "looked_back", None)
    roof_and_shed.click("go-on-here")
    assert roof_and_shed.line == "Good. What happens now?"
