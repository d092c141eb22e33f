"""Progress: finished conversations, the evidence behind each competency, and the way to every debrief."""

from __future__ import annotations

import pytest

from simulator.core.debrief import ENOUGH_OVER_TIME
from simulator.ui.progress_page import LATEST
from simulator.ui.score_chart import ScoreChart
from tests.conversations import checker
from tests.ui.person import visible


@pytest.fixture
def practised(caller):
    """Give somebody who has held the conversation well once and badly once, and looks at the progress."""
    for first in (True, False):
        caller.answer("I'm", "A new one") if first else caller.answer("Could", "We will")
        caller.look_back()
        if first:
            caller.click("again")
    caller.click("go-progress")
    return caller


def test_before_the_first_call_it_says_what_to_do(ada):
    ada.click("go-progress")
    assert ada.sees("Nothing yet. Your first finished conversation will appear here.")
    assert ada.find("practise").hasFocus()
    ada.click("practise")
    assert ada.at == "practise"


def test_finished_conversations_are_counted_and_listed_newest_first(practised):
    assert practised.sees("Ada: 2 conversations finished, 1 passed.")
    texts = practised.texts()
    assert texts.index("9") < texts.index("100")
    assert any(text.endswith("critical error") for text in texts)
    assert any(text.endswith("· passed") for text in texts)


def test_one_conversation_is_counted_as_one(caller):
    caller.answer("I'm", "We will")
    caller.look_back()
    caller.click("go-progress")
    assert caller.sees("Ada: 1 conversation finished, 0 passed.")
    assert caller.sees("not passed")


def test_a_debrief_opens_from_the_list(practised):
    assert practised.find("attempt-0").hasFocus()
    practised.click("attempt-1")
    assert practised.at == "debrief"
    assert practised.find("score").text() == "100"
    practised.click("go-progress")
    practised.click("attempt-0")
    assert practised.find("score").text() == "9"
    assert practised.sees("Against the rules")


def test_an_unfinished_call_is_not_in_the_list(caller):
    caller.answer("I'm")
    caller.click("leave")
    caller.click("go-progress")
    assert caller.sees("Nothing yet")


def test_a_conversation_with_going_back_is_marked(caller):
    caller.answer("That was")
    caller.click("rewind")
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.click("go-progress")
    assert caller.sees("passed, with going back")


def test_the_competencies_say_how_much_evidence_there_is(practised):
    person = practised
    office = person.program.office
    evidence = office.reviewer.evidence(office.store.attempts(1))
    had = [item for item in evidence if item.taken.chances]
    assert had
    for item in had:
        assert item.taken.chances < ENOUGH_OVER_TIME
        assert person.sees(checker().guidance.competencies[item.competency].name)
        assert person.sees(f"{item.taken.taken} of {item.taken.chances}, too few to tell")


def test_the_chart_tells_the_scores_to_a_screen_reader(practised):
    (chart,) = [widget for widget in visible(practised.window) if isinstance(widget, ScoreChart)]
    assert chart.accessibleName() == "Scores of 2 attempts"
    assert chart.accessibleDescription() == "100, 9"


def test_of_many_conversations_the_latest_are_listed(caller):
    for _ in range(LATEST + 2):
        caller.answer("I'm", "A new one")
        caller.look_back()
        caller.click("again")
    caller.click("leave")
    caller.click("go-progress")
    assert caller.sees(f"{LATEST + 2} conversations finished")
    assert caller.can_see(f"attempt-{LATEST - 1}")
    assert not caller.can_see(f"attempt-{LATEST}")
