"""A mail that is built part by part: what waits to be sent, and whose face is seen meanwhile."""

from __future__ import annotations

from simulator.core.scenario.mail import faces, has_parts, unsent
from simulator.core.scenario.model import Scenario
from tests.core.scenarios import choice, ending, play, scene, story

FIRST = scene("first", choice("subject", "second", part="subject", mood=2), choice("ring", "end"))
SECOND = scene("second", choice("close", "third", part="close", mood=2), choice("look", "second"))
THIRD = scene("third", choice("send", "fourth", sends=True), choice("whole", "fourth", part="answer", sends=True))
FOURTH = scene("fourth", choice("thank", "end", mood=1))


def mailing() -> Scenario:
    return story(FIRST, SECOND, THIRD, FOURTH, ending("end"), channel="email", mood=4)


def test_what_is_written_waits_until_a_choice_sends_it() -> None:
    written = [[step.choice.id for step in unsent(play(mailing(), *made).steps())] for made in WAYS]
    assert written == [[], ["subject"], ["subject", "look"], ["subject", "look", "close"], [], []]


WAYS = (
    (),
    ("subject",),
    ("subject", "look"),
    ("subject", "look", "close"),
    ("subject", "look", "close", "send"),
    ("subject", "close", "whole", "thank"),
)


def test_the_face_waits_for_the_mail_and_effects_do_not() -> None:
    session = play(mailing(), "subject", "close", "send", "thank")
    assert [step.after.mood for step in session.steps()] == [6, 8, 8, 9]
    assert [moment.mood for moment in faces(session)] == [4, 4, 4, 8, 9]


def test_without_parts_the_face_is_that_of_each_moment() -> None:
    session = play(story(scene("only", choice("thank", "end", mood=1)), ending("end"), mood=4), "thank")
    assert [moment.mood for moment in faces(session)] == [4, 5]
    assert not has_parts(session.scenario)
    assert has_parts(mailing())
