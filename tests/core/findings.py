"""Words for the tests of what the checker finds: choices that explain themselves, and the one problem of a scenario."""

from __future__ import annotations

from simulator.core.checks import check
from simulator.core.problem import Problem, blocking
from simulator.core.scenario import Choice, Scenario
from tests.core import scenarios
from tests.core.scenarios import Goto, play


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
    if problem.witness is not None and problem.path[0] == "scenes":
        assert play(scenario, *problem.witness).moment.scene.id == problem.path[1]
    return problem


def faults(scenario: Scenario, code: str) -> list[Problem]:
    """Give the problems with a code."""
    return [problem for problem in check(scenario) if problem.code == code]
