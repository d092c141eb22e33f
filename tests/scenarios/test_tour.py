"""The guided call for somebody new: sound, short, and no part of the library."""

from __future__ import annotations

import pytest

from simulator.content.scenario_index import find
from simulator.core.problems.problem import Problem
from simulator.core.scenario.session import Session
from simulator.core.scoring.scorecard import score
from simulator.paths import find_paths
from simulator.workflow.playable import Playable, open_scenario_opener

PATHS = find_paths()


@pytest.fixture(scope="module")
def tour() -> Playable:
    """Give the guided call, ready to play."""
    return open_scenario_opener(PATHS).open(PATHS.tour)


def test_the_checker_finds_nothing_not_even_a_warning() -> None:
    problems: tuple[Problem, ...] = open_scenario_opener(PATHS).check(PATHS.tour)
    assert [problem.message for problem in problems] == []


def test_a_minute_is_enough_for_it(tour: Playable) -> None:
    assert 4 <= len(tour.scenario.scenes) <= 6
    assert tour.scenario.minutes == 1


def test_its_walkthroughs_come_to_what_they_expect_and_one_of_them_to_everything(tour: Playable) -> None:
    cards = [score(Session.replay(tour.machine, walk.choices), tour.analysis) for walk in tour.scenario.walkthroughs]
    expected = [(walk.ending, walk.score, walk.passed) for walk in tour.scenario.walkthroughs]
    assert [(card.ending.id, card.score, card.passed) for card in cards] == expected
    assert max(card.score for card in cards) == 100


def test_no_clock_hurries_somebody_new(tour: Playable) -> None:
    assert not [scene.id for scene in tour.scenario.scenes.values() if scene.silence]


def test_the_library_does_not_list_it() -> None:
    assert "welcome.yaml" not in {file.path.rsplit("/", 1)[-1] for file in find((PATHS.scenarios,))}
