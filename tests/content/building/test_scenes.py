"""Scenes and choices become the core values that they stand for."""

from __future__ import annotations

import dataclasses

import pytest

from simulator.content.loader import read_scenario
from simulator.core.scenario.condition import parse
from simulator.core.scenario.model import Choice, Jump, Scene, Weight
from tests.core.scenarios import line
from tests.samples import SMALL, changed


def scene(name: str, text: str = SMALL) -> Scene:
    reading = read_scenario(text.encode(), "small.yaml")
    assert reading.scenario, reading.problems
    return reading.scenario.scenes[name]


def test_a_choice_that_speaks_is_taken_over() -> None:
    assert scene("opening").choices[0] == Choice(
        "name-it",
        "Three days late, {customer}. That is annoying.",
        (Jump("middle"),),
        shows=(Weight("name-the-feeling"),),
        mood=2,
        because="It shows that you heard what is wrong.",
    )


def test_a_choice_that_acts_is_taken_over() -> None:
    assert scene("opening").choices[1] == Choice(
        "look-up",
        "Open the tracking page.",
        (Jump("middle"),),
        spoken=False,
        action="look-up",
        once=True,
        sets=(("saw_track", 1),),
        adds=(("holds", 1),),
        opens="track",
        takes=20,
    )


def test_weights_and_critical_errors_are_taken_over() -> None:
    blame = scene("opening").choices[2]
    assert (blame.breaks, blame.critical, blame.mood, blame.trust) == ((Weight("own-it", 2),), "customer", -3, -1)


def test_a_silence_is_a_choice_of_its_own_kind() -> None:
    assert scene("opening").silence == Choice(
        "silence",
        "",
        (Jump("opening"),),
        spoken=False,
        breaks=(Weight("fill-the-silence"),),
        mood=-1,
        after=15,
        reply=(line("Hello? Are you there?"),),
    )


def test_a_silence_stays_in_its_scene_unless_said_otherwise() -> None:
    silence = scene("opening", changed(SMALL, ("      goto: opening\n", ""))).silence
    assert silence
    assert silence.jumps == (Jump("opening"),)


def test_lines_and_jumps_with_conditions_are_taken_over() -> None:
    middle = scene("middle")
    assert middle.says == (line("Thank you. So, where is it?", "mood >= 5 and not saw_track"), line("And now?"))
    assert middle.choices[0].jumps == (Jump("settled", parse("trust >= 5")), Jump("lost"))
    assert middle.choices[0].when == parse("saw_track or holds < 2")


def test_what_became_of_the_matter_is_taken_over() -> None:
    text = changed(SMALL, ("    ending: lost\n", '    ending: lost\n    later: "He wrote, {agent}."\n'))
    assert (scene("lost", text).later, scene("settled", text).later) == ("He wrote, {agent}.", "")


def test_an_ending_is_taken_over() -> None:
    lesson = "A time given is worth more than a sorry."
    assert scene("settled") == Scene("settled", (line("Fine. Four o'clock."),), ending="resolved", points=1, lesson=lesson)


def test_an_unwritten_scene_may_have_choices_or_none() -> None:
    assert scene("lost", changed(SMALL, ("    ending: lost\n", '    todo: "Write it."\n'))).todo == "Write it."
    text = changed(SMALL, ("  middle:\n", '  middle:\n    todo: "One more choice."\n'))
    assert len(scene("middle", text).choices) == 2


def test_a_choice_is_frozen_and_the_same_as_one_made_in_the_usual_way() -> None:
    choice = scene("opening").choices[0]
    again = Choice(**{field.name: getattr(choice, field.name) for field in dataclasses.fields(Choice)})
    assert (choice, hash(choice), repr(choice), type(choice)) == (again, hash(again), repr(again), Choice)
    with pytest.raises(dataclasses.FrozenInstanceError):
        choice.id = "other"  # type: ignore[misc]  # what is tried is forbidden


def test_the_same_jump_and_weight_are_one_value() -> None:
    opening = scene("opening")
    assert opening.choices[0].jumps is opening.choices[1].jumps
