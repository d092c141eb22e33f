"""A question about the customer before the options: four answers, one tap, no points, and told again in the debrief."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from simulator import settings as settings_file
from simulator.core.scenario.question import RIGHT
from tests.conversations import ASKING, write
from tests.ui.conftest import QUIET

TITLE = "The parcel on the roof"
ASKED = "What does Robin Example want to hear first?"
RIGHT_ANSWER, WRONG_ANSWER = "That it is somebody's job now", "What it costs"


@pytest.fixture
def paths(paths):
    """Give folders in which the one scenario begins with a question, and silence is timed."""
    settings_file.save(paths.settings, QUIET._replace(timers=True))
    write(paths.scenarios, roof=ASKING)
    return paths


@pytest.fixture
def questioned(ada):
    """Give somebody who has just taken that call."""
    ada.call(TITLE)
    return ada


def answers(person):
    return [entry.answer for entry in person.program.call.presenter.practice.log]


def test_the_answers_stand_where_the_options_will(questioned):
    assert questioned.sees(ASKED)
    assert len(questioned.choices) == 4
    assert set(questioned.choices) >= {RIGHT_ANSWER, WRONG_ANSWER}


def test_one_tap_answers_and_the_options_come_at_once(questioned):
    questioned.answer(WRONG_ANSWER)
    assert not questioned.sees(ASKED)
    assert any(choice.startswith("I'm Ada") for choice in questioned.choices)
    assert questioned.program.call.presenter.session.choice_ids == ()
    assert questioned.find("choice-1").hasFocus()


def test_the_answer_is_kept_with_the_decision_and_scores_nothing(questioned):
    questioned.answer(RIGHT_ANSWER, "I'm Ada", "A new one")
    assert answers(questioned) == [RIGHT, None]
    assert questioned.program.call.presenter.practice.outcome().score == 100


def test_it_is_asked_once_also_by_whoever_goes_back(questioned):
    questioned.answer(WRONG_ANSWER, "Read the delivery")
    assert not questioned.sees(ASKED)
    questioned.go_back()
    assert not questioned.sees(ASKED)
    questioned.answer("I'm Ada")
    assert answers(questioned)[-1] == 2


def test_an_assessment_goes_without_it(ada):
    ada.click_card(TITLE)
    ada.click("mode-assessment")
    ada.click("take-call")
    assert not ada.sees(ASKED)
    assert len(ada.choices) == 4
    assert RIGHT_ANSWER not in ada.choices


def test_silence_does_not_begin_before_it_is_answered(questioned):
    silence = questioned.program.call.presenter.findChild(QTimer, "silence")
    assert not silence.isActive()
    questioned.answer(RIGHT_ANSWER)
    assert silence.isActive()


def test_the_debrief_tells_how_the_customer_was_read(questioned):
    questioned.answer(WRONG_ANSWER, "I'm Ada", "A new one")
    questioned.look_back()
    assert questioned.sees("Questions about Robin Example: 0 of 1 right.")
    questioned.unfold(1)
    assert questioned.sees(f"{ASKED} You answered: “{WRONG_ANSWER}” It is: “{RIGHT_ANSWER}”")


def test_a_what_if_does_not_ask_again(questioned):
    questioned.answer(WRONG_ANSWER, "I'm Ada", "A new one")
    questioned.look_back()
    questioned.try_another(1)
    assert questioned.at == "play"
    assert not questioned.sees(ASKED)
