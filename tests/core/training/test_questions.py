"""Questions about the customer: asked once, with their answers in an order that says nothing, and told of afterwards."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from simulator.core.scenario.model import Scenario
from simulator.core.scenario.question import RIGHT, Question
from simulator.core.training.attempt import LogEntry
from simulator.core.training.questions import Answered, answered, order_of_answers, question_now
from tests.core.scenarios import choice, ending, play, scene, story

QUESTION = Question("What matters most to her now?", "That somebody owns it", ("A refund", "An apology", "A quick end"))


def asking() -> Scenario:
    first = scene("first", choice("stay", "first"), choice("on", "second"))
    return story(replace(first, asks=QUESTION), scene("second", choice("back", "first"), choice("on", "end")), ending("end"))


def test_a_question_is_asked_on_the_first_visit_only() -> None:
    told = asking()
    paths = ((), ("stay",), ("on",), ("on", "back"))
    assert [question_now(play(told, *path)) for path in paths] == [QUESTION, None, None, None]


def test_answers_are_shown_in_an_order_that_is_the_same_for_an_attempt_and_another_for_others() -> None:
    orders = [order_of_answers(seed, QUESTION) for seed in range(400)]
    assert orders == [order_of_answers(seed, QUESTION) for seed in range(400)]
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders)
    places = Counter(order.index(RIGHT) for order in orders)
    assert min(places[place] for place in range(4)) > 60


def test_what_was_answered_is_told_by_decision() -> None:
    session = play(asking(), "on", "on")
    entries = {0: LogEntry(0, "on", answer=2), 1: LogEntry(1, "on")}
    assert answered(session, entries) == (Answered(0, QUESTION, 2),)
    assert [each.right for each in answered(session, {0: LogEntry(0, "on", answer=RIGHT)})] == [True]


def test_an_answer_to_nothing_is_left_out() -> None:
    session = play(asking(), "on", "on")
    assert answered(session, {1: LogEntry(1, "on", answer=0)}) == ()
    assert answered(session, {0: LogEntry(0, "on", answer=9)}) == ()
