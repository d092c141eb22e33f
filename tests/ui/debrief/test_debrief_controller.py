"""From the debrief to the next call: what to practise next, the customer's lines again, the way from a dot to its decision."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from simulator.core.errors import StoreError
from tests.conversations import ROOF, write
from tests.ui.person import LEFT, Person

GARAGE = ROOF.replace("id: roof", "id: garage").replace("The parcel on the roof", "The parcel in the garage")


class Speaking:
    """Writes down what it is asked to say; `mute` lines can't be said."""

    def __init__(self, *mute: str) -> None:
        self.said, self.mute = [], mute

    def can_say(self, utterance):
        """Whether a line would be heard."""
        return utterance.text not in self.mute

    def say(self, utterances):
        """Say lines."""
        self.said += utterances

    def stop(self):
        """Be silent."""
        self.said.append(None)


@pytest.fixture
def visitor(open_program, paths, qtbot):
    """Give somebody with two conversations that teach the same."""
    write(paths.scenarios, garage=GARAGE)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("The parcel on the roof")
    return person


def test_another_conversation_is_proposed_and_opened(visitor):
    visitor.answer("I'm", "We will")
    visitor.look_back()
    assert visitor.sees("“The parcel in the garage” calls for it once. You haven't completed it yet.")
    visitor.click("next")
    assert visitor.at == "briefing"
    assert visitor.sees("The parcel in the garage")


def test_where_no_other_gives_chances_the_same_is_played_again(caller):
    caller.answer("I'm", "We will")
    caller.look_back()
    assert caller.find("again").text() == "Practise it again"
    caller.click("again")
    assert caller.at == "play"
    assert len(caller.program.services.store.attempts.unfinished(1)) == 1


def test_where_nothing_was_lost_nothing_is_proposed(caller):
    caller.answer("I'm", "A new one")
    caller.look_back()
    assert not caller.can_see("next")
    assert caller.sees("Nothing left to catch up on")


def test_the_keyboard_is_on_the_page_to_be_read_and_not_on_a_way_out(caller):
    caller.answer("That was", "We will")
    caller.look_back()
    bar = caller.program.call.debrief.verticalScrollBar()
    assert caller.program.call.debrief.focusProxy().hasFocus()
    before = bar.value()
    caller.window.resize(caller.window.minimumSize())
    caller.settle()
    caller.press(Qt.Key.Key_PageDown)
    assert bar.value() > before
    caller.press(Qt.Key.Key_Return)
    assert caller.at == "debrief"


def test_the_turning_point_stands_beside_the_better_answer_and_can_be_tried_again_right_there(caller):
    caller.answer("That was", "We will")
    caller.look_back()
    scene = caller.find("turning-scene")
    assert caller.sees("−55 of 100", scene)
    assert caller.sees("We will", caller.find("yours"))
    assert caller.sees("A new one leaves today", caller.find("better"))
    assert caller.sees("I will order elsewhere.", caller.find("yours-reply"))
    assert caller.sees("Friday", caller.find("better-reply"))
    assert caller.sees("What it closed off:", scene)
    caller.click("try-again")
    assert caller.at == "play"
    assert len(caller.program.call.presenter.session.choice_ids) == 1


def test_both_replies_of_the_turning_point_can_be_heard(caller):
    speaking = Speaking()
    caller.program.call.looking_back.set_voice(speaking)
    caller.answer("That was", "We will")
    caller.look_back()
    caller.click("hear-yours")
    caller.click("hear-better")
    yours, better = speaking.said
    assert caller.sees(yours.text, caller.find("yours-reply"))
    assert caller.sees(better.text, caller.find("better-reply"))
    assert better.rate != yours.rate


def test_all_but_the_story_is_folded_and_one_click_away(caller):
    caller.answer("That was", "We will")
    caller.look_back()
    for key, words in (
        ("decisions", "Every lost point"),
        ("competencies", "How many of the chances"),
        ("figures", "Estimates, not measurements."),
        ("sources", "customer"),
    ):
        folded = caller.sees(words)
        caller.click(f"fold-{key}")
        assert caller.sees(words)
        if key != "sources":
            assert not folded
            caller.click(f"fold-{key}")
            assert not caller.sees(words)


def test_a_store_that_fails_still_lets_a_conversation_be_proposed(visitor, monkeypatch):
    def refuse(*arguments):
        raise StoreError("The file is gone.")

    visitor.answer("I'm", "We will")
    monkeypatch.setattr(visitor.program.services.store.attempts, "bests", refuse)
    visitor.look_back()
    assert visitor.sees("“The parcel in the garage” calls for it once. You haven't completed it yet.")


def test_the_customers_line_is_heard_again_in_the_mood_of_its_moment(caller):
    speaking = Speaking()
    caller.program.call.looking_back.set_voice(speaking)
    caller.answer("That was", "We will")
    caller.look_back()
    caller.unfold(2)
    caller.click("hear-2")
    (said,) = speaking.said
    assert said.text == "Wonderful. And now?"
    assert said.rate > 165


def test_the_customer_falls_silent_where_the_trainee_goes_elsewhere(caller):
    speaking = Speaking()
    caller.program.call.looking_back.set_voice(speaking)
    caller.answer("That was", "We will")
    caller.look_back()
    caller.unfold(2)
    caller.click("hear-2")
    caller.click("go-progress")
    assert speaking.said[-1] is None


def test_a_line_that_cannot_be_heard_has_no_button(caller):
    caller.program.call.looking_back.set_voice(Speaking("Wonderful. And now?"))
    caller.answer("That was", "We will")
    caller.look_back()
    caller.unfold(1)
    caller.unfold(2)
    assert caller.can_see("hear-1")
    assert not caller.can_see("hear-2")
    assert caller.sees("Wonderful. And now?")


def test_without_a_voice_there_is_no_such_button(caller):
    caller.answer("That was", "We will")
    caller.look_back()
    assert not caller.can_see("hear-1")


def card_top(person, number):
    card = person.find(f"decision-{number}")
    page = person.program.call.debrief
    return card.mapTo(page.viewport(), QPoint(0, 0)).y()


def test_a_click_on_a_dot_leads_to_its_decision_and_opens_it(caller):
    caller.window.resize(caller.window.minimumSize())
    caller.answer("That was", "A new one")
    caller.look_back()
    caller.click("fold-decisions")
    dots = caller.find("dots")
    card = caller.find("decision-2")
    assert not caller.sees("A day, and a way out.", card)
    QTest.mouseClick(dots, LEFT, pos=dots.centre(1).toPoint())
    caller.settle()
    assert caller.sees("A day, and a way out.", card)
    assert caller.find("open-decision-2").hasFocus()
    assert 0 <= card_top(caller, 2) < caller.window.height() / 2


def test_the_arrows_and_enter_lead_there_too(caller):
    caller.answer("That was", "A new one")
    caller.look_back()
    caller.click("fold-decisions")
    dots = caller.find("dots")
    dots.setFocus()
    caller.press(Qt.Key.Key_Right)
    assert dots.accessibleName() == "Decision 2: Good answer."
    caller.press(Qt.Key.Key_Left)
    assert dots.accessibleName() == "Decision 1: Lost 27 of 100 points."
    caller.press(Qt.Key.Key_Right)
    caller.press(Qt.Key.Key_Return)
    assert caller.find("open-decision-2").hasFocus()
