"""What is proved of small files that were once judged wrongly: each gets the right findings, and nothing else of their kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.core.problems.problem import Problem
from simulator.core.scoring.scorecard import score
from simulator.paths import find_paths
from simulator.workflow.playable import open_scenario_opener
from tests.core.scenarios import play

CASES = Path(__file__).parents[1] / "cases"


def found(name: str) -> list[Problem]:
    data = (CASES / f"{name}.yaml").read_bytes()
    return [problem for problem in open_scenario_opener(find_paths()).check_bytes(data, name) if problem.code != "cue-leak"]


CODES = {
    "tie-with-a-critical-choice": [],
    "decides-nothing-missed": ["decides-nothing"],
    "decides-nothing-false-alarm": [],
    "no-return-behind-a-slip": ["point-of-no-return", "failed-ending-passes"],
    "no-return-no-number": ["point-of-no-return"],
    "line-never-spoken-after-silence": ["line-never-spoken"],
    "flag-read-where-nobody-comes": ["goto-never-taken", "scene-unreachable", "flag-never-matters"],
    "detour-pays-clean": ["best-line-detour"],
    "walkthrough-differs-hides-better-line": ["best-line-detour", "walkthrough-differs"],
    "farm-and-sink": ["score-farm", "score-sink", "ending-unreachable"],
}


@pytest.mark.parametrize("name", CODES)
def test_the_right_problems_are_found(name: str) -> None:
    assert [problem.code for problem in found(name)] == CODES[name]


def test_the_debrief_names_the_safe_choice_of_two_that_earn_the_same() -> None:
    playable = open_scenario_opener(find_paths()).open(CASES / "tie-with-a-critical-choice.yaml")
    (decision,) = score(play(playable.scenario, "n"), playable.analysis).decisions
    assert decision.reference.id == "m"


def test_a_point_of_no_return_says_what_can_still_be_reached() -> None:
    (problem,) = found("no-return-no-number")
    assert "puts the pass mark of 80 out of reach: from scene “b” on 57 is the best score" in problem.message
    problem, *_ = found("no-return-behind-a-slip")
    assert "The choice “fatal” in scene “h”, after “meh” in scene “a”, puts the pass mark of 60 out of reach" in problem.message
    assert "50 is the best score" in problem.message


def test_where_a_walkthrough_falls_short_the_better_line_is_shown_before_the_number() -> None:
    _, problem = found("walkthrough-differs-hides-better-line")
    assert problem.remedy.startswith("The choices other, sorry score 100; yours part from them in scene “hello” with “come”. If")
