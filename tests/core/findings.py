"""Words for the tests of what the checker finds: choices that explain themselves, and the one problem of a scenario."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from simulator.core.checks.all_checks import check
from simulator.core.problems.problem import Problem, blocking
from simulator.core.scenario.model import ENDINGS, Choice, Scenario
from tests.core import scenarios
from tests.core.oracle import Oracle, Situation
from tests.core.scenarios import Goto, play, sound_stories


def choice(name: str, goto: Goto, points: int = 0, **rest: object) -> Choice:
    """Write a choice that says why it is as good as it is."""
    return scenarios.choice(name, goto, points, because="That is why.", **rest)  # type: ignore[arg-type] # as for any choice


def only(scenario: Scenario) -> Problem:
    """Give the one problem of a scenario that can be played; it can be told in words, and its witness leads there."""
    problems = check(scenario)
    (problem,) = problems
    assert not blocking(problems)
    assert problem.message
    assert problem.remedy
    if problem.path[:1] == ("scenes",):
        assert problem.witness is None or shown(scenario, problem)
    return problem


def shown(scenario: Scenario, problem: Problem) -> bool:
    """Say whether the witness comes to the scene that is complained about, or ends there with the choice that is."""
    session = play(scenario, *problem.witness or ())
    last = session.steps()[-1:]
    if problem.path[0] == "everywhere":
        offered = [made.everywhere for made in session.moment.scene.choices]
        return problem.path[1] in (offered if "when" in problem.path else [step.choice.everywhere for step in last])
    number = problem.path[3] if problem.path[2:3] == ("choices",) and len(problem.path) > 3 else None
    made = [step.before.scene.id for step in last if number in (None, step.before.scene.moves.index(step.choice))]
    machine = session.machine
    passed = [beat.scene for beat in machine.opening]
    passed += [beat.scene for step in last for beat in step.before.way(step.choice.id).beats]
    return problem.path[1] in (session.moment.scene.id, *made, *passed)


def faults(scenario: Scenario, code: str) -> list[Problem]:
    """Give the problems with a code."""
    return [problem for problem in check(scenario) if problem.code == code]


@st.composite
def critical_stories(draw: st.DrawFn) -> Scenario:
    """Make up a sound story in which some choices are critical, and endings are of any kind."""
    scenario = draw(sound_stories())
    scenes = {}
    for name, told in scenario.scenes.items():
        choices = [replace(made, critical=draw(st.sampled_from((None, None, "customer")))) for made in told.choices]
        kind = draw(st.sampled_from(ENDINGS)) if told.ending else None
        scenes[name] = replace(told, choices=tuple(choices), ending=kind)
    return replace(scenario, scenes=scenes, pass_mark=draw(st.sampled_from((0, 40, 70, 100))))


def clean(asked: Oracle) -> dict[Situation, int]:
    """Give the most that can still be earned from each situation without a critical choice, where that is possible."""
    worth = asked.endings
    changed = True
    while changed:
        changed = False
        for here, ways in asked.ways.items():
            totals = [way.points + worth[way.to] for way in ways if way.to in worth and not way.choice.critical]
            if totals and worth.get(here) != max(totals):
                worth[here] = max(totals)
                changed = True
    return worth
