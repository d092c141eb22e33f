"""What conditions ask for and that never happens: by hand, and compared with the oracle."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.scenario.model import Scenario
from tests.core import oracle
from tests.core.findings import choice, faults, only
from tests.core.oracle import ask
from tests.core.scenarios import PROOF, ending, play, scene, silence, sound_stories, story

END = ending("end")


def asking(asked: str) -> Scenario:
    """Give a story in which a condition of its second scene asks what has happened in the first or elsewhere."""
    first = scene(
        "first",
        choice("look", "later", 1, opens="bill"),
        choice("hurry", "later"),
        choice("shy", "later", 1, condition="mood > 8"),
        silent=silence("first", mood=-1, because="Somebody waits."),
    )
    later = scene("later", choice("good", "end", 1, condition=f"mood > 4 and not {asked}"), choice("poor", "end", -1))
    return story(first, later, END, pass_mark=30)


@pytest.mark.parametrize("asked", ["opened bill", "chose first.look", "chose first.silence", "chose first.hurry"])
def test_what_may_happen_is_not_reported(asked: str) -> None:
    assert faults(asking(asked), "event-never-happens") == []


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("visited end", "“end” is an ending, and nobody ever leaves an ending"),
        ("opened file", "no choice that can be made opens record “file”"),
        ("chose first.shy", "nobody can ever choose “shy” in scene “first”"),
        ("chose later.silence", "nobody can ever be silent in scene “later”"),
    ],
)
def test_what_never_happens_is_told_with_the_reason_at_the_first_condition_that_asks(asked: str, fault: str) -> None:
    [problem] = faults(asking(asked), "event-never-happens")
    assert problem.message == f"“{asked}” never holds: {fault}."
    assert problem.path == ("scenes", "later", "choices", 0, "when")
    assert problem.witness
    assert play(asking(asked), *problem.witness).moment.scene.id == "later"


def test_a_scene_that_is_met_and_never_left_is_not_visited() -> None:
    lonely = scene("lonely", choice("on", [("mood > 9", "end"), ("", "lonely")], once=True), choice("stay", "lonely", once=True))
    first = scene("first", choice("go", "lonely", 1), choice("stop", "end", condition="not visited lonely"))
    [problem] = faults(story(first, lonely, END), "event-never-happens")
    assert problem.details["fault"] == "nobody ever leaves scene “lonely”"


def test_it_is_the_one_problem_of_a_story_that_can_be_played() -> None:
    first = scene("first", choice("look", "end", 1, condition="not visited end"), choice("hurry", "end"))
    assert only(story(first, END)).code == "event-never-happens"


@PROOF
@given(sound_stories())
def test_exactly_what_no_situation_of_the_oracle_remembers_is_found(scenario: Scenario) -> None:
    asked = ask(scenario)
    never = {event for event in oracle.asked(scenario) if not any(here.known[event] for here in asked.ways)}
    assert {problem.details["event"] for problem in faults(scenario, "event-never-happens")} == never
