"""Lines that are never spoken and effects that never change anything: by hand, and compared with the oracle."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core import checks_values
from simulator.core.checks import check
from simulator.core.problem import blocking
from simulator.core.scenario import Scenario
from tests.core import oracle
from tests.core.findings import choice, faults, only
from tests.core.oracle import ask
from tests.core.scenarios import HURT, PROOF, ending, scene, sound_stories, story

END = ending("end")


def telling(condition: str, mood: int = 5) -> Scenario:
    first = scene("first", choice("calm", "later", 1, mood=1), choice("snap", "later", mood=-1))
    later = scene("later", choice("good", "end", 1), choice("poor", "end"), says=[(condition, "If so."), ("", "Else.")])
    return story(first, later, END, mood=mood)


@pytest.mark.parametrize(("condition", "entry"), [("mood > 6", 0), ("mood >= 4", 1), ("mood == 5", 0)])
def test_a_line_that_is_never_spoken(condition: str, entry: int) -> None:
    problem = only(telling(condition))
    assert (problem.code, problem.path) == ("line-never-spoken", ("scenes", "later", "says", entry))
    assert problem.details == {"scene": "later", "entry": str(entry + 1)}


@pytest.mark.parametrize("condition", ["mood > 5", "mood == 4", "mood != 6"])
def test_a_line_that_is_spoken_after_some_ways_only(condition: str) -> None:
    assert check(telling(condition)) == ()


def test_a_line_that_takes_two_steps_together_is_found_to_be_spoken() -> None:
    first = scene("first", choice("slow", "second", mood=-1), choice("warm", "second", 1, mood=1))
    second = scene("second", choice("slowly", "later", mood=-1), choice("warmly", "later", 1, mood=1))
    later = scene("later", choice("good", "end", 1), choice("poor", "end"), says=[("mood > 6", "Nice."), ("", "Well?")])
    assert check(story(first, second, later, END, pass_mark=50)) == ()


def test_too_many_states_for_lines_and_effects_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks_values, "MOST_STATES", 1)
    assert check(telling("mood > 6")) == ()
    assert check(lifting(10)) == ()


@PROOF
@given(sound_stories())
def test_lines_are_reported_exactly_where_the_oracle_never_hears_them(scenario: Scenario) -> None:
    met = ask(scenario).ways
    heard = {(here.scene, oracle.line(scenario, here)) for here in met}
    written = {(here.scene, line.text) for here in met for line in scenario.scenes[here.scene].says}
    found = {(str(each.path[1]), each.path[3]) for each in faults(scenario, "line-never-spoken")}
    said = {scene: [line.text for line in told.says] for scene, told in scenario.scenes.items()}
    assert found == {(scene, said[scene].index(text)) for scene, text in written - heard}


def lifting(mood: int, **rest: object) -> Scenario:
    first = scene("first", choice("praise", "end", 1, mood=1), choice("mock", "end"))
    return story(first, END, mood=mood, **rest)  # type: ignore[arg-type] # the rest of a story


def test_an_effect_that_never_changes_anything() -> None:
    problem = only(lifting(10))
    assert (problem.code, problem.path) == ("effect-always-clamped", ("scenes", "first", "choices", 0, "mood"))
    assert (problem.details["name"], problem.details["limit"]) == ("mood", "highest")
    assert check(lifting(9)) == ()


def test_an_effect_that_lowers_what_is_lowest() -> None:
    problem = only(story(scene("first", choice("good", "end", 1), choice("mock", "end", trust=-1)), END, trust=0))
    assert (problem.path, problem.details["limit"]) == (("scenes", "first", "choices", 1, "trust"), "lowest")


def test_trust_that_the_history_holds_down_is_told_with_the_reason() -> None:
    told = scene("first", choice("praise", "end", 1, trust=1), choice("mock", "end"))
    problem = only(story(told, END, history=HURT))
    assert "history" in problem.remedy
    assert check(story(told, END)) == ()


def test_an_effect_that_changes_something_after_some_ways_only() -> None:
    first = scene("first", choice("calm", "later", 1), choice("snap", "later", mood=-1))
    later = scene("later", choice("praise", "end", 1, mood=1), choice("poor", "end"))
    assert check(story(first, later, END, mood=10)) == ()


@PROOF
@given(sound_stories())
def test_effects_are_reported_exactly_where_the_oracle_never_sees_a_change(scenario: Scenario) -> None:
    made, moved = set(), set()
    for here, ways in ask(scenario).ways.items():
        for way in ways:
            for name, by in (("mood", way.choice.mood), ("trust", way.choice.trust)):
                if by:
                    made.add((here.scene, way.choice.id, name))
                if way.to.known[name] != here.known[name]:
                    moved.add((here.scene, way.choice.id, name))
    assert not blocking(check(scenario))
    found = faults(scenario, "effect-always-clamped")
    assert {(str(each.path[1]), each.details["choice"], each.details["name"]) for each in found} == made - moved
