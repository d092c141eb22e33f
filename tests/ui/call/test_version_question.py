"""A call whose file was changed since it was begun says so, and goes on as it was or starts with the new version."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.conversations import BROKEN, ROOF, write
from tests.ui.person import Person

OPENING = "My parcel lies on a roof."
CHANGED = ROOF.replace(OPENING, "My parcel lies in a tree.")


@pytest.fixture
def left(caller, paths):
    """Give somebody who left a call after one answer, before its file was changed."""
    caller.answer("Read")
    caller.click("leave")
    write(paths.scenarios, roof=CHANGED)
    return caller


def unfinished(person):
    return person.program.services.store.attempts.unfinished(person.program.home.trainee.id)


def asked(person):
    return person.sees("was changed after you began this conversation.")


def test_the_change_is_told_and_nothing_is_begun_before_the_answer(left):
    left.click("go-on")
    assert left.at == "practise"
    assert asked(left)
    assert left.sees("or start with the new version, which deletes the 1 decision made so far.")
    assert len(unfinished(left)) == 1


def test_the_keyboard_is_on_going_on_which_throws_nothing_away(left):
    left.click("go-on")
    left.press(Qt.Key.Key_Return)
    assert left.at == "play"
    assert left.line == OPENING
    assert len(left.talk) > 2
    assert len(unfinished(left)) == 1


def test_the_new_version_begins_anew_and_takes_the_place_of_the_call(left):
    [before] = unfinished(left)
    left.click("go-on")
    left.click_text("Start with the new version")
    assert left.at == "play"
    assert left.line == "My parcel lies in a tree."
    [now] = unfinished(left)
    assert now.id != before.id
    assert now.transcript == ()


def test_it_is_asked_on_the_briefing_too(left):
    left.click_card("The parcel on the roof")
    left.click("go-on-here")
    assert left.at == "briefing"
    assert asked(left)
    left.click_text("Start with the new version")
    assert left.line == "My parcel lies in a tree."
    assert len(unfinished(left)) == 1


def test_an_assessment_that_was_interrupted_starts_anew_as_one(ada, open_program, paths, qtbot):
    ada.click_card("The parcel on the roof")
    ada.click("mode-assessment")
    ada.click("take-call")
    ada.answer("Read")
    ada.window.close()
    write(paths.scenarios, roof=CHANGED)
    again = Person(open_program(paths), qtbot)
    again.click("go-on")
    again.click_text("Start with the new version")
    assert again.line == "My parcel lies in a tree."
    [now] = unfinished(again)
    assert now.mode == "assessment"


def test_a_call_without_decisions_has_nothing_to_lose(caller, paths):
    caller.click("leave")
    write(paths.scenarios, roof=CHANGED)
    caller.click("go-on")
    assert caller.sees("You can continue it as it was, or start with the new version.")


@pytest.mark.parametrize(
    "text",
    [ROOF, f"# a remark\n{ROOF}", BROKEN, CHANGED.replace("id: roof", "id: tree")],
    ids=["same", "remark", "broken", "other"],
)
def test_where_there_is_no_other_version_to_play_nothing_is_asked(caller, paths, text):
    caller.answer("Read")
    caller.click("leave")
    write(paths.scenarios, roof=text)
    caller.click("go-on")
    assert caller.at == "play"
    assert caller.line == OPENING


def test_a_file_that_is_gone_is_not_asked_about(caller, paths):
    caller.answer("Read")
    caller.click("leave")
    (paths.scenarios / "roof.yaml").unlink()
    caller.click("go-on")
    assert caller.line == OPENING


def test_a_call_that_is_over_is_looked_back_on_as_it_was_played(caller, open_program, paths, qtbot):
    caller.answer("I'm", "A new one")
    caller.window.close()
    write(paths.scenarios, roof=CHANGED)
    again = Person(open_program(paths), qtbot)
    again.click("go-on")
    assert again.at == "reflection"
    assert not asked(again)
