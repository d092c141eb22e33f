"""What if: another answer is tried from any decision, compared with what was, and nothing of it is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.ui.charts.mood_comparison import MoodComparison
from tests.conversations import SEARCHED, write
from tests.ui.person import Person


@pytest.fixture
def back(caller):
    """Give somebody who looks back on a call with two costly decisions."""
    caller.answer("Read", "That was", "We will")
    caller.look_back()
    return caller


def record(person):
    (attempt,) = person.program.services.store.attempts.finished(1)
    return attempt


def test_it_opens_the_call_at_that_decision_and_says_that_nothing_is_kept(back):
    back.try_another(2)
    assert back.at == "play"
    assert back.can_see("what-if-banner")
    assert back.sees("nothing you do now is saved.")
    assert [text for side, text in back.talk if side in ("agent", "action")] == ["Read the delivery note."]


def test_a_usual_call_has_no_banner(back):
    back.try_another(2)
    back.press(Qt.Key.Key_Escape)
    back.click("again")
    assert back.at == "play"
    assert not back.can_see("what-if-banner")


def test_gone_to_its_end_it_is_compared(back):
    before = record(back)
    back.try_another(2)
    back.answer("I'm", "A new one")
    back.click("debrief")
    assert back.at == "what-if"
    assert back.find("lesson").text() == (
        "Another way from decision 2 gains 82 points of 100. "
        "Robin Example ends at mood 9 instead of 1, and at trust 5 instead of 4."
    )
    assert back.sees("As it was")
    assert back.sees("18")
    assert back.sees("100")
    assert back.sees("Customer lost, not passed")
    assert back.sees("Resolved, passed")
    assert back.sees("Where they differ: decision 2")
    assert record(back) == before
    assert back.program.services.store.attempts.unfinished(1) == ()


def test_after_a_look_up_without_a_word_both_answers_stand_below_the_line_that_stood(open_program, paths, qtbot):
    write(paths.scenarios, roof=SEARCHED)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("The parcel on the roof")
    person.answer("Read", "That was", "We will")
    person.look_back()
    person.try_another(2)
    person.answer("I'm", "A new one")
    person.click("debrief")
    assert person.sees("Where they differ: decision 2")
    assert person.sees("My parcel lies on a roof.")


def test_the_curves_of_both_ways_are_told_to_a_screen_reader(back):
    back.try_another(2)
    back.answer("I'm", "A new one")
    back.click("debrief")
    told = [made.accessibleName() for made in back.window.findChildren(MoodComparison) if made.isVisible()]
    assert told == [
        "Mood, as it was: 5, 5, 2, 1; this time: 5, 5, 7, 9",
        "Trust, as it was: 4, 4, 4, 4; this time: 4, 4, 5, 5",
    ]


def test_the_way_back_leads_to_the_same_place_of_the_debrief(back):
    scroll = back.program.call.debrief.verticalScrollBar()
    back.try_another(3)
    stood = scroll.value()
    assert stood > 0
    back.answer("A new one")
    back.click("debrief")
    back.click("back-to-debrief")
    assert back.at == "debrief"
    assert scroll.value() == stood
    assert back.find("what-if-3").hasFocus()


def test_escape_before_any_choice_leads_straight_back(back):
    back.try_another(2)
    back.press(Qt.Key.Key_Escape)
    assert back.at == "debrief"
    assert back.program.services.store.attempts.unfinished(1) == ()


def test_the_button_in_the_banner_leads_back_too(back):
    back.try_another(1)
    back.click("what-if-back")
    assert back.at == "debrief"


def test_left_half_way_it_is_compared_without_a_score(back):
    back.try_another(2)
    back.answer("I'm")
    back.press(Qt.Key.Key_Escape)
    assert back.at == "what-if"
    assert back.sees("You came back before the end, so there is no score. The two differ from decision 2.")
    assert back.sees("mood 7 instead of 2")
    assert back.sees("Not finished")
    back.press(Qt.Key.Key_Escape)
    assert back.at == "debrief"


def test_the_same_choices_change_nothing(back):
    back.try_another(3)
    back.answer("We will")
    back.click("debrief")
    assert back.find("lesson").text() == "You made the same choices again, so everything is as it was."
    assert not back.sees("Where they differ")


def test_a_critical_error_is_named(back):
    back.try_another(2)
    back.answer("Could", "A new one")
    back.click("debrief")
    assert back.find("lesson").text().startswith("This way has a critical error")


def test_a_worse_way_says_what_it_loses(caller):
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.try_another(2)
    caller.answer("We will")
    caller.click("debrief")
    assert caller.find("lesson").text().startswith("Another way from decision 2 loses 55 points of 100.")


def test_only_what_changed_is_told(back):
    back.try_another(3)
    back.answer("A new one")
    back.click("debrief")
    assert back.find("lesson").text() == (
        "Another way from decision 3 gains 55 points of 100. Robin Example ends at mood 4 instead of 1."
    )


def test_a_call_taken_after_a_what_if_was_left_otherwise_is_a_usual_one(back):
    back.try_another(2)
    back.program.call.close()
    back.program.home.show_library()
    back.call("The parcel on the roof")
    back.answer("I'm", "A new one")
    back.look_back()
    assert len(back.program.services.store.attempts.finished(1)) == 2


def test_yet_another_way_can_be_tried(back):
    back.try_another(3)
    back.answer("A new one")
    back.click("debrief")
    back.click("try-another")
    assert back.at == "play"
    assert back.can_see("what-if-banner")
    assert len(back.program.call.presenter.session.choice_ids) == 2


def test_going_back_before_the_decision_is_compared_from_where_the_ways_part(back):
    back.try_another(2)
    back.go_back()
    back.answer("I'm", "A new one")
    back.click("debrief")
    assert back.sees("Where they differ: decision 1")


def test_the_debrief_that_is_come_back_to_is_that_of_the_record(back):
    score = back.find("score").text()
    back.try_another(2)
    back.answer("I'm", "A new one")
    back.click("debrief")
    back.click("back-to-debrief")
    assert back.find("score").text() == score
